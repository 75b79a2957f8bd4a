"""Documents of a fictional town, and the command run on them as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TABLE = """财政项目支出绩效目标表

（2025年度）

项目名称\t{name}\t项目类别\t专项资金 □ 经常性项目 ☑ 一次性项目 □
主管部门\t云溪镇人民政府\t实施单位\t云溪镇人大办
计划开始日期\t2025-01-01\t计划完成日期\t2025-12-31
项目资金（万元）\t项目资金总额\t7.40\t年度资金申请总额\t7.40
\t其中：财政资金\t7.40\t其中：当年财政拨款\t7.40
\t\t\t上年结转资金\t0
\t其他资金\t0\t其他资金\t0
项目绩效目标\t项目总目标（2025年-2025年）\t\t年度总体目标
\t保障代表依法履职。\t\t组织代表活动12次。
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值
\t产出指标\t数量指标\t指标1：开展代表活动\t≥12(次)
\t\t质量指标\t指标1：代表活动参加率\t≥90%
\t\t时效指标\t指标1：活动按时完成率\t100%
\t\t成本指标\t指标1：活动经费\t≤7.40万元
\t效益指标\t社会效益指标\t指标1：推动实事项目落地\t=5件
\t满意度指标\t服务对象满意度指标\t指标1：代表满意度\t≥95%
"""


@pytest.fixture
def table() -> Callable[..., str]:
    """The text of a document with one table for each of the project names."""

    def text(*names: str) -> str:
        return "\n\n".join(TABLE.format(name=name) for name in names or ("代表履职经费",))

    return text


@pytest.fixture
def seeds() -> Path:
    """The folder of real documents beside the checkout."""
    folder = Path(__file__).parents[2].parent / "shared" / "seeds"
    assert list(folder.glob("*.txt")), f"no seeds in {folder}"
    return folder


class Ran(subprocess.CompletedProcess[bytes]):
    """A finished command with its output as text."""

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")


@pytest.fixture
def jixiao(tmp_path: Path) -> Callable[..., Ran]:
    """The command in a process of its own, in an empty folder of its own."""
    environment = {name: value for name, value in os.environ.items() if name not in ("JIXIAO_DEBUG", "COLUMNS")}

    def run(*arguments: str | Path, **more: str) -> Ran:
        command = [sys.executable, "-m", "jixiao.cli.main", *map(str, arguments)]
        ran = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment | more, timeout=120)
        assert "JIXIAO_DEBUG" in more or b"Traceback" not in ran.stderr
        return Ran(ran.args, ran.returncode, ran.stdout, ran.stderr)

    return run


@pytest.fixture
def folder(tmp_path: Path, table: Callable[..., str]) -> Path:
    """Three documents, two of them below a folder; with five tables."""
    below = tmp_path / "documents" / "2025"
    below.mkdir(parents=True)
    (below / "b.txt").write_text(table("图书角建设", "路灯改造"), encoding="utf-8")
    (below / "a.txt").write_text(table("防汛物资"), encoding="utf-8")
    (tmp_path / "documents" / "c.TXT").write_text(table("食堂运行", "档案整理"), encoding="utf-8")
    return tmp_path / "documents"
