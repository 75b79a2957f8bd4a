"""``read(path)``: from a file to records, or to the reason why not."""

from __future__ import annotations

from pathlib import Path

import pytest

import jixiao
from jixiao.documents.errors import (
    BinaryDocumentError,
    DocumentError,
    EmptyDocumentError,
    InaccessibleDocumentError,
    MissingDocumentError,
    TooLargeDocumentError,
)
from jixiao.documents.opening import open_document
from jixiao.documents.text import MAX_BYTES
from jixiao.recognition.reading import read

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
