"""Documents of a fictional town to read in great numbers, and what a batch made of them."""

from __future__ import annotations

from pathlib import Path

from jixiao.scale.manifest import read_state
from jixiao.scale.parquet_files import connection, live_rows, name_dead
from jixiao.scale.parts import part_file
from jixiao.scale.schema import TABLES

TABLE = """财政项目支出绩效目标表

（2025年度）

项目名称\t{name}\t项目类别\t专项资金 □ 经常性项目 ☑ 一次性项目 □
主管部门\t鹭汀区砚浦镇人民政府\t实施单位\t砚浦镇城乡建设办公室
计划开始日期\t2025-01-01\t计划完成日期\t2025-12-31
项目资金（万元）\t项目资金总额\t{amount}\t年度资金申请总额\t{amount}
\t其中：财政资金\t{amount}\t其中：当年财政拨款\t{amount}
\t\t\t上年结转资金\t0
\t其他资金\t0\t其他资金\t0
项目绩效目标\t项目总目标（2025年-2025年）\t\t年度总体目标
\t改善{name}。\t\t完成{name}12次。
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值
\t产出指标\t数量指标\t指标1：{name}次数\t≥12(次)
\t\t质量指标\t指标1：{name}合格率\t≥90%
\t\t时效指标\t指标1：按时完成率\t100%
\t\t成本指标\t指标1：{name}经费\t≤{amount}万元
\t效益指标\t社会效益指标\t指标1：推动实事项目落地\t=5件
\t满意度指标\t服务对象满意度指标\t指标1：居民满意度\t≥95%
"""
WORKS = ("路灯改造", "图书角建设", "防汛物资储备", "河道保洁", "老年人助餐", "消防设施维修", "绿地养护", "档案整理")


def table(name: str, amount: str = "7.40") -> str:
    """The text of a table."""
    return TABLE.format(name=name, amount=amount)


def write_documents(folder: Path, count: int) -> None:
    """So many documents of one or two tables each, no two alike; every seventh is damaged."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        name = f"砚浦镇{number:03d}号{WORKS[number % len(WORKS)]}"
        if number % 7 == 6:
            (folder / f"{name}.docx").write_bytes(f"PK\x03\x04 {number}".encode())
        else:
            tables = [table(f"{name}{part}", f"{number + part}.50") for part in range(1 + number % 2)]
            (folder / f"{name}.txt").write_text("\n\n".join(tables), encoding="utf-8")


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that counts of every table, sorted by its key."""
    state = read_state(folder)
    found: dict[str, list[tuple[object, ...]]] = {}
    for one in TABLES:
        files = [part_file(folder, one, part) for part, counts in state.parts.items() if one.name in counts]
        with connection() as database:
            name_dead(database, state.dead)
            key = ", ".join(f'"{column}"' for column in one.key)
            found[one.name] = database.execute(
                f"SELECT * FROM ({live_rows(one, files, some_dead=True)}) ORDER BY {key}"
            ).fetchall()
    return found
