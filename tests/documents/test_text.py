"""Tables as people paste them into text files: each way of printing gives the same cells, and every cell its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.documents import text as text_module
from jixiao.documents.archive_errors import TooManyCellsError
from jixiao.documents.errors import BinaryDocumentError, DocumentError, EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.grid import Cell
from jixiao.documents.text import MAX_BYTES, read_text


def cells(printed: str) -> list[list[Cell]]:
    (grid,) = read_text("a.txt", printed.encode()).grids
    return grid.rows


def rows(printed: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in cells(printed)]


def places(printed: str) -> list[tuple[str, int | None, int | None, int, int]]:
    """(text, page, line, row, column) of every cell."""
    return [(cell.text, cell.page, cell.line, cell.row, cell.column) for row in cells(printed) for cell in row]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("项目名称\t道路养护\n", [["项目名称", "道路养护"]]),
        ("项目名称\t道路养护", [["项目名称", "道路养护"]]),
        ("项目名称\t\t道路养护\n", [["项目名称", "", "道路养护"]]),
        ("\t数量指标\t养护里程\n", [["", "数量指标", "养护里程"]]),
        ("项目名称\t道路养护\t\n", [["项目名称", "道路养护"]]),
        ("项目名称\t道路养护\t\t\n", [["项目名称", "道路养护", ""]]),
        ("项目概况\t\n", [["项目概况"]]),
        ("\t\t养护里程\n\t\t检测次数\n\n", [["", "", "养护里程"], ["", "", "检测次数"]]),
        ("\t数量指标\n\t质量指标\n满意度指标\t95%\n", [["", "数量指标"], ["", "质量指标"], ["满意度指标", "95%"]]),
        ("项目名称\t 道路养护 \t\u3000\n", [["项目名称", "道路养护"]]),
        ("项目名称\t道路  养护\n", [["项目名称", "道路  养护"]]),
        ("项目名称\t道路|桥梁\n", [["项目名称", "道路|桥梁"]]),
        ("产出指标\t数量指标\n\t质量指标\n", [["产出指标", "数量指标"], ["", "质量指标"]]),
        ("项目名称\v道路养护\n", [["项目名称", "道路养护"]]),
    ],
)
def test_cells_between_tabs(printed: str, expected: list[list[str]]) -> None:
    assert rows(printed) == expected


@pytest.mark.parametrize(
    ("blank", "count"),
    [("\t", 1), ("\t\t\t", 3), (" \t \t ", 2), ("\u3000\t\t", 2)],
    ids=["one", "three", "two", "wide"],
)
def test_a_row_of_blank_cells_parts_what_is_above_and_below(blank: str, count: int) -> None:
    assert rows(f"项目名称\t道路养护\n{blank}\n主管部门\t镇政府\n") == [
        ["项目名称", "道路养护"],
        [""] * count,
        ["主管部门", "镇政府"],
    ]


@pytest.mark.parametrize("empty", ["", " ", "\u3000\u3000"])
def test_an_empty_line_is_no_row(empty: str) -> None:
    assert rows(f"项目名称\t道路养护\n{empty}\n主管部门\t镇政府\n") == [
        ["项目名称", "道路养护"],
        ["主管部门", "镇政府"],
    ]


def test_every_cell_on_a_line_of_its_own_behind_a_tab() -> None:
    assert places("\t项目名称\n\t道路养护\n\n\t主管部门\n\t镇政府\n\t实施单位\n\t管理所\n\n项目概况\n") == [
        ("项目名称", 1, 1, 0, 0),
        ("道路养护", 1, 2, 0, 1),
        ("主管部门", 1, 4, 1, 0),
        ("镇政府", 1, 5, 1, 1),
        ("实施单位", 1, 6, 1, 2),
        ("管理所", 1, 7, 1, 3),
        ("项目概况", 1, 9, 2, 0),
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("\t项目名称\n\t\n\t主管部门\n\n", [["项目名称", "", "主管部门"]]),
        ("\t\n\t数量指标\n\n", [["", "数量指标"]]),
        ("\t数量指标\n\t\n\n", [["数量指标", ""]]),
        ("\t年度目标\n\t1.养护道路。\n2.检测桥梁。\n\n", [["年度目标", "1.养护道路。\n2.检测桥梁。"]]),
        ("\t年度目标\n\t1.养护道路。\n2.检测桥梁。\n\t备注\n", [["年度目标", "1.养护道路。\n2.检测桥梁。", "备注"]]),
        ("\t年度目标\n\t1.养护道路。\n \n2.检测桥梁。\n\n", [["年度目标", "1.养护道路。\n \n2.检测桥梁。"]]),
        ("\t项目名称\n\t道路养护", [["项目名称", "道路养护"]]),
        ("\t\n\t\n\n项目名称\n", [["", ""], ["项目名称"]]),
        ("\t道路养护\n\n", [["", "道路养护"]]),
        ("\t产出\t数量指标\n\t效益\t经济效益\n\n", [["", "产出", "数量指标"], ["", "效益", "经济效益"]]),
    ],
    ids=[
        "a blank cell", "the first one blank", "the last one blank", "a cell of two lines", "a cell behind it",
        "a line of blanks inside a cell", "the file ends", "all blank", "one line is a row of tabs", "rows of tabs",
    ],
)  # fmt: skip
def test_lines_behind_a_tab(printed: str, expected: list[list[str]]) -> None:
    assert rows(printed) == expected


def test_a_cell_of_two_lines_stands_where_it_begins() -> None:
    assert places("\t年度目标\n\t1.养护道路。\n2.检测桥梁。\n\t备注\n") == [
        ("年度目标", 1, 1, 0, 0),
        ("1.养护道路。\n2.检测桥梁。", 1, 2, 0, 1),
        ("备注", 1, 4, 0, 2),
    ]


def test_a_title_right_above_is_a_row_of_its_own() -> None:
    assert rows("绩效目标表\n\t项目名称\n\t道路养护\n\n") == [["绩效目标表"], ["项目名称", "道路养护"]]


@pytest.mark.parametrize("count", [2, 12])
def test_a_row_has_two_to_twelve_lines(count: int) -> None:
    (row,) = rows("".join(f"\t指标{number}\n" for number in range(count)) + "\n")
    assert row == [f"指标{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("| 项目名称 | 道路养护 |\n", [["项目名称", "道路养护"]]),
        ("项目名称 | 道路养护\n", [["项目名称", "道路养护"]]),
        ("项目名称|道路养护|\n", [["项目名称", "道路养护"]]),
        ("|项目名称|道路养护\n", [["项目名称", "道路养护"]]),
        ("| 项目名称 |  | 道路养护 |\n", [["项目名称", "", "道路养护"]]),
        ("| | 数量指标 |\n", [["", "数量指标"]]),
        ("| 数量指标 | |\n", [["数量指标", ""]]),
        ("| 项目名称 |\n", [["项目名称"]]),
        ("  | 项目  名称 | 道路养护 |  \n", [["项目  名称", "道路养护"]]),
        ("项目名称｜道路养护\n", [["项目名称", "道路养护"]]),
        ("│项目名称│道路养护│\n", [["项目名称", "道路养护"]]),
        ("┃项目名称┃道路养护┃\n", [["项目名称", "道路养护"]]),
    ],
)
def test_cells_between_bars(printed: str, expected: list[list[str]]) -> None:
    assert rows(printed) == expected


@pytest.mark.parametrize(
    "rule",
    [
        "|---|---|", "| --- | --- |", "|:---|---:|", "--- | ---", "---", "-----------", "===", "———", "━━━━",
        "+-----+-----+", "|=====|=====|", "┌────┬────┐", "├────┼────┤", "└────┴────┘", "|", "||", "│    │",
    ],
)  # fmt: skip
def test_rules_are_no_cells(rule: str) -> None:
    assert places(f"| 一级指标 | 指标值 |\n{rule}\n| 产出指标 | 12次 |\n") == [
        ("一级指标", 1, 1, 0, 0),
        ("指标值", 1, 1, 0, 1),
        ("产出指标", 1, 3, 1, 0),
        ("12次", 1, 3, 1, 1),
    ]


@pytest.mark.parametrize("text", ["—", "——", "/", "- 12次", "1-6月", "-5", "---项目", "=12", "|产出指标"])
def test_what_only_looks_like_a_rule_is_a_cell(text: str) -> None:
    assert rows(text) == [[text.strip("|")]]


def test_every_cell_on_a_line_of_its_own_before_a_bar() -> None:
    assert places("绩效目标表\n项目名称 |\n道路养护 |\n主管部门 |\n镇政府 |||\n年度资金 |\n7.40 ||\n以上\n") == [
        ("绩效目标表", 1, 1, 0, 0),
        ("项目名称", 1, 2, 1, 0),
        ("道路养护", 1, 3, 1, 1),
        ("主管部门", 1, 4, 1, 2),
        ("镇政府", 1, 5, 1, 3),
        ("年度资金", 1, 6, 2, 0),
        ("7.40", 1, 7, 2, 1),
        ("以上", 1, 8, 3, 0),
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("项目名称 |\n|\n主管部门 |||\n", [["项目名称", "", "主管部门"]]),
        ("|\n|\n项目名称 |\n道路养护 |||\n", [["项目名称", "道路养护"]]),
        ("项目名称 |\n道路养护 |\n|||\n", [["项目名称", "道路养护", ""]]),
        ("项目名称 |\n道路养护 | | |\n", [["项目名称", "道路养护"]]),
        ("项目名称 |\n道路养护 " + "|" * 500 + "\n", [["项目名称", "道路养护"]]),
        ("项目名称 |\n道路养护 " + "| " * 500 + "\n", [["项目名称", "道路养护"]]),
        ("年度目标 |\n1.养护道路。\n2.检测桥梁。 |||\n", [["年度目标", "1.养护道路。\n2.检测桥梁。"]]),
        ("年度目标 |\n1.养护道路。\n2.检测桥梁。 |\n备注 |||\n", [["年度目标", "1.养护道路。\n2.检测桥梁。", "备注"]]),
        ("项目名称 ｜\n道路养护 ｜｜\n", [["项目名称", "道路养护"]]),
        ("项目名称 │\n道路养护 ││\n", [["项目名称", "道路养护"]]),
        ("项目名称 |\n道路养护 |\n", [["项目名称"], ["道路养护"]]),
        ("项目名称 |\n\n道路养护 |||\n", [["项目名称"], ["道路养护", "", ""]]),
        ("项目名称 | 道路养护 |||\n", [["项目名称", "道路养护", "", ""]]),
    ],
    ids=[
        "a blank cell", "blank cells before the first", "the end on a line of its own", "blanks between the bars",
        "hundreds of bars", "hundreds of bars and blanks", "a cell of two lines", "a cell behind it", "wide bars",
        "drawn bars", "no end", "an empty line inside", "bars inside the line",
    ],
)  # fmt: skip
def test_lines_before_a_bar(printed: str, expected: list[list[str]]) -> None:
    assert rows(printed) == expected


def test_a_cell_of_two_lines_before_its_bar_stands_where_it_begins() -> None:
    assert places("年度目标 |\n1.养护道路。\n2.检测桥梁。 |\n备注 |||\n") == [
        ("年度目标", 1, 1, 0, 0),
        ("1.养护道路。\n2.检测桥梁。", 1, 2, 0, 1),
        ("备注", 1, 4, 0, 2),
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("项目名称  道路养护\n", [["项目名称", "道路养护"]]),
        ("项目名称     道路养护   主管部门\n", [["项目名称", "道路养护", "主管部门"]]),
        ("项目名称\u3000道路养护\n", [["项目名称", "道路养护"]]),
        ("项目名称 \u3000 道路养护\n", [["项目名称", "道路养护"]]),
        ("项目名称\xa0\xa0道路养护\n", [["项目名称", "道路养护"]]),
        ("项目名称 道路养护\n", [["项目名称 道路养护"]]),
        ("项目名称\xa0道路养护\n", [["项目名称 道路养护"]]),
        ("\u3000\u3000一、项目概况\n", [["一、项目概况"]]),
        ("    一、项目概况   \n", [["一、项目概况"]]),
        ("项目名称：道路养护 主管部门：镇政府\n", [["项目名称：道路养护 主管部门：镇政府"]]),
    ],
)
def test_cells_between_runs_of_blanks(printed: str, expected: list[list[str]]) -> None:
    assert rows(printed) == expected


@pytest.mark.parametrize(
    ("line", "offsets"),
    [
        ("项目名称  道路养护", [0, 10]),
        ("project  roads", [0, 9]),
        ("  指标   12次  合格", [2, 9, 15]),
        ("\u3000\u3000一、项目概况", [4]),
        ("    一、项目概况", [4]),
        ("一、项目概况", [None]),
        ("一、项目概况   ", [None]),
        ("项目名称\t  道路  养护", [None, None]),
        ("| 项目名称 |  道路养护 |", [None, None]),
    ],
)
def test_cells_between_blanks_know_how_far_in_they_begin(line: str, offsets: list[int | None]) -> None:
    (row,) = cells(line)
    assert [cell.offset for cell in row] == offsets


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
def test_line_ends(end: str) -> None:
    assert places(end.join(["项目名称\t道路养护", "", "主管部门\t镇政府"])) == [
        ("项目名称", 1, 1, 0, 0),
        ("道路养护", 1, 1, 0, 1),
        ("主管部门", 1, 3, 1, 0),
        ("镇政府", 1, 3, 1, 1),
    ]


def test_form_feeds_turn_the_page() -> None:
    assert places("第一页\n\f第二页\n道路\t养护\n\f\n\f第四页\n") == [
        ("第一页", 1, 1, 0, 0),
        ("第二页", 2, 2, 1, 0),
        ("道路", 2, 3, 2, 0),
        ("养护", 2, 3, 2, 1),
        ("第四页", 4, 5, 3, 0),
    ]


def test_lines_behind_a_tab_know_their_page() -> None:
    assert places("\t项目名称\n\t道路养护\n\n\f\n\t主管部门\n\t镇政府\n")[2:] == [
        ("主管部门", 2, 5, 1, 0),
        ("镇政府", 2, 6, 1, 1),
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            '专项资金 <input type="checkbox">\t经常性项目 <input type="checkbox" checked="">\n',
            [["专项资金 □", "经常性项目 ☑"]],
        ),
        ("年度目标\t<p>1.养护道路。</p><p>2.检测桥梁。</p>\n", [["年度目标", "1.养护道路。\n2.检测桥梁。"]]),
        ("| 年度目标 | 1.养护道路。<br>2.检测桥梁。 |\n", [["年度目标", "1.养护道路。\n2.检测桥梁。"]]),
        ("合格率\t&ge;95%\n", [["合格率", "≥95%"]]),
        ("响应时间\t<5小时\n", [["响应时间", "<5小时"]]),
        ("項(xiàng)目名稱\t道路養護\n", [["項目名稱", "道路養護"]]),
        ("[bookmark: _Toc1]一、项目概况\n", [["一、项目概况"]]),
        ("项目名称\t<p></p>\t道路养护\n", [["项目名称", "", "道路养护"]]),
        ("\ufeff项目名称\t道路养护\n\ufeff主管部门\n", [["项目名称", "道路养护"], ["主管部门"]]),
    ],
)
def test_marks_inside_cells_are_resolved(printed: str, expected: list[list[str]]) -> None:
    assert rows(printed) == expected


def test_a_document_of_several_ways() -> None:
    printed = "\u3000\u3000绩效目标表\n（2024年度）\n项目名称\t道路养护\t\n主管部门  镇政府\n"
    printed += "| 数量指标 | 12次 |\n|---|---|\n备注：无\n"
    assert rows(printed) == [
        ["绩效目标表"],
        ["（2024年度）"],
        ["项目名称", "道路养护"],
        ["主管部门", "镇政府"],
        ["数量指标", "12次"],
        ["备注：无"],
    ]


def test_the_document_is_one_grid_under_its_name() -> None:
    document = read_text("roads.txt", "项目名称\t道路养护\n".encode("gb18030"))
    assert document.name == "roads.txt"
    assert [grid.table for grid in document.grids] == [0]
    assert [cell.text for cell in document.grids[0].rows[0]] == ["项目名称", "道路养护"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b" \t\r\n\f\v",
        "\u3000\n".encode(),
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\t\t\n\t\n",
        b"\xef\xbb\xbf \n",
    ],
)
def test_a_file_without_print_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read_text("empty.txt", data)


def test_a_file_larger_than_the_limit_is_refused_unread() -> None:
    with pytest.raises(TooLargeDocumentError) as caught:
        read_text("large.txt", b"\x00" * ((17 << 20) + 1))
    assert caught.value.details == {"size": 18, "limit": 16}


def test_the_limit_itself_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_module, "MAX_BYTES", 12)
    assert read_text("a.txt", "项目名称".encode()).name == "a.txt"
    with pytest.raises(TooLargeDocumentError):
        read_text("a.txt", "项目名称\n".encode())


def test_the_limit_is_sixteen_megabytes() -> None:
    assert MAX_BYTES == 16 * 1024 * 1024


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(BinaryDocumentError):
        read_text("roads.pdf", b"%PDF-1.7\n")


def test_nothing_of_a_long_cell_is_lost() -> None:
    assert rows("长" * 300_000 + "\t短") == [["长" * 300_000, "短"]]


def test_a_cell_per_line_row_begins_behind_an_empty_line_only() -> None:
    printed = "产出指标\t数量指标\n\t质量指标\n\t时效指标\n\n"
    assert rows(printed) == [["产出指标", "数量指标"], ["", "质量指标"], ["", "时效指标"]]


def test_a_form_feed_inside_a_line_turns_the_page_there() -> None:
    assert [(cell.text, cell.page) for row in cells("第一页末\f第二页首") for cell in row] == [
        ("第一页末", 1),
        ("第二页首", 2),
    ]


def test_repeated_words_have_offsets_of_their_own() -> None:
    assert [cell.offset for cell in cells("12次  2次")[0]] == [0, 6]


few = settings(max_examples=40, deadline=None)
WORD = st.text(alphabet="项目绩效数量AB12%≥，。", min_size=1, max_size=4)
MAYBE = st.one_of(st.just(""), WORD)
ROW = st.tuples(WORD, st.lists(MAYBE, max_size=4), WORD).map(lambda parts: [parts[0], *parts[1], parts[2]])
TABLE = st.lists(ROW, min_size=1, max_size=6)
FULL_TABLE = st.lists(st.lists(WORD, min_size=1, max_size=6), min_size=1, max_size=6)


@few
@given(TABLE, st.sampled_from(["", "\t"]))
def test_what_is_printed_with_tabs_is_read_back(table: list[list[str]], end: str) -> None:
    assert rows("".join("\t".join(row) + end + "\n" for row in table)) == table


@few
@given(TABLE)
def test_what_is_printed_with_lines_behind_a_tab_is_read_back(table: list[list[str]]) -> None:
    printed = "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in table)
    assert rows(printed) == table
    lines = printed.split("\n")
    assert all(lines[(cell.line or 0) - 1] == f"\t{cell.text}" for row in cells(printed) for cell in row)


@few
@given(TABLE, st.sampled_from(["| {} |", "|{}|", "{}", "{}|", "|{}"]), st.sampled_from(["|", " | ", "｜", "│"]))
def test_what_is_printed_between_bars_is_read_back(table: list[list[str]], outer: str, bar: str) -> None:
    assert rows("\n".join(outer.format(bar.join(row)) for row in table)) == table


@few
@given(TABLE, st.sampled_from(["||", "|||", "| |", "||||||"]))
def test_what_is_printed_with_lines_before_a_bar_is_read_back(table: list[list[str]], end: str) -> None:
    printed = "".join("".join(f"{cell} |\n" for cell in row[:-1]) + f"{row[-1]} {end}\n" for row in table)
    assert rows(printed) == table
    lines = printed.split("\n")
    assert all(lines[(cell.line or 0) - 1].rstrip("| ") == cell.text for row in cells(printed) for cell in row)


@few
@given(FULL_TABLE, st.sampled_from(["  ", "    ", "\u3000", " \u3000"]))
def test_what_is_printed_with_blanks_is_read_back(table: list[list[str]], gap: str) -> None:
    assert rows("\n".join(gap.join(row) for row in table)) == table


@few
@given(st.lists(TABLE, min_size=1, max_size=4))
def test_every_table_behind_a_form_feed_stands_on_a_page_of_its_own(tables: list[list[list[str]]]) -> None:
    printed = "\n\f".join("\n".join("\t".join(row) for row in table) for table in tables)
    pages = [page for page, table in enumerate(tables, start=1) for row in table for _ in row]
    assert [cell.page for row in cells(printed) for cell in row] == pages


PRINT = st.lists(
    st.sampled_from(
        [
            "项目",
            "数量",
            "12",
            "%",
            "≥",
            "，",
            "（",
            "）",
            " ",
            "  ",
            "\u3000",
            "\t",
            "\n\t",
            "|",
            "｜",
            "\n",
            "\r\n",
            "\f",
        ]
    )
).map("".join)


@given(PRINT)
def test_every_visible_character_is_in_a_cell_in_reading_order(printed: str) -> None:
    visible = [char for char in printed if not char.isspace() and char not in "|｜"]
    if visible:
        read = "".join(cell.text for row in cells("题\n" + printed) for cell in row)
        assert [char for char in read if not char.isspace() and char not in "|｜"] == ["题", *visible]


@given(PRINT)
def test_every_cell_knows_where_it_stands(printed: str) -> None:
    read = cells("题\n" + printed)
    assert [(cell.row, cell.column) for row in read for cell in row] == [
        (index, column) for index, row in enumerate(read) for column in range(len(row))
    ]
    lines = [cell.line or 0 for row in read for cell in row]
    assert lines == sorted(lines) and lines[0] == 1
    pages = [cell.page or 0 for row in read for cell in row]
    assert pages == sorted(pages) and pages[-1] <= printed.count("\f") + 1


@settings(deadline=None)
@given(st.one_of(st.text(), PRINT), st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_any_text_is_read_or_refused_with_a_reason(printed: str, encoding: str) -> None:
    try:
        document = read_text("a.txt", printed.encode(encoding))
    except DocumentError as error:
        assert error.sentence("zh")
    else:
        assert len(document.grids) == 1


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("a" + " " * 10**6, 1),
        ("a" + " " * 10**6 + "b", 2),
        ("|" * 10**6, 0),
        ("|" * 10**4 + "a", 1),
        ("a|" * 10**4, 10**4),
        ("<" * 10**5, 1),
        ("(" * 10**5, 1),
        ("&" * 10**5, 1),
        ("-" * 10**6, 0),
        ("\t" * 10**4 + "a", 1),
        ("\n" * 10**4 + "a", 1),
        ("\f" * 10**6 + "a", 1),
        ("a |\n" * 1000, 1000),
        ("\ta\n" * 1000, 1000),
        ("a\u3000" * 10**4, 10**4),
    ],
    ids=[
        "blanks behind", "blanks between", "bars", "bars before", "bars between", "tags", "brackets", "entities",
        "dashes", "tabs", "empty lines", "form feeds", "lines before a bar", "lines behind a tab", "wide blanks",
    ],
)  # fmt: skip
def test_hostile_lengths_come_to_an_end(printed: str, count: int) -> None:
    assert sum(not cell.blank for row in cells(printed) for cell in row) == count


def test_a_short_text_of_a_great_many_cells_is_refused() -> None:
    with pytest.raises(TooManyCellsError):
        read_text("a.txt", b"a\t" * 500_000)
