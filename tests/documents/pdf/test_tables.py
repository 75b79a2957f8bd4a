from tests.documents.pdf.type_setting import characters

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import SLANTED, Character
from jixiao.documents.pdf.lattice import Lattice, Span
from jixiao.documents.pdf.tables import fill

LATTICE = Lattice([100, 160, 300], [200, 180, 150], [Span(0, 0, 2, 1), Span(0, 1, 1, 1), Span(1, 1, 1, 1)])


def texts(*found: Character) -> tuple[list[str], str]:
    tables, outside = fill([LATTICE], list(found), 3)
    return [cell.text for cell in tables[0].cells()], "".join(one.text for one in outside)


def test_characters_stand_in_the_cell_that_holds_their_middle() -> None:
    written = texts(*characters("标签", 104, 170), *characters("上", 170, 185), *characters("下", 170, 160))

    assert written == (["标签", "上", "下"], "")


def test_other_characters_are_handed_back() -> None:
    assert texts(*characters("题名", 104, 220)) == (["", "", ""], "题名")


def test_watermarks_are_not_written_into_cells() -> None:
    assert texts(Character("密", Box(170, 182, 180, 192), SLANTED)) == (["", "", ""], "密")


def test_a_word_that_runs_over_the_edge_stays_in_the_cell_where_it_begins() -> None:
    assert texts(*characters("长长的标签文字", 104, 185)) == (["长长的标签文字", "", ""], "")


def test_words_that_only_stand_near_each_other_are_two() -> None:
    assert texts(*characters("标签文", 126, 185), *characters("值", 162, 185)) == (["标签文", "值", ""], "")


def test_a_word_centred_over_both_edges_stays_in_the_cell_of_its_middle() -> None:
    narrow = Lattice([100, 150, 180, 300], [200, 180], [Span(0, 0, 1, 1), Span(0, 1, 1, 1), Span(0, 2, 1, 1)])

    tables, _ = fill([narrow], characters("居中的文字", 140, 185), 1)

    assert [cell.text for cell in tables[0].cells()] == ["", "居中的文字", ""]


def test_characters_of_a_table_in_a_cell_belong_to_the_inner_one() -> None:
    inner = Lattice([170, 200, 230], [178, 160], [Span(0, 0, 1, 1), Span(0, 1, 1, 1)])

    outer_table, inner_table = fill([LATTICE, inner], characters("内", 175, 165) + characters("外", 250, 165), 1)[0]

    assert [cell.text for cell in outer_table.cells()] == ["", "", "外"]
    assert [cell.text for cell in inner_table.cells()] == ["内", ""]


def test_cells_know_page_place_and_edges() -> None:
    tables, _ = fill([LATTICE], [], 3)
    cell = tables[0].rows[1][0]

    assert (cell.row, cell.column, cell.rowspan, cell.colspan, cell.page) == (1, 1, 1, 1, 3)
    assert cell.box == Box(160, 150, 300, 180)
    assert [len(row) for row in tables[0].rows] == [2, 1]
