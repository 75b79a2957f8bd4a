"""Both languages say the same things."""

import string

import pytest

from jixiao.cli.messages import TEXTS, Messages


def details(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_take_the_same_details(key: str) -> None:
    chinese, english = TEXTS[key]
    assert details(chinese) == details(english)


@pytest.mark.parametrize("key", TEXTS)
def test_english_is_english(key: str) -> None:
    assert not any("\u4e00" <= char <= "\u9fff" for char in TEXTS[key][1])


def test_an_unknown_language_is_chinese() -> None:
    assert Messages("fr")("options") == "选项"


def test_a_brace_in_a_detail_stays_a_brace() -> None:
    assert Messages("en")("saved", path="{x}.csv") == "The result is in {x}.csv"


def test_system_reasons_are_translated() -> None:
    refusal = PermissionError(13, "Permission denied")
    assert Messages("zh").reason(refusal) == "没有权限"
    assert Messages("en").reason(refusal) == "Permission denied"


def test_an_unknown_complaint_of_argparse_is_kept() -> None:
    assert Messages("zh").usage_error("the moon is full") == "the moon is full"
