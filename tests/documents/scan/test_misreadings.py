import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.scan.misreadings import MISREADINGS, corrected
from jixiao.documents.scan.recognise import Reading


def read(text: str, *unsure: int) -> Reading:
    return Reading(text, 0.9, tuple(0.5 if at in unsure else 0.99 for at in range(len(text))))


def test_what_is_no_word_is_put_right_where_it_was_read_unsurely() -> None:
    found = corrected(read("项日总日标", 1, 3))
    assert found.text == "项目总目标"
    assert min(found.certainties) == 0.5


def test_what_was_read_surely_is_printed_so() -> None:
    assert corrected(read("项日名称")).text == "项日名称"
    assert corrected(read("项日名称", 0, 2, 3)).text == "项日名称"


@pytest.mark.parametrize("text", ["2024年1月1日", "节日标识", "每日目标"])
def test_real_words_stay(text: str) -> None:
    assert corrected(Reading(text, 0.99, (0.99,) * len(text))).text == text


@given(st.text("项日目标总中请申间题问资余全金万无元 1", max_size=12), st.data())
def test_only_listed_characters_change(text: str, data: st.DataObject) -> None:
    sure = tuple(data.draw(st.floats(0, 1)) for _ in text.replace(" ", ""))
    found = corrected(Reading(text, 0.9, sure))
    assert len(found.text) == len(text)
    changed = {(old, new) for old, new in zip(text, found.text, strict=True) if old != new}
    allowed = {
        pair for wrong, right in MISREADINGS.items() for pair in zip(wrong, right, strict=True) if pair[0] != pair[1]
    }
    assert changed <= allowed
