"""What members are called, whatever encoding their archive forgot to state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.zip_writer import unicode_path

from jixiao.documents.member_names import member_name, shown_path


@pytest.mark.parametrize("name", ["2024年/绩效目标表.docx", "砚浦镇.txt", "镕基路㐂.xls", "report.pdf"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_encoding_is_found_where_none_is_stated(name: str, encoding: str) -> None:
    assert member_name(name.encode(encoding), utf8=False, extra=b"") == name


def test_gbk_that_might_be_one_letter_of_utf8_is_chinese() -> None:
    assert "路".encode("gbk").decode("utf-8") == "·"
    assert member_name("路.txt".encode("gbk"), utf8=False, extra=b"") == "路.txt"


def test_utf8_that_is_stated_is_believed_where_it_fits() -> None:
    assert member_name("Ω.txt".encode(), utf8=True, extra=b"") == "Ω.txt"
    assert member_name("绩效.txt".encode("gbk"), utf8=True, extra=b"") == "绩效.txt"


def test_bytes_of_neither_encoding_are_those_of_dos() -> None:
    assert member_name(b"\xff.txt", utf8=False, extra=b"") == "\xa0.txt"


def test_the_name_that_info_zip_keeps_apart_goes_before() -> None:
    assert member_name(b"????.txt", utf8=False, extra=unicode_path(b"????.txt", "绩效目标.txt")) == "绩效目标.txt"


def test_the_name_kept_apart_is_stale_once_the_member_was_renamed() -> None:
    assert member_name(b"new.txt", utf8=False, extra=unicode_path(b"old.txt", "旧.txt")) == "new.txt"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("2024年/绩效目标表.docx", "2024年/绩效目标表.docx"),
        ("2024年\\绩效目标表.docx", "2024年/绩效目标表.docx"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\表.xls", "Windows/表.xls"),
        ("c:表.xls", "表.xls"),
        ("./a//b/../表.txt", "a/b/表.txt"),
        ("表\x1b[2J\n\u202etxt.docx", "表\ufffd[2J\ufffd\ufffdtxt.docx"),
        ("../..", "?"),
        ("", "?"),
    ],
)
def test_a_path_leads_nowhere_else(name: str, shown: str) -> None:
    assert shown_path(name) == shown


def test_a_long_name_keeps_both_ends() -> None:
    shown = shown_path("年" * 60_000 + ".docx")
    assert len(shown) == 401 and shown.startswith("年") and shown.endswith("年.docx")


@given(st.binary(max_size=80), st.booleans(), st.binary(max_size=40))
def test_any_name_can_be_shown(raw: bytes, utf8: bool, extra: bytes) -> None:
    shown = shown_path(member_name(raw, utf8=utf8, extra=extra))
    assert shown.encode("utf-8")
    assert not shown.startswith("/") and "\\" not in shown
    assert not any(part in ("", ".", "..") for part in shown.split("/"))
    assert not any(char < " " or char in "\x7f\u202e" for char in shown)
