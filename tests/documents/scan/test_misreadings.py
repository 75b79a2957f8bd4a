import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.scan.misreadings import MISREADINGS, corrected, in_simplified, with_brackets
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


def test_a_page_in_simplified_characters_has_no_single_traditional_ones() -> None:
    page = [
        Reading(text, 0.99, (0.99,) * len(text), tuple(range(len(text))))
        for text in (
            "项目支出绩效目标表",
            "社区长者食堂助餐补貼",
            "砚浦镇社会事务办公室",
            "高龄独居老人助餐覆盖率",
            "财政拨款",
        )
    ]
    found = in_simplified(page)
    assert found[1].text == "社区长者食堂助餐补贴"
    assert found[1].certainties == (0.99,) * 9 + (0.5,)
    assert [one for at, one in enumerate(found) if at != 1] == [one for at, one in enumerate(page) if at != 1]


def test_a_page_in_traditional_characters_stays_as_it_is_printed() -> None:
    page = [Reading(text, 0.99) for text in ("項目支出績效目標表", "社區長者食堂助餐補貼", "財政撥款")]
    assert in_simplified(page) == page


@pytest.mark.parametrize(("printed", "wanted"), [("≥96°", "≥96%"), ("°0", "%"), ("≥88°0", "≥88%"), ("°", "%")])
def test_a_sign_of_degrees_without_a_scale_is_a_per_cent_sign(printed: str, wanted: str) -> None:
    found = corrected(read(printed, printed.index("°")))
    assert found.text == wanted
    assert min(found.certainties) <= 0.5
    assert len(found.certainties) == len(wanted)
    assert corrected(read(printed)).text == printed


@pytest.mark.parametrize("text", ["≤26°C", "26℃", "≤5°以内"])
def test_degrees_with_what_follows_stay(text: str) -> None:
    assert corrected(read(text, text.find("°"))).text == text


def test_the_number_of_the_first_indicator_is_no_exclamation_mark() -> None:
    found = corrected(read("指标!每餐补贴标准"))
    assert found.text == "指标1：每餐补贴标准"
    assert found.certainties == (0.99, 0.99, 0.5, 0.5, *(0.99,) * 6)
    assert corrected(read("指标!：每餐补贴标准")).text == "指标1：每餐补贴标准"
    assert corrected(read("完成指标!")).text == "完成指标!"
    with_blank = corrected(Reading("指标 !每餐", 0.9, (0.9,) * 5))
    assert (with_blank.text, with_blank.certainties) == ("指标 1：每餐", (0.9, 0.9, 0.5, 0.5, 0.9, 0.9))


@pytest.mark.parametrize("text", ["项目资金万元)", "项目资金（万元", "项目资金(万元"])
def test_a_unit_at_the_end_stands_in_both_brackets(text: str) -> None:
    assert with_brackets(text) == "项目资金（万元）"


@pytest.mark.parametrize(
    "text", ["项目资金（万元）", "1)补助300元", "投入（含配套）200万元", "其中：（一）万元", "万元"]
)
def test_other_brackets_stay(text: str) -> None:
    assert with_brackets(text) == text


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
