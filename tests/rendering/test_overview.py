"""One row per table."""

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from jixiao.records.target import Funding, PerformanceTarget
from jixiao.rendering.overview import overview

Made = Callable[..., PerformanceTarget]


def test_the_table(record: Made) -> None:
    assert overview([record(), record(number=3, year=None, project_name=None, funding=Funding())]) == (
        "文件        序号  项目名称      年度   年度资金  指标数  未归位  存疑\n"
        "─────────────────────────────────────────────────────────────────────\n"
        "云溪镇.txt     2  代表履职经费  2025  7.40 万元       3       1     2\n"
        "云溪镇.txt     3  —                —          —       3       1     2\n"
    )


@pytest.mark.parametrize("width", [64, 80, 120])
def test_long_names_are_cut_to_the_width(record: Made, width: int) -> None:
    rows = overview([record(document=f"{'文' * 40}.txt", project_name="名" * 60)], width=width).splitlines()
    assert all(cell_len(row) <= width for row in rows)
    assert rows[2].count("…") == 2
    assert rows[2].endswith("7.40 万元       3       1     2")


def test_a_short_name_leaves_its_room_to_the_other(record: Made) -> None:
    row = overview([record(document="a.txt", project_name="名" * 15)], width=90).splitlines()[2]
    assert "名" * 15 in row


def test_without_a_width_nothing_is_cut(record: Made) -> None:
    assert "名" * 90 in overview([record(project_name="名" * 90)])


def test_no_record_no_table() -> None:
    assert overview([]) == ""


def test_english(record: Made) -> None:
    assert overview([record()], "en").split("\n")[0].split() == [
        "file", "no.", "project", "year", "annual", "funding", "indicators", "unplaced", "unsure",
    ]  # fmt: skip


def test_colour_only_where_asked_for(record: Made) -> None:
    assert "\x1b[" in overview([record()], colour=True)
    assert "\x1b[" not in overview([record()])


def test_names_cannot_steer_the_terminal(record: Made) -> None:
    assert "\x1b" not in overview([record(project_name="\x1b[2J[red]x")])
    assert "[red]x" in overview([record(project_name="\x1b[2J[red]x")])
