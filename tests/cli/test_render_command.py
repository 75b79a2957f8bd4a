"""``jixiao render``."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import jixiao
from jixiao.cli.main import main
from jixiao.rendering.jsonl import json_lines
from jixiao.rendering.official import fonts

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def records(tmp_path: Path, table: Callable[..., str]) -> Path:
    """A file of records with three tables."""
    source = tmp_path / "云溪镇.txt"
    source.write_text(table("图书角建设", "路灯改造", "路灯改造"), encoding="utf-8")
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(json_lines(jixiao.read(source).records)))
    return path


@pytest.mark.parametrize("to", ["docx", "xlsx", "pdf", "html"])
def test_every_table_is_a_file_that_reads_back(to: str, records: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["render", str(records), "--to", to, "--output", str(tmp_path / "out")]) == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        f"2025_云溪镇人大办_图书角建设.{to}",
        f"2025_云溪镇人大办_路灯改造.{to}",
        f"2025_云溪镇人大办_路灯改造（2）.{to}",
    ]
    (printed,) = jixiao.read(tmp_path / "out" / names[0]).records
    assert printed.content() == jixiao.read(tmp_path / "云溪镇.txt").records[0].content()
    assert capsys.readouterr().err == f"已印出 3 张表、3 个文件，存入 {tmp_path / 'out'}\n"


@pytest.mark.parametrize("to", ["docx", "xlsx", "pdf", "html"])
def test_all_tables_in_one_file_with_a_summary_in_front(to: str, records: Path, tmp_path: Path) -> None:
    assert main(["render", str(records), "--to", to, "-o", str(tmp_path / "out"), "--summary"]) == 0
    extraction = jixiao.read(tmp_path / "out" / f"2025_云溪镇人大办_绩效目标表.{to}")
    assert [record.project_name for record in extraction.records] == ["图书角建设", "路灯改造", "路灯改造"]
    assert extraction.statement is not None
    assert (extraction.statement.units, extraction.statement.projects) == (1, 3)
    assert (extraction.statement.amount, extraction.statement.amount_unit) == ("22.20", "万元")


def test_together_without_a_summary(records: Path, tmp_path: Path) -> None:
    assert main(["render", str(records), "--to", "html", "-o", str(tmp_path / "out"), "--together"]) == 0
    extraction = jixiao.read(tmp_path / "out" / "2025_云溪镇人大办_绩效目标表.html")
    assert (len(extraction.records), extraction.statement) == (3, None)


def test_what_a_form_has_no_place_for_is_told(records: Path, tmp_path: Path, capsys: Captured) -> None:
    form = "national-target-2021"
    assert main(["render", str(records), "--to", "html", "-o", str(tmp_path / "out"), "--form", form]) == 0
    told = capsys.readouterr().err.splitlines()[0]
    assert told.startswith("图书角建设：表式 national-target-2021 没有以下内容的栏目，未印出：项目类别、开始日期")


def test_a_bad_line_stops_nothing(records: Path, tmp_path: Path, capsys: Captured) -> None:
    records.write_bytes(b"no json\n" + records.read_bytes())
    assert main(["render", str(records), "--to", "html", "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == f"{records}：第 1 条不是完整的 JSON，未能印出。"
    assert said[1].startswith("已印出 3 张表")


def test_a_file_that_is_not_there(tmp_path: Path, capsys: Captured) -> None:
    assert main(["render", str(tmp_path / "none.jsonl"), "--to", "html", "-o", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'none.jsonl'}：路径不存在\n没有可印出的表。\n"


def test_a_folder_of_results_that_is_a_file(records: Path, capsys: Captured) -> None:
    assert main(["render", str(records), "--to", "html", "-o", str(records)]) == 2
    assert capsys.readouterr().err == f"输出位置应是文件夹，而这里已有同名文件：{records}\n"


def test_an_unknown_form(records: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["render", str(records), "--to", "html", "-o", str(tmp_path / "out"), "--form", "火星"]) == 2
    assert capsys.readouterr().err.startswith("没有编号为“火星”的表式，可选：anhui-self-evaluation-2022")
    assert not (tmp_path / "out").exists()


def test_another_font(records: Path, tmp_path: Path) -> None:
    font = Path(fonts.__file__).with_name("jixiao-song.ttf")
    copy = shutil.copy(font, tmp_path / "另一种.ttf")
    assert main(["render", str(records), "--to", "pdf", "-o", str(tmp_path / "out"), "--font", str(copy)]) == 0


def test_a_font_that_is_none(records: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["render", str(records), "--to", "pdf", "-o", str(tmp_path), "--font", str(records)]) == 1
    assert capsys.readouterr().err.startswith("records.jsonl：")


def test_a_character_that_no_font_has_is_named(records: Path, tmp_path: Path, capsys: Captured) -> None:
    text = records.read_text(encoding="utf-8").replace("图书角建设", "图书角\U000f1234建设")
    records.write_text(text, encoding="utf-8")
    assert main(["render", str(records), "--to", "pdf", "-o", str(tmp_path / "out")]) == 0
    assert "U+F1234" in capsys.readouterr().err
