"""No text makes the reader fail, and no cell of a text goes missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.documents.errors import DocumentError
from jixiao.documents.grid import Cell, Document
from jixiao.documents.text import read_text
from jixiao.forms.library import form
from jixiao.forms.vocabulary import vocabulary
from jixiao.recognition.labels import leading, whole
from jixiao.recognition.reading import read_document
from jixiao.recognition.shapes import is_ellipsis
from jixiao.records.extraction import Extraction
from jixiao.records.folding import fold_label
from jixiao.records.money import is_blank_amount

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
LINES = [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text(encoding="utf-8").split("\n")]

TABLE = tuple(
    """财政项目支出绩效目标表

（2024年度）

项目名称\t行道树补种\t项目类别\t专项资金 □ 经常性项目 ☑ 一次性项目 □\t
主管部门\t砚浦镇人民政府\t实施单位\t砚浦镇水务绿化站\t
计划开始日期\t2024-03-01\t计划完成日期\t2024-11-30\t
项目资金（万元）\t项目资金总额\t12.60\t年度资金申请总额\t12.60
\t其中：财政资金\t12.60\t其中：当年财政拨款\t12.60
\t\t\t上年结转资金\t0
\t其他资金\t0\t其他资金\t0
项目绩效目标\t项目总目标（2024年-2024年）\t\t年度总体目标\t
\t补齐主街行道树\t\t补种香樟六十株并养护一年\t
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值
\t产出指标\t数量指标\t指标1：补种香樟数量\t≥60株
\t\t质量指标\t指标1：补种成活率\t≥95%
\t\t时效指标\t指标1：补种完成时间\t4月底前
\t\t成本指标\t指标1：每株补种成本\t≤2100元
\t效益指标\t生态效益指标\t指标1：主街绿荫\t增加
\t满意度指标\t服务对象满意度指标\t指标1：沿街居民满意度\t≥90%""".splitlines()
)

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
strangers = st.text(han, min_size=5, max_size=12).filter(lambda text: not whole(text))
words = st.one_of(
    st.sampled_from(sorted(vocabulary())),
    st.sampled_from(
        ("", "□", "☑", "/", "……", "1.", "指标1：", "（2024年度）", "\u3000", "<p>", "&nbsp;", "12.60", "≥90%")
    ),
    st.text(max_size=6),
    st.text(han, min_size=1, max_size=8),
)
composed = st.builds(str.join, st.sampled_from(("\t", "|", "  ", " ", "", "\n\t")), st.lists(words, max_size=8))
documents = st.lists(st.one_of(st.sampled_from(LINES), composed), max_size=30).map("\n".join)

often = settings(max_examples=200, deadline=None)


def cells_of(document: Document) -> dict[tuple[int, int, int], Cell]:
    """The non-blank cells by table, row and column."""
    return {
        (grid.table, cell.row, cell.column): cell for grid, row in document.rows() for cell in row if not cell.blank
    }


def bare(text: str) -> str:
    """Letters and digits only; unlike folded text, a part of it stays the same in any surroundings."""
    return re.sub(r"[\W_]+", "", text)


def left_over(extraction: Extraction) -> list[tuple[tuple[int, int, int], str]]:
    """Place and text of whatever nothing took."""
    cells = [*extraction.unplaced, *(cell for record in extraction.records for cell in record.unplaced)]
    return [((cell.table, cell.row, cell.column), cell.text) for cell in cells]


def lost(text: str) -> list[str]:
    """The cells that are neither the source of a value, nor left over, nor words of the form itself.

    What a record took together from several cells names one of them as its source; the others count as placed if the
    record says what they say.
    """
    document = read_text("any.txt", text.encode())
    extraction = read_document(document)
    sources = [source for record in extraction.records for source in record.provenance.values()]
    known = {place for place, _ in left_over(extraction)}
    known |= {(source.table, source.row, source.column) for source in sources}
    statement = extraction.statement.text if extraction.statement else ""
    said = bare("".join([statement, *(str(record.content()) for record in extraction.records)]))
    cells = [cell.text for place, cell in cells_of(document).items() if place not in known]
    return [cell for cell in cells if not of_the_form(cell) and not all(bare(piece) in said for piece in cell.split())]


HEADINGS = {"附件", "绩效目标设置情况", "项目经费情况说明", *form("songjiang-target-2022").narrative}


def of_the_form(text: str) -> bool:
    """Whether the text is a label, a heading, placeholders or a sign for nothing."""
    if whole(text) or leading(text)[0] or is_ellipsis(text) or is_blank_amount(text):
        return True
    folded = fold_label(text)
    return folded.rstrip("0123456789") in HEADINGS or not re.search(r"\w", re.sub(r"指标\d+", "", folded))


@often
@given(st.one_of(st.text(), documents))
def test_any_text_is_read(text: str) -> None:
    try:
        document = read_text("any.txt", text.encode("utf-8", "surrogatepass"))
    except DocumentError:
        return
    read_document(document)


@often
@given(documents)
def test_every_cell_is_counted_and_the_rest_is_as_printed(text: str) -> None:
    try:
        document = read_text("any.txt", text.encode())
    except DocumentError:
        return
    extraction = read_document(document)
    cells = cells_of(document)
    assert extraction.cells == len(cells)
    printed = bare("".join(cell.text for cell in cells.values()))
    for place, rest in left_over(extraction):
        # A label that broke over several cells is put together before it is left over, at the place of one of them.
        assert place in cells
        assert bare(rest) in printed


@often
@given(st.lists(st.lists(strangers, min_size=1, max_size=6).map("\t".join), min_size=1))
def test_without_a_table_all_cells_are_left_over(lines: list[str]) -> None:
    document = read_text("any.txt", "\n".join(lines).encode())
    extraction = read_document(document)
    assert extraction.records == []
    assert [text for _, text in left_over(extraction)] == [cell.text for cell in cells_of(document).values()]


@often
@given(
    st.integers(5, len(TABLE)),
    st.lists(strangers, min_size=1, max_size=3).map("\t".join),
    st.sampled_from(("", "\t", "\t\t")),
)
def test_a_strange_row_in_a_table_is_not_lost(at: int, row: str, indent: str) -> None:
    assert lost("\n".join([*TABLE[:at], indent + row, *TABLE[at:]])) == []


@often
@given(st.permutations(TABLE[4:]).map(lambda rows: "\n".join([*TABLE[:4], *rows])))
def test_rows_out_of_order_are_not_lost(text: str) -> None:
    assert lost(text) == []


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_no_cell_of_a_real_document_is_lost(path: Path) -> None:
    assert lost(path.read_text(encoding="utf-8")) == []
