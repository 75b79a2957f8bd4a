"""What a file is, is found by its content: the same form in every format, under a name that says nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.documents.docx_file import cell, docx, paragraph, row, run, table, zipped

from jixiao.documents import opening
from jixiao.documents.archive_errors import ArchiveError, OtherFormatError
from jixiao.documents.errors import (
    BinaryDocumentError,
    EmptyDocumentError,
    MissingDocumentError,
    TooLargeDocumentError,
)
from jixiao.documents.grid import Document
from jixiao.documents.opening import open_document, read_bytes
from jixiao.documents.scan.errors import BrokenPictureError


def a_docx() -> bytes:
    return docx(table(row(cell(paragraph(run("项目名称"))), cell(paragraph(run("路灯改造"))))))


def texts(document: Document) -> list[str]:
    return [one.text for _, cells in document.rows() for one in cells if not one.blank]


FORMATS: dict[str, Callable[[], bytes]] = {
    "docx": a_docx,
    "html": lambda: "<html><table><tr><td>项目名称</td><td>路灯改造</td></tr></table></html>".encode(),
    "table without html": lambda: "\n<table><tr><td>项目名称</td><td>路灯改造</td></tr></table>".encode(),
    "web archive of a browser": lambda: (
        "From: <Saved by Blink>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        "<table><tr><td>项目名称</td><td>路灯改造</td></tr></table>"
    ).encode(),
    "text": lambda: "项目名称\t路灯改造\n".encode("gb18030"),
}


@pytest.mark.parametrize("make", FORMATS.values(), ids=FORMATS)
def test_the_content_decides(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "表.pdf"
    path.write_bytes(make())
    assert texts(open_document(path)) == ["项目名称", "路灯改造"]
    assert open_document(path).name == "表.pdf"


@pytest.mark.parametrize("part", ["notes/readme.xml", "绩效目标表.txt", "word/绩效目标表.docx", "xl/绩效目标表.xlsx"])
def test_an_archive_of_documents_is_no_document(part: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read_bytes("a.zip", zipped({part: "<a/>"}))
    assert str(caught.value) == "这是 .zip 压缩包，请先解压，再读取其中的文件。"


@pytest.mark.parametrize(
    ("data", "kind"), [(b"Rar!\x1a\x07", ".rar"), (b"7z\xbc\xaf\x27\x1c", ".7z"), (b"\x1f\x8b\x08", ".gz")]
)
def test_other_archives_are_to_be_unpacked(data: bytes, kind: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read_bytes("上报材料.txt", data)
    assert str(caught.value) == f"这是 {kind} 压缩包，请先解压，再读取其中的文件。"


def test_another_office_format_is_named() -> None:
    with pytest.raises(OtherFormatError) as caught:
        read_bytes("a.docx", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}))
    assert ".odt" in str(caught.value)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0....", b"RIFF\0\0\0\0WEBPVP8 "])
def test_pictures_are_known_by_their_content(data: bytes) -> None:
    with pytest.raises(BrokenPictureError):
        read_bytes("scan.txt", data)


def test_animations_are_refused() -> None:
    with pytest.raises(BinaryDocumentError) as caught:
        read_bytes("scan.png", b"GIF89a....")
    assert "不支持" in caught.value.sentence("zh")


def test_nothing_is_no_document() -> None:
    with pytest.raises(EmptyDocumentError):
        read_bytes("a.docx", b"")
    with pytest.raises(MissingDocumentError):
        open_document("/nowhere/a.docx")


def test_a_device_without_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 3 << 20)
    with pytest.raises(TooLargeDocumentError):
        open_document("/dev/zero")
