"""Where tables begin and end, and which part of a table a cell belongs to."""

from __future__ import annotations

from jixiao.documents.text import read_text
from jixiao.recognition.items import Row, rows_of
from jixiao.recognition.regions import (
    Region,
    Zone,
    find_regions,
    is_closing,
    is_listing_heading,
    is_narrative_title,
)

TITLE = "财政项目支出绩效目标表\n（2025年度）\n"
HEADER = "|项目名称|{}|\n|主管部门|云溪镇人民政府|实施单位|城建办|\n"
FUNDING = "|项目资金（万元）|年度资金总额|12.50|\n| |其中：财政拨款|12.50|\n"
GOALS = "|年度总体目标|养护村道，方便村民出行。|\n"
INDICATORS = "|绩效指标|一级指标|二级指标|三级指标|年度指标值|\n| |产出指标|数量指标|指标1：养护里程|≥12公里|\n"
MORE = "| | |质量指标|指标1：验收合格率|≥95%|\n"


def table(name: str) -> str:
    return TITLE + HEADER.format(name) + FUNDING + GOALS + INDICATORS


def rows(text: str) -> list[Row]:
    return rows_of(read_text("table.txt", text.encode()))


def regions(text: str) -> list[Region]:
    return find_regions(rows(text))


def printed(region: Region) -> list[str]:
    return [item.text for row in region.rows for item in row.items]


def zones(text: str) -> dict[str, Zone]:
    (region,) = regions(text)
    return {item.text: zone for item, zone in region.zones.items()}


def test_a_table_begins_with_its_title_and_ends_before_the_next() -> None:
    first, second = regions(table("村道养护") + table("河道保洁"))
    assert "村道养护" in printed(first)
    assert printed(second)[0] == "财政项目支出绩效目标表"
    assert "河道保洁" not in printed(first)


def test_the_number_of_an_attachment_above_the_title_belongs_to_its_table() -> None:
    first, second = regions("附件1\n" + table("村道养护") + "附件2\n" + table("河道保洁"))
    assert (printed(first)[0], first.title_row) == ("附件1", 1)
    assert printed(second)[0] == "附件2"


def test_without_titles_a_table_begins_with_the_name_of_the_project() -> None:
    untitled = HEADER + FUNDING + GOALS + INDICATORS
    first, second = regions(untitled.format("村道养护") + untitled.format("河道保洁"))
    assert first.title_row is None
    assert printed(first)[:2] == ["项目名称", "村道养护"]
    assert printed(second)[:2] == ["项目名称", "河道保洁"]


def test_text_around_the_tables_is_outside() -> None:
    (region,) = regions("云溪镇2025年部门预算\n一、概况\n" + table("村道养护"))
    assert printed(region)[0] == "财政项目支出绩效目标表"


def test_a_title_that_a_page_break_repeats_starts_no_table() -> None:
    (region,) = regions(table("村道养护") + TITLE + MORE)
    assert "指标1：验收合格率" in printed(region)


def test_a_header_that_a_page_break_repeats_before_the_indicators_starts_no_table() -> None:
    (region,) = regions(TITLE + HEADER.format("村道养护") + HEADER.format("村道养护") + FUNDING + INDICATORS)
    assert printed(region).count("村道养护") == 2


def test_headings_that_a_page_break_repeats_start_no_table() -> None:
    (region,) = regions(table("村道养护") + INDICATORS.split("\n")[0] + "\n" + MORE)
    assert "指标1：验收合格率" in printed(region)


def test_two_tables_of_the_same_project_are_two() -> None:
    assert len(regions(table("村道养护") + table("村道养护"))) == 2


def test_a_table_whose_head_is_cut_off_begins_with_its_headings() -> None:
    first, second = regions(INDICATORS + MORE + table("河道保洁"))
    assert "指标1：验收合格率" in printed(first)
    assert (first.unnamed, second.unnamed) == (True, False)


def test_a_table_cut_off_after_its_head_is_a_table() -> None:
    first, second = regions(table("村道养护") + TITLE + HEADER.format("河道保洁"))
    assert "指标1：养护里程" in printed(first)
    assert printed(second)[-1] == "城建办"


def test_a_title_that_names_the_project_starts_a_table() -> None:
    first, second = regions("图书购置经费绩效目标表\n" + INDICATORS + "食堂运行经费绩效目标表\n" + INDICATORS)
    assert printed(first)[0] == "图书购置经费绩效目标表"
    assert printed(second)[0] == "食堂运行经费绩效目标表"


def test_two_tables_in_one_line_are_two() -> None:
    line = (
        "财政项目支出绩效目标表项目名称{}主管部门云溪镇一级指标二级指标三级指标年度指标值"
        "产出指标数量指标养护里程≥12公里质量指标验收合格率≥95%"
    )
    first, second = regions(line.format("村道养护") + line.format("河道保洁"))
    assert "村道养护" in printed(first)
    assert "河道保洁" in printed(second)


def test_words_about_tables_are_no_table() -> None:
    assert regions("各单位应写明项目名称和主管部门，绩效目标表见附件。\n") == []


def test_every_part_of_a_table_has_its_zone() -> None:
    found = zones(table("村道养护") + "填表人：李青\n")
    assert found["财政项目支出绩效目标表"] is Zone.PREFACE
    assert found["云溪镇人民政府"] is Zone.HEADER
    assert found["12.50"] is Zone.FUNDING
    assert found["养护村道，方便村民出行。"] is Zone.GOALS
    assert found["指标1：养护里程"] is Zone.INDICATORS
    assert found["填表人：李青"] is Zone.CLOSING


def test_money_words_inside_the_indicators_do_not_leave_them() -> None:
    assert zones(table("村道养护") + "| | |成本指标|财政资金|12.5万元|\n")["12.5万元"] is Zone.INDICATORS


def test_a_block_label_opens_the_indicators_where_headings_are_missing() -> None:
    assert (
        zones(HEADER.format("村道养护") + GOALS + "|产出指标|数量指标|养护里程|≥12公里|\n")["养护里程"]
        is Zone.INDICATORS
    )


def test_where_rows_are_cut_at_a_row_the_region_gives_its_items_by_zone() -> None:
    (region,) = regions(table("村道养护"))
    assert [item.text for item in region.items(Zone.GOALS)] == ["年度总体目标", "养护村道，方便村民出行。"]


def test_a_table_of_one_cell_on_a_line_is_streaming() -> None:
    (tabbed,) = regions(table("村道养护"))
    (stream,) = regions("\n".join(text for text in printed(tabbed)))
    assert (tabbed.streaming, stream.streaming) == (False, True)


def test_the_section_of_the_next_project_is_not_part_of_the_table() -> None:
    first, second = regions(table("村道养护") + "项目经费情况说明2\n一、项目概述\n清淤。\n" + table("河道保洁"))
    assert "一、项目概述" not in printed(first) + printed(second)


def test_narrative_titles() -> None:
    assert is_narrative_title("项目经费情况说明2")
    assert not is_narrative_title("项目经费情况说明如下，请审阅。")


def test_a_list_is_headed_by_the_project_beside_the_indicator_columns() -> None:
    listing, plain = rows("|项目名称|预算数|一级指标|二级指标|三级指标|指标值|\n|一级指标|二级指标|三级指标|指标值|\n")
    assert is_listing_heading(listing)
    assert not is_listing_heading(plain)


def test_rows_below_the_indicators_close_the_table() -> None:
    closing, block, name = (
        row.items[0] for row in rows("|总分|100|\n|满意度指标|村民满意度|\n|指标2：护栏长度|3米|\n")
    )
    assert is_closing(closing)
    assert not is_closing(block)
    assert not is_closing(name)


def test_the_label_at_the_side_opens_the_indicators_behind_the_goals_only() -> None:
    indicators = "|绩效指标|产出|养护里程|≥12公里|\n"
    assert zones(HEADER.format("村道养护") + GOALS + indicators)["养护里程"] is Zone.INDICATORS
    assert zones("|项目名称|绩效指标|\n|主管部门|云溪镇|\n")["云溪镇"] is Zone.HEADER
