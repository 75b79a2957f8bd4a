from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from tests.documents.damaged import damaged

from jixiao.documents.errors import DocumentError, EmptyDocumentError
from jixiao.documents.web_archive import is_web_archive
from jixiao.documents.web_page import read_web_page

PAGE = "<html><body><p>财政项目支出绩效目标表</p><table><tr><td>项目名称<td>镕镇河道保洁</table></body></html>"
HEAD = (
    "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b="\r\n\r\n'
)


def part(contents: bytes, *headers: str) -> bytes:
    return b"\r\n----b=\r\n" + "\r\n".join(headers).encode() + b"\r\n\r\n" + contents


def archive(*parts: bytes) -> bytes:
    return HEAD.encode() + b"".join(parts) + b"\r\n----b=--\r\n"


def texts(data: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in read_web_page("表.mht", data).grids]


READ = [[["财政项目支出绩效目标表"]], [["项目名称", "镕镇河道保洁"]]]
PICTURE = part(base64.encodebytes(bytes(300)), "Content-Type: image/png", "Content-Transfer-Encoding: base64")


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_the_page_of_an_archive_is_read(charset: str, transfer: str) -> None:
    contents = PAGE.encode("gb18030" if charset == "gb2312" else charset)
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[transfer](contents)
    page = part(coded, f'Content-Type: text/html; charset="{charset}"', f"Content-Transfer-Encoding: {transfer}")
    assert texts(archive(PICTURE, page, PICTURE)) == READ


def test_every_sheet_of_a_workbook_is_read_but_not_its_tabs() -> None:
    frames = part(b"<frameset><frame src=s1.htm><noframes>x</noframes></frameset>", "Content-Type: text/html")
    sheet = part(PAGE.encode(), "Content-Type: text/html", "Content-Location: file:///C:/a.files/sheet001.htm")
    tabs = part(b"<table><tr><td>Sheet1", "Content-Type: text/html", "Content-Location: file:///C:/tabstrip.htm")
    assert texts(archive(frames, sheet, tabs, sheet)) == READ * 2


def test_a_page_in_a_message_in_an_archive_is_read() -> None:
    inner = (
        b"\r\n--c\r\nContent-Type: text/plain\r\n\r\nx\r\n--c\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode() +
        b"\r\n--c--"
    )  # fmt: skip
    assert texts(archive(part(inner, "Content-Type: multipart/alternative; boundary=c"))) == READ


def test_a_lone_page_with_headers_is_read() -> None:
    assert texts(b"MIME-Version: 1.0\nContent-Type: text/html; charset=gbk\n\n" + PAGE.encode("gb18030")) == READ


def test_an_archive_that_ends_too_early_is_read_up_to_there() -> None:
    page = part(base64.encodebytes(PAGE.encode())[:-9], "Content-Type: text/html", "Content-Transfer-Encoding: base64")
    assert texts(HEAD.encode() + page)[0] == READ[0]


@pytest.mark.parametrize(
    ("data", "archived"),
    [
        (HEAD.encode(), True),
        (b"\xef\xbb\xbfMIME-Version: 1.0\n\n", True),
        (PAGE.encode(), False),
        ("注：Content-Type".encode(), False),
        (b"", False),
    ],
)
def test_archives_are_told_from_pages(data: bytes, archived: bool) -> None:
    assert is_web_archive(data) is archived


@pytest.mark.parametrize("boundary", ["", "; boundary=", '; boundary="="', "; boundary=\xff"])
def test_an_archive_without_pages_is_empty(boundary: str) -> None:
    with pytest.raises(EmptyDocumentError):
        texts(f"MIME-Version: 1.0\nContent-Type: multipart/related{boundary}\n\nx".encode("latin-1"))


def test_messages_in_messages_end() -> None:
    with pytest.raises(EmptyDocumentError):
        texts(b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 5000)


WHOLE = archive(part(quopri.encodestring(PAGE.encode()), "Content-Type: text/html; charset=utf-8"))


@given(damaged(WHOLE))
@settings(max_examples=150, deadline=None)
def test_a_damaged_archive_is_read_or_refused(data: bytes) -> None:
    try:
        read_web_page("坏.mht", data)
    except DocumentError as error:
        assert error.sentence("zh")
