from __future__ import annotations

import pytest

from jixiao.documents.archive_errors import OtherFormatError
from jixiao.documents.errors import BinaryDocumentError
from jixiao.documents.web_encoding import decode_page


def meta(charset: str) -> str:
    return f'<meta charset="{charset}">'


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "x-gbk", "gb18030", "utf-8", "iso-8859-1", "big5", "unknown"])
def test_utf8_is_believed_over_what_is_declared(charset: str) -> None:
    page = meta(charset) + "朱镕基€㎡①"
    assert decode_page(page.encode()) == decode_page(page.encode(), charset) == page


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "x-gbk", "gb18030", "utf-8", "iso-8859-1", "unknown", ""])
def test_chinese_beyond_gb2312_is_read_whatever_is_declared(charset: str) -> None:
    page = meta(charset) + "朱镕基€㎡①后"
    assert decode_page(page.encode("gb18030")) == page


def test_short_words_that_look_like_utf8_are_read_as_declared() -> None:
    page = f"{meta('gbk')}模板"
    assert decode_page(page.encode("gbk")) == page


def test_a_header_comes_before_the_page() -> None:
    text = "預算績效"
    assert decode_page(f"{meta('gb2312')}{text}".encode("big5"), "big5").endswith(text)


def test_utf16_is_found_by_its_bytes_and_not_by_what_is_declared() -> None:
    assert decode_page("<p>汉字".encode("utf-16-le")) == "<p>汉字"
    assert decode_page(meta("utf-16").encode() + "汉字".encode()) == f"{meta('utf-16')}汉字"


@pytest.mark.parametrize(
    ("data", "error"), [(b"%PDF-1.7", OtherFormatError), (b"\x01\x02\x03\x04" * 90, BinaryDocumentError)]
)
def test_what_is_no_text_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        decode_page(data)
