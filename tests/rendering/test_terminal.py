"""A record in its official form, drawn."""

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from jixiao.forms.form import Form
from jixiao.forms.library import form, forms
from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.terminal import draw_form, draw_record

Made = Callable[..., PerformanceTarget]
MINHANG = "minhang-target-2023"


def squeezed(text: str) -> str:
    """The words of a drawing, whatever lines they are broken into."""
    return "".join(char for char in text if char not in " \n│─┌┐└┘├┤┬┴┼")


@pytest.mark.parametrize("width", [80, 120])
def test_the_shape_of_the_form(record: Made, width: int) -> None:
    lines = draw_record(record(), form(MINHANG), width).plain.splitlines()
    assert lines[0].strip() == "财政项目支出绩效目标表"
    grid = [line for line in lines if line.startswith(("│", "├", "┌", "└"))]
    assert {cell_len(line) for line in grid} == {cell_len(grid[0])}
    assert cell_len(grid[0]) <= width
    drawn = squeezed("\n".join(grid))
    for words in ("项目名称代表履职经费", "经常性项目☑", "≥12(次)", "2.培训代表。"):
        assert words in drawn


def test_unsure_fields_are_marked_and_counted(record: Made) -> None:
    drawn = draw_record(record(), form(MINHANG), 120)
    assert drawn.plain.count("「存疑」") == 1 + 1  # the goal, and the legend
    assert "按时完成「归类存疑」" in drawn.plain
    assert drawn.plain.endswith("共 2 处，请与原件核对。\n")
    assert any(span.style == "bold yellow" for span in drawn.spans)


def test_marks_in_english(record: Made) -> None:
    drawn = draw_record(record(), form(MINHANG), 120, "en").plain
    assert "[unsure]" in drawn and "[unsure block]" in drawn
    assert drawn.endswith("2 marked as unsure; compare with the document.\n")


def test_a_sure_record_has_no_legend(record: Made) -> None:
    assert "存疑" not in draw_record(record(provenance={}), form(MINHANG), 120).plain


def test_what_the_form_has_no_cell_for_follows(record: Made) -> None:
    made = record(
        funding=Funding(executed_total="7.00"),
        other_fields={"项目期": "1年"},
        indicators=[Indicator(level2="数量指标", name="路灯", value="1盏", score="10")],
    )
    drawn = draw_record(made, form(MINHANG), 100).plain
    below = drawn[drawn.index("本表式未设栏目的内容") :]
    assert "执行总额：7.00" in below
    assert "项目期：1年" in below
    assert "指标1 得分：10" in below


def test_narrative_sections_follow(record: Made) -> None:
    made = record(narrative={"立项依据": "镇人大决议。" * 20}, provenance={})
    drawn = draw_record(made, form("songjiang-target-2022"), 80).plain
    below = drawn[drawn.index("项目经费情况说明") :]
    assert all(cell_len(line) <= 80 for line in below.splitlines())
    assert "立项依据：" in below


def test_an_indicator_outside_of_all_blocks_is_shown(record: Made) -> None:
    made = record(
        indicators=[Indicator(printed_level1="项目管理", printed_level2="制度建设", name="制度健全", value="健全")]
    )
    drawn = squeezed(draw_record(made, form(MINHANG), 120).plain)
    assert "项目管理" in drawn and "制度建设" in drawn and "制度健全" in drawn


@pytest.mark.parametrize("width", [30, 80, 120])
@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_every_form_can_be_drawn_at_every_width(record: Made, official: Form, width: int) -> None:
    lines = draw_record(record(), official, width).plain.splitlines()
    grid = {cell_len(line) for line in lines if line.startswith(("│", "├", "┌", "└"))}
    assert len(grid) == 1
    assert grid.pop() <= max(width, 3 * official.columns + 1)


@pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
def test_every_form_shows_the_record(record: Made, official: Form) -> None:
    drawn = squeezed(draw_record(record(), official, 140).plain)
    for words in ("代表履职经费", "云溪镇人大办", "开展代表活动", "≥12(次)", "代表满意度"):
        assert words in drawn


def test_the_blank_form_has_every_label() -> None:
    drawn = squeezed(draw_form(form(MINHANG), 120).plain)
    for label in ("项目资金总额", "其中：当年财政拨款", "可持续影响指标", "服务对象满意度指标", "年度指标值"):
        assert label in drawn


def test_a_document_cannot_steer_the_terminal(record: Made) -> None:
    assert "\x1b" not in draw_record(record(title="\x1b[2J", project_name="\x1b[31m"), form(MINHANG), 80).plain
