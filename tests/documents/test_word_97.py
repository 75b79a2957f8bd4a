from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples.compound_file_writer import compound_file
from samples.word_97_writer import (
    ENDS_INNER_CELL,
    ENDS_INNER_ROW,
    ENDS_ROW,
    IN_TABLE,
    TWIPS,
    Paragraph,
    Run,
    Word97,
    cell,
    definition,
    depth,
    merged_table,
    paragraph,
    row,
    sprm,
)
from samples.xls_writer import XlsSheet, xls
from tests.documents.merged_grids import (
    FORM,
    FORM_WIDTH,
    RECORD,
    TITLE,
    YEAR,
    Merged,
    cells_of,
    laid_out,
    merged_grids,
)

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    EncryptedDocumentError,
    NestedTooDeepError,
    TooManyCellsError,
)
from jixiao.documents.errors import DocumentError, EmptyDocumentError, TooLargeDocumentError
from jixiao.documents.office_errors import NoWord97Error, OldWordError
from jixiao.documents.word_97 import read_word_97
from jixiao.recognition.reading import read_document

CONTINUES, STARTS = 0x20, 0x60


@pytest.fixture(autouse=True)
def no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether LibreOffice is installed must not matter here."""
    monkeypatch.setattr("jixiao.documents.word_97.can_convert", lambda: False)


def texts(*main: Paragraph, boxes: list[Paragraph] | None = None) -> list[list[list[str]]]:
    """The texts of a document: grids of rows of cells."""
    return read_texts(Word97(list(main), boxes or []).file())


def read_texts(data: bytes) -> list[list[list[str]]]:
    return [[[one.text for one in line] for line in grid.rows] for grid in read_word_97("表.doc", data).grids]


def spans(*main: Paragraph) -> list[Merged]:
    """The cells of the only table of a document."""
    [grid] = read_word_97("表.doc", Word97([*main, paragraph()]).file()).grids
    return cells_of(grid)


# Whole forms


def test_a_form_is_read() -> None:
    main = [paragraph(TITLE), paragraph(YEAR), *merged_table(laid_out(FORM, FORM_WIDTH)), paragraph()]
    extraction = read_document(read_word_97("表.doc", Word97(main).file()))
    [record] = extraction.records
    assert record.content() == RECORD.content()
    assert extraction.unplaced == record.unplaced == []


def test_a_form_keeps_its_merged_cells() -> None:
    cells = laid_out(FORM, FORM_WIDTH)
    assert spans(*merged_table(cells)) == cells


def narrowed(cells: list[Merged]) -> list[Merged]:
    """The cells in columns that some cell begins in: more the edges cannot tell."""
    columns = sorted({cell.column for cell in cells} | {cell.column + cell.colspan for cell in cells})
    at = {column: number for number, column in enumerate(columns)}
    return [
        cell._replace(column=at[cell.column], colspan=at[cell.column + cell.colspan] - at[cell.column])
        for cell in cells
    ]


@settings(deadline=None)
@given(merged_grids())
def test_any_merged_cells_are_read(cells: list[Merged]) -> None:
    assert spans(*merged_table(cells)) == narrowed(cells)


# Reading order


def test_paragraphs_and_tables_are_grids_in_the_order_of_the_text() -> None:
    main = [paragraph("附件1"), paragraph(TITLE), *row("项目名称", "河道保洁"), paragraph("填报人：沈青")]
    assert texts(*main) == [[["附件1"], [TITLE]], [["项目名称", "河道保洁"]], [["填报人：沈青"]]]


def test_cells_know_neither_page_nor_doubt() -> None:
    document = read_word_97("文件夹.doc", Word97([paragraph("甲")]).file())
    assert document.name == "文件夹.doc"
    assert {(one.page, one.confidence) for _, line in document.rows() for one in line} == {(None, 1.0)}


def test_the_text_of_boxes_follows_the_text() -> None:
    assert texts(paragraph("正文"), boxes=[paragraph("框内"), *row("甲", "乙")]) == [
        [["正文"], ["框内"]],
        [["甲", "乙"]],
    ]


def test_blank_paragraphs_and_tables_are_left_out() -> None:
    assert texts(paragraph("甲"), paragraph(" "), *row("", " "), paragraph("乙")) == [[["甲"], ["乙"]]]


def test_paragraphs_of_a_cell_are_its_lines() -> None:
    assert texts(*row("项目资金\n（万元）", "1"), paragraph()) == [[["项目资金\n（万元）", "1"]]]


# Cells


def test_edges_that_nearly_meet_are_one() -> None:
    first = row("甲", "乙", row_definition=definition([0, 1000, 2000]))
    second = row("丙", "丁", row_definition=definition([-12, 1020, 1985]))
    assert [(one.column, one.colspan) for one in spans(*first, *second)] == [(0, 1), (1, 1)] * 2


def test_edges_that_shake_on_and_on_do_not_run_together() -> None:
    # Each edge is near the next, the first and the last are far apart.
    lines = [row("甲", "乙", row_definition=definition([0, 1000 + 20 * at, 5000])) for at in range(10)]
    assert max(one.column + one.colspan for one in spans(*(one for line in lines for one in line))) > 2


def test_a_row_that_begins_further_right() -> None:
    first, second = row("甲", "乙"), row("丙", row_definition=definition([TWIPS, 2 * TWIPS]))
    assert spans(*first, *second)[-1] == Merged(1, 1, 1, 1, "丙")


def test_cells_merged_side_by_side() -> None:
    merged = row("甲", "", "乙", row_definition=definition([0, 1000, 2000, 3000], [2, 1, 0]))
    assert spans(*merged, *row("丙", "丁", "戊"))[:2] == [Merged(0, 0, 1, 2, "甲"), Merged(0, 2, 1, 1, "乙")]


def test_cells_merged_side_by_side_by_a_later_property() -> None:
    merged = definition([0, 1000, 2000, 3000]) + sprm(0x5624, b"\0\2")
    assert spans(*row("甲", "", "乙", row_definition=merged), *row("丙", "丁", "戊"))[0] == Merged(0, 0, 1, 2, "甲")


def test_cells_merged_upwards_by_a_later_property() -> None:
    begins = definition([0, 1000, 2000]) + sprm(0xD62B, b"\2\0\3")
    goes_on = definition([0, 1000, 2000]) + sprm(0xD62B, b"\2\0\1")
    cells = spans(*row("甲", "乙", row_definition=begins), *row("", "丙", row_definition=goes_on))
    assert cells == [Merged(0, 0, 2, 1, "甲"), Merged(0, 1, 1, 1, "乙"), Merged(1, 1, 1, 1, "丙")]


def test_the_hidden_text_of_a_merged_cell_is_not_printed() -> None:
    first = row("甲", "乙", row_definition=definition([0, 1000, 2000], [STARTS, 0]))
    second = row("甲", "丙", row_definition=definition([0, 1000, 2000], [CONTINUES, 0]))
    assert [one.text for one in spans(*first, *second)] == ["甲", "乙", "丙"]


def test_a_cell_that_goes_on_from_nowhere_is_a_cell() -> None:
    assert spans(*row("甲", "乙", row_definition=definition([0, 1000, 2000], [CONTINUES, 0])))[0].text == "甲"


def test_flags_of_the_last_cells_may_be_missing() -> None:
    first = row("甲", "乙", row_definition=definition([0, 1000, 2000], [STARTS]))
    second = row("", "丙", row_definition=definition([0, 1000, 2000], [CONTINUES]))
    assert spans(*first, *second)[0].rowspan == 2


def test_a_cell_without_width_keeps_its_text() -> None:
    line = row("甲", "乙", "丙", row_definition=definition([0, 1000, 1000, 2000]))
    assert [(one.column, one.text) for one in spans(*line)] == [(0, "甲\n乙"), (1, "丙")]


def test_more_texts_than_cells_are_kept() -> None:
    assert [one.text for one in spans(*row("甲", "乙", "丙", row_definition=definition([0, 1000])))] == list("甲乙丙")


def test_a_row_that_is_not_divided_is_kept() -> None:
    assert spans(*row("甲", "乙", row_definition=b"")) == [Merged(0, 0, 1, 1, "甲"), Merged(0, 1, 1, 1, "乙")]


def test_a_row_without_end_is_kept() -> None:
    assert texts(*cell("甲"), *cell("乙"), paragraph("丙")) == [[["甲", "乙"]], [["丙"]]]


def test_a_cell_end_is_in_a_table_whatever_is_said_of_it() -> None:
    assert texts(Paragraph([Run("甲")], "\x07"), paragraph("乙")) == [[["甲"]], [["乙"]]]


def test_a_long_list_of_tabs_is_passed_over() -> None:
    # Its length does not fit into the byte that tells it (2.9.182).
    tabs = sprm(0xC615, b"\xff\x02" + bytes(8) + b"\x02" + bytes(6))
    end = Paragraph([], "\x07", tabs + IN_TABLE + ENDS_ROW + definition([0, 1000]))
    assert texts(*cell("甲"), end, paragraph("乙")) == [[["甲"]], [["乙"]]]


def test_properties_may_stand_in_the_data_stream() -> None:
    wide = IN_TABLE + ENDS_ROW + definition([100 * at for at in range(61)], [0] * 60)
    data = b"\xff" * 10 + struct.pack("<H", len(wide)) + wide
    line = [Paragraph([Run(str(at))], "\x07", IN_TABLE) for at in range(60)]
    end = Paragraph([], "\x07", sprm(0x6646, struct.pack("<I", 10)))
    [grid] = read_word_97("表.doc", Word97([*line, end, paragraph()], data=data).file()).grids
    assert [(one.column, one.text) for one in grid.rows[0]] == [(at, str(at)) for at in range(60)]


def inner(text: str, properties: bytes = b"") -> Paragraph:
    return Paragraph([Run(text)], "\r", IN_TABLE + depth(2) + properties)


def test_a_table_in_a_cell_follows_the_table_around_it() -> None:
    nested = [
        inner("内甲", ENDS_INNER_CELL),
        inner("内乙", ENDS_INNER_CELL),
        inner("", ENDS_INNER_CELL + ENDS_INNER_ROW + definition([0, 1000, 2000])),
    ]
    outer = row(cell(Paragraph([Run("前")], "\r", IN_TABLE), *nested, "后"), "旁")
    assert texts(*outer, paragraph("尾")) == [[["前\n后", "旁"]], [["内甲", "内乙"]], [["尾"]]]


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(NestedTooDeepError):
        texts(Paragraph([Run("甲")], "\r", IN_TABLE + depth(1_000_000)))


# Pieces


@pytest.mark.parametrize("pieces", [1, 2, 7])
def test_the_text_may_be_in_pieces(pieces: int) -> None:
    main = [paragraph("项目绩效目标"), *row("项目名称", "河道保洁"), paragraph("尾")]
    assert read_texts(Word97(main, pieces=pieces).file()) == texts(*main)


def test_texts_of_one_byte_a_character() -> None:
    data = Word97([paragraph("PM2.5 “A” €"), *row("1", "2"), paragraph()], compressed=True).file()
    assert read_texts(data) == [[["PM2.5 “A” €"]], [["1", "2"]]]


def test_characters_beyond_two_bytes_do_not_shift_what_follows() -> None:
    assert texts(paragraph("𠮷😀"), *row("甲", "乙"), paragraph("丙")) == [[["𠮷😀"]], [["甲", "乙"]], [["丙"]]]


def test_a_piece_may_have_properties() -> None:
    deleted = 0x41 << 1 | 1 << 8
    assert read_texts(Word97([paragraph("甲乙丙")], pieces=2, piece_property=deleted).file()) == [[["甲乙"]]]


def test_many_paragraphs_fill_many_pages_of_properties() -> None:
    main = [one for at in range(200) for one in row(f"第{at}行", "甲", "乙")]
    [grid] = read_word_97("表.doc", Word97([*main, paragraph()]).file()).grids
    assert [line[0].text for line in grid.rows] == [f"第{at}行" for at in range(200)]


# What the bytes are


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1 x}", ".rtf"),
        (b"%PDF-1.7", ".pdf"),
        (b"PK\x03\x04", ".docx / .xlsx / .zip"),
        (b"<html>", ".html"),
        ("项目名称".encode("gb18030"), "?"),
        (xls(XlsSheet({(0, 0): "甲"})), ".xls"),
        (compound_file({"Other": b"x"}), "OLE2"),
    ],
)
def test_what_is_no_word_document_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NoWord97Error) as raised:
        read_word_97("表.doc", data)
    assert raised.value.details["kind"] == kind


@pytest.mark.parametrize(
    "data",
    [
        Word97([paragraph("甲")], kind=0xA5DC, version=104).file(),
        Word97([paragraph("甲")], version=101).file(),
        b"\xdb\xa5\x2d\x00" + bytes(600),
    ],
    ids=["Word 95", "Word 6", "Word 2"],
)
def test_older_documents_are_named(data: bytes) -> None:
    with pytest.raises(OldWordError):
        read_word_97("表.doc", data)


@pytest.mark.parametrize(
    "data",
    [Word97([paragraph("甲")], flags=0x0100).file(), compound_file({"EncryptedPackage": b"x" * 5000})],
    ids=[".doc", ".docx"],
)
def test_locked_documents_are_encrypted(data: bytes) -> None:
    with pytest.raises(EncryptedDocumentError):
        read_word_97("表.doc", data)


@pytest.mark.parametrize("data", [b"", Word97([paragraph()]).file(), Word97([*row("", ""), paragraph()]).file()])
def test_a_document_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read_word_97("表.doc", data)


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.word_97.MAX_BYTES", 100)
    with pytest.raises(TooLargeDocumentError):
        read_word_97("表.doc", bytes(101))


# Hostile files

DOCUMENT = Word97([paragraph(TITLE), *merged_table(laid_out(FORM, FORM_WIDTH)), paragraph("尾")])
FILE = DOCUMENT.file()


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.95])
def test_a_file_that_is_cut_off_is_damage(share: float) -> None:
    with pytest.raises(DamagedDocumentError):
        read_word_97("表.doc", FILE[: int(len(FILE) * share)])


def pieces(*bounds: int, places: list[int]) -> bytes:
    """A piece table (2.8.35) with those bounds and places."""
    table = struct.pack(f"<{len(bounds)}I", *bounds)
    table += b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    return b"\2" + struct.pack("<I", len(table)) + table


@pytest.mark.parametrize(
    "clx",
    [
        b"",
        b"\2\xff\xff\xff\x7f",
        b"\1\xff\xff",
        b"\1" * 3,
        b"\3",
        pieces(0, places=[]),
        pieces(0, 0x7FFFFFFF, places=[0x800]),
        pieces(0, 8, places=[0x3FFFFFFF]),
        pieces(0, 8, places=[0x7FFFFFFE]),
        pieces(0, 8, 4, places=[0x800, 0x800]),
        pieces(4, 8, places=[0x800]),
        pieces(*range(0, 400_000, 400), places=[0x800] * 999),
    ],
)
def test_pieces_that_cannot_be_are_damage(clx: bytes) -> None:
    with pytest.raises(DamagedDocumentError):
        read_word_97("表.doc", Word97([paragraph("河道保洁")], clx=clx).file())


@pytest.mark.parametrize("offset", [0, 5, 0x7FFFFFFF])
def test_properties_out_of_range_are_damage(offset: int) -> None:
    end = Paragraph([Run("甲")], "\x07", sprm(0x6646, struct.pack("<I", offset)))
    with pytest.raises(DamagedDocumentError):
        read_word_97("表.doc", Word97([end], data=b"\xff" * 6).file())


def test_properties_that_refer_to_themselves_end() -> None:
    data = struct.pack("<HHI", 6, 0x6646, 0)
    end = Paragraph([Run("甲")], "\x07", sprm(0x6646, bytes(4)))
    assert read_texts(Word97([end], data=data).file()) == [[["甲"]]]


@pytest.mark.parametrize(
    "operand", [b"", b"\0", b"\x40", b"\xff" * 40, b"\2\0\0", struct.pack("<Bhhh", 2, 500, 100, -500)]
)
def test_divisions_that_cannot_be_are_no_fault(operand: bytes) -> None:
    said = sprm(0xD608, struct.pack("<H", len(operand) + 1) + operand)
    assert [one.text for one in spans(*row("甲", "乙", row_definition=said))] in (["甲", "乙"], ["甲\n乙"])


@given(st.binary(max_size=60))
def test_no_properties_are_a_fault(said: bytes) -> None:
    try:
        read_word_97("表.doc", Word97([Paragraph([Run("甲", said)], "\x07", said), paragraph("乙")]).file())
    except DocumentError:
        return


def test_a_chain_of_sectors_in_a_circle_is_damage() -> None:
    data = bytearray(FILE)
    table = 512 + 512 * struct.unpack_from("<I", data, 76)[0]
    struct.pack_into("<I", data, table + 4 * 5, 2)
    with pytest.raises(DamagedDocumentError):
        read_word_97("表.doc", bytes(data))


def test_cells_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.table_spans.MAX_CELLS", 5)
    with pytest.raises(TooManyCellsError):
        texts(*row("甲", "乙"), *row("丙", "丁"), paragraph())


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(FILE) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_no_damage_is_a_fault(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(FILE)
    for at, byte in changes:
        damaged[at] = byte
    try:
        read_word_97("表.doc", bytes(damaged))
    except DocumentError as error:
        assert error.sentence("zh") and error.sentence("en")


# LibreOffice


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (Word97([paragraph("甲")], version=101).file(), "word-95"),
        (b"\xdb\xa5" + bytes(600), "word-2"),
        (FILE[:4000], "word-97"),
        (b"{\\rtf1 x}", "rtf"),
    ],
    ids=["Word 95", "Word 2", "damaged", "rich text"],
)
def test_what_cannot_be_read_is_converted(monkeypatch: pytest.MonkeyPatch, data: bytes, source: str) -> None:
    from tests.documents.docx_file import docx
    from tests.documents.docx_file import paragraph as docx_paragraph

    asked: list[tuple[bytes, str, str]] = []

    def converted(*given: str) -> bytes:
        asked.append(given)  # type: ignore[arg-type]
        return docx(docx_paragraph("河道保洁"))

    monkeypatch.setattr("jixiao.documents.word_97.can_convert", lambda: True)
    monkeypatch.setattr("jixiao.documents.word_97.converted", converted)
    assert read_texts(data) == [[["河道保洁"]]]
    assert asked == [(data, source, "docx")]


def test_the_reason_stays_where_conversion_fails_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.documents.office_errors import ConversionError

    def converted(*_: object) -> bytes:
        raise ConversionError(reason="LibreOffice")

    monkeypatch.setattr("jixiao.documents.word_97.can_convert", lambda: True)
    monkeypatch.setattr("jixiao.documents.word_97.converted", converted)
    with pytest.raises(OldWordError):
        read_word_97("表.doc", Word97([paragraph("甲")], version=101).file())


@pytest.mark.parametrize("data", [b"%PDF-1.7", Word97([paragraph("甲")], flags=0x0100).file()], ids=["pdf", "locked"])
def test_what_nobody_could_convert_is_not_tried(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("jixiao.documents.word_97.can_convert", lambda: True)
    monkeypatch.setattr("jixiao.documents.word_97.converted", lambda *_: pytest.fail("it was tried"))
    with pytest.raises((NoWord97Error, EncryptedDocumentError)):
        read_word_97("表.doc", data)
