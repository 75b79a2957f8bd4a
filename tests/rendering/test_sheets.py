"""Rows and columns for spreadsheets."""

from collections.abc import Callable

from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.sheets import (
    Column,
    cell_text,
    identifying_columns,
    indicator_columns,
    indicator_rows,
    project_columns,
    used,
)

Made = Callable[..., PerformanceTarget]


def cells(columns: list[Column[PerformanceTarget]], row: PerformanceTarget) -> dict[str, object]:
    return {column.heading: column.cell(row) for column in columns}


def test_a_table_says_which_it_is_first(record: Made) -> None:
    assert cells(identifying_columns("zh"), record()) == {
        "文件": "云溪镇.txt", "序号": 2, "项目名称": "代表履职经费", "年度": 2025,
    }  # fmt: skip
    headings = [column.heading for column in project_columns([record()], "zh")]
    assert headings[:4] == ["文件", "序号", "项目名称", "年度"]
    assert len(headings) == len(set(headings))


def test_what_there_is_to_look_at_is_counted(record: Made) -> None:
    row = cells(project_columns([record()], "zh"), record())
    assert (row["指标数"], row["存疑数"], row["存疑字段"], row["未归位"]) == (3, 2, "年度目标", 1)


def test_columns_of_other_forms_are_left_out_where_nothing_fills_them(record: Made) -> None:
    target, evaluation = record(), record(funding=Funding(executed_total="7.00"), actual_goal="已完成")
    columns = project_columns([target, evaluation], "zh")
    assert {"执行总额", "目标完成情况"}.isdisjoint(column.heading for column in used(columns, [target]))
    assert {"执行总额", "目标完成情况", "其他资金"} <= {
        column.heading for column in used(columns, [target, evaluation])
    }


def test_free_sections_have_columns_of_their_own(record: Made) -> None:
    tables = [record(), record(other_fields={"项目期": "1年"}, narrative={"立项依据": "决议"})]
    rows = [cells(project_columns(tables, "zh"), table) for table in tables]
    assert [row["项目期"] for row in rows] == [None, "1年"]
    assert [row["立项依据"] for row in rows] == [None, "决议"]


def test_every_indicator_is_a_row_with_what_its_value_means(record: Made) -> None:
    rows = indicator_rows([record()], with_empty=False)
    columns = {column.heading: column for column in indicator_columns("zh")}
    shown = ["指标序号", "三级指标", "指标值", "指标值类型", "比较符", "数值", "数值单位", "周期", "指标存疑"]
    assert [[cell_text(columns[heading].cell(row)) for heading in shown] for row in rows] == [
        ["1", "开展代表活动", "≥12(次)", "数值", "≥", "12", "次", "", ""],
        ["2", "按时完成", "每季度不少于1次", "频次", "≥", "1", "次", "每季度", "二级指标"],
        ["3", "代表满意度", "", "", "", "", "", "", ""],
    ]


def test_a_table_without_indicators_has_a_row_where_asked_for(record: Made) -> None:
    empty = record(indicators=[], provenance={})
    assert indicator_rows([empty], with_empty=False) == []
    (row,) = indicator_rows([empty], with_empty=True)
    assert all(cell_text(column.cell(row)) == "" for column in indicator_columns("zh"))


def test_cells_in_columns_and_horizons_are_told(record: Made) -> None:
    made = record(indicators=[Indicator(name="路灯", value="≥1盏", parts=["≥", "1", "盏"], horizon="total")])
    row = indicator_rows([made], with_empty=False)[0]
    columns = {column.heading: column.cell(row) for column in indicator_columns("zh")}
    assert (columns["指标值分栏"], columns["长期或年度"]) == ("≥ | 1 | 盏", "长期")


def test_english_headings(record: Made) -> None:
    headings = [column.heading for column in project_columns([record()], "en")]
    assert headings[:4] == ["file", "no.", "project", "year"]
