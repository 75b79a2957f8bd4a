"""``read(path)``: from a file to records, or to the reason why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.documents.docx_file import zipped
from tests.documents.zip_writer import Member, zip_of

import jixiao
from jixiao.documents.errors import (
    BinaryDocumentError,
    DocumentError,
    EmptyDocumentError,
    InaccessibleDocumentError,
    MissingDocumentError,
    TooLargeDocumentError,
)
from jixiao.documents.grid import Document
from jixiao.documents.opening import open_document
from jixiao.documents.text import MAX_BYTES
from jixiao.recognition import reading
from jixiao.recognition.reading import merged, read, read_document, read_each
from jixiao.records.extraction import Extraction, Statement

TABLE = """\
财政项目支出绩效目标表
（2025年度）
|项目名称|村道养护|
|主管部门|云溪镇人民政府|实施单位|云溪镇城建办|
|年度总体目标|养护村道十二公里。|
|一级指标|二级指标|三级指标|年度指标值|
|产出指标|数量指标|指标1：养护里程|≥12公里|
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_file_is_read_into_records(table: Path) -> None:
    (record,) = read(table).records
    assert (record.document, record.title, record.year) == ("plan.txt", "财政项目支出绩效目标表", 2025)
    assert (record.project_name, record.annual_goal) == ("村道养护", "养护村道十二公里。")
    assert [indicator.value for indicator in record.indicators] == ["≥12公里"]


def test_a_path_may_be_a_string(table: Path) -> None:
    assert read(str(table)) == read(table)


def test_reading_twice_gives_the_same(table: Path) -> None:
    assert read(table).model_dump_json() == read(table).model_dump_json()


def test_the_package_offers_it(table: Path) -> None:
    assert jixiao.read(table) == read(table)


def test_cells_are_counted_as_printed(table: Path) -> None:
    assert read(table).cells == 2 + 2 + 4 + 2 + 4 + 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_makes_no_difference(table: Path, encoding: str) -> None:
    expected = read(table)
    table.write_text(TABLE, encoding=encoding)
    assert read(table) == expected


def test_a_file_without_a_table_has_no_records_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("关于报送项目的通知\n各单位：请于月底前报送。\n", encoding="utf-8")
    extraction = read(path)
    assert extraction.records == []
    assert [cell.text for cell in extraction.unplaced] == ["关于报送项目的通知", "各单位：请于月底前报送。"]
    assert extraction.cells == 2


def test_a_form_that_is_known_beforehand_is_kept(table: Path) -> None:
    (record,) = read(table, form="songjiang-target-2022").records
    assert record.form == "songjiang-target-2022"


def test_a_form_that_nobody_knows_is_a_key_error(table: Path) -> None:
    with pytest.raises(KeyError, match="yunxi-target-2025"):
        read(table, form="yunxi-target-2025")


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(MissingDocumentError):
        read(tmp_path / "plan.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InaccessibleDocumentError) as caught:
        read(tmp_path)
    assert caught.value.details["reason"]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"], ids=["no bytes", "blanks", "a mark only"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(EmptyDocumentError):
        read(path)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(TooLargeDocumentError):
        read(path)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(bytes(range(1, 32)) * 40)
    with pytest.raises(BinaryDocumentError):
        read(path)


def test_every_reason_is_a_sentence_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path / "plan.txt")
    assert caught.value.sentence("zh").endswith("。")
    assert caught.value.sentence("en").endswith(".")


def test_a_path_that_no_system_allows() -> None:
    with pytest.raises((DocumentError, ValueError)):
        open_document("plan\0.txt")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "上报材料.zip"
    notice = "关于报送项目的通知\n"
    files: dict[str, str | bytes] = {"2025年/a.txt": TABLE, "b.docx": b"PK", "说明.txt": notice, "c.txt": TABLE}
    path.write_bytes(zipped(files))
    return path


def test_the_documents_of_an_archive_are_read_as_one(archive: Path) -> None:
    extraction = read(archive)
    assert extraction.document == "上报材料.zip"
    assert [(record.document, record.number) for record in extraction.records] == [
        ("上报材料.zip/2025年/a.txt", 1),
        ("上报材料.zip/c.txt", 1),
    ]
    assert extraction.cells == 18 + 1 + 18
    assert [cell.text for cell in extraction.unplaced] == ["关于报送项目的通知"]


def test_what_cannot_be_read_of_an_archive_is_a_fault_that_names_it(archive: Path) -> None:
    (fault,) = read(archive).faults
    assert fault.zh == "b.docx：文件已损坏或不完整（zip），请重新获取或另存后再读取。"
    assert fault.en == "b.docx: The file is damaged or incomplete (zip); get it again or save it anew."


def test_a_fault_of_the_archive_itself_names_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zip_of(Member(b"a.txt", b"1", offset=0), Member(b"b.txt", b"1", offset=0)))
    (fault,) = read(path).faults
    assert fault.zh == "压缩包内有 1 个文件（如“a.txt”）的数据互相重叠，疑为恶意构造或已损坏，未读取。"


def test_what_an_archive_says_of_its_tables_is_what_its_first_document_says(archive: Path) -> None:
    said = [
        Extraction(document="a.zip/1"),
        *(Extraction(document="a", statement=Statement(text=text)) for text in "甲乙"),
    ]
    statement = merged("a.zip", [(f"a.zip/{number}", one) for number, one in enumerate(said)]).statement
    assert statement is not None and statement.text == "甲"


def test_each_document_of_an_archive_by_itself(archive: Path) -> None:
    found = dict(read_each(archive))
    assert [name.rpartition("/")[2] for name in found] == ["a.txt", "b.docx", "说明.txt", "c.txt"]
    assert isinstance(found["上报材料.zip/b.docx"], DocumentError)
    assert isinstance(found["上报材料.zip/c.txt"], Extraction)


def test_a_document_by_itself_is_the_only_one(table: Path) -> None:
    assert list(read_each(table)) == [("plan.txt", read(table))]


def test_a_form_that_nobody_knows_is_a_key_error_also_for_an_archive(archive: Path) -> None:
    with pytest.raises(KeyError, match="yunxi-target-2025"):
        read(archive, form="yunxi-target-2025")


def test_a_mistake_in_reading_costs_only_its_document(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(document: Document, form: str | None) -> Extraction:
        if document.name.endswith("a.txt"):
            raise ZeroDivisionError
        return read_document(document, form)

    monkeypatch.setattr(reading, "read_document", failing)
    extraction = read(archive)
    assert len(extraction.records) == 1
    assert extraction.faults[0].zh == (
        "2025年/a.txt：读取时发生意外错误（ZeroDivisionError），请将该文件反馈给开发者。"
    )
