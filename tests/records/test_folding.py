"""Wording that means the same folds to the same text, whatever width, spacing or characters it was printed with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.records.folding import fold, fold_label, simplified, unspaced

unhurried = settings(max_examples=60, deadline=None)  # the first text in traditional characters loads OpenCC
WORDS = st.text(alphabet="项目资金绩效指标數據項產年一二1０Ａb ，：（）()[]【】、.%-—…\t\u3000\n", max_size=20)
SIMPLIFIED_WORDS = st.text(alphabet="项目资金绩效指标年一二12Ab", max_size=12)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("项目名称：", "项目名称"),
        ("项 目\t名\n称", "项目名称"),
        ("项\u3000目\u3000名\u3000称", "项目名称"),
        ("（一）项目名称", "一项目名称"),
        ("主管部门【单位】", "主管部门单位"),
        ("《项目支出》“绩效”目标表", "项目支出绩效目标表"),
        ("ＡＢ１２％", "AB12"),
        ("≥95％", "≥95"),
        ("12597m²", "12597m2"),
        ("……", ""),
        ("—— / -", ""),
        ("項目資金", "项目资金"),
        ("產出指標", "产出指标"),
        ("績效目標（必填）", "绩效目标必填"),
        ("項(xiàng)目名稱", "项目名称"),
        ("項（xiàng）目", "项目"),
        ("Wi-Fi 6", "WiFi6"),
    ],
)
def test_wording_is_compared_without_its_print(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("项目名称：", "项目名称"),
        ("一、项目名称", "项目名称"),
        ("（一）项目名称", "项目名称"),
        ("十一、项目名称", "项目名称"),
        ("1.项目名称", "项目名称"),
        ("1．项目名称", "项目名称"),
        ("1、项目名称", "项目名称"),
        ("（2）项目名称", "项目名称"),
        ("其中：财政拨款", "财政拨款"),
        ("其 中：财政拨款", "财政拨款"),
        ("（1）其中：财政拨款", "财政拨款"),
        ("项目资金（万元）", "项目资金"),
        ("执行率（B/A）", "执行率"),
        ("分值（10分）", "分值"),
        ("绩效指标（90分）分", "绩效指标"),
        ("数量指标 (必填量化)", "数量指标"),
        ("年度目标（2024年（全年））", "年度目标"),
        ("（项目名称", "项目名称"),
        ("1-6月执行数", "执行数"),
        ("1—6月执行数（A）", "执行数"),
        ("6月份执行数", "执行数"),
        ("12月底执行数", "执行数"),
        ("其他資金", "其他资金"),
    ],
)
def test_a_label_is_compared_without_number_months_and_hints(printed: str, label: str) -> None:
    assert fold_label(printed) == label


@pytest.mark.parametrize(
    "word", ["三级指标", "一般公共预算", "十项重点任务", "指标1", "12月", "截至6月执行数", "预算数其中", "2024年预算"]
)
def test_a_number_that_is_part_of_the_word_stays(word: str) -> None:
    assert fold_label(word) == word


@pytest.mark.parametrize(
    ("printed", "label"), [("12.5万元", "125万元"), ("123、名称", "123名称"), ("见一、二", "见一二")]
)
def test_what_only_looks_like_an_enumeration_stays(printed: str, label: str) -> None:
    assert fold_label(printed) == label


@pytest.mark.parametrize("hint", ["（万元）", "(10分)", "其中：", "一、", "：", "　"])
def test_a_hint_alone_is_no_label(hint: str) -> None:
    assert fold_label(hint) == ""


@pytest.mark.parametrize(
    ("traditional", "expected"),
    [
        ("項目資金", "项目资金"),
        ("財政撥款", "财政拨款"),
        ("滿意度指標", "满意度指标"),
        ("可持續影響指標", "可持续影响指标"),
        ("項(xiàng)目總(zǒng)目標(biāo)", "项目总目标"),
        ("开发ABC（abc）", "开发ABC（abc）"),
        ("", ""),
    ],
)
def test_traditional_print_becomes_simplified(traditional: str, expected: str) -> None:
    assert simplified(traditional) == expected


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("6. 44", "6.44"),
        ("12597m ²", "12597m²"),
        ("不合 格", "不合格"),
        (" 项\u3000目\n名\t称 ", "项目名称"),
        ("购置 Windows  Server 系统", "购置Windows Server系统"),
        ("Adobe\nReader", "Adobe Reader"),
        ("iPhone 12", "iPhone12"),
        ("ＡＢ １２，（万元）", "ＡＢ１２，（万元）"),
        ("項目 名稱", "項目名稱"),
        ("　 \n", ""),
    ],
)
def test_records_carry_the_print_without_white_space(printed: str, kept: str) -> None:
    assert unspaced(printed) == kept


@unhurried
@given(WORDS)
def test_folding_twice_folds_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@unhurried
@given(WORDS)
def test_nothing_of_the_print_is_left_in_folded_text(text: str) -> None:
    assert set(fold(text)).isdisjoint(" ，：（）()[]【】、.%-—…\t\u3000\n０Ａ數據項產")


@unhurried
@given(WORDS)
def test_folded_labels_hold_only_what_folded_text_holds(text: str) -> None:
    rest = iter(fold(text))
    assert all(char in rest for char in fold_label(text))


@unhurried
@given(SIMPLIFIED_WORDS, st.data())
def test_white_space_never_matters(text: str, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "\u3000", "\n"]), min_size=len(text), max_size=len(text)))
    spaced = "".join(char + gap for char, gap in zip(text, gaps, strict=True))
    assert fold(spaced) == fold(text)


@unhurried
@given(st.text(alphabet=st.characters(min_codepoint=0x21, max_codepoint=0x7E)))
def test_full_width_and_half_width_fold_alike(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) for char in text)
    assert fold(wide) == fold(text)
    assert fold_label(wide) == fold_label(text)


@unhurried
@given(st.text(alphabet=st.characters(exclude_characters="\0")))
def test_only_white_space_is_taken_out_of_print(text: str) -> None:
    kept = unspaced(text)
    assert "".join(kept.split()) == "".join(text.split())
    assert unspaced(kept) == kept


@unhurried
@given(st.text())
def test_no_text_makes_folding_fail(text: str) -> None:
    for folded in (fold(text), fold_label(text), unspaced(text), simplified(text)):
        assert isinstance(folded, str)


@pytest.mark.parametrize(
    "text",
    ["a" + " " * 10**6, "(" * 10**5, "項(" * 10**5, "(" + "a" * 10**5, "其中：" * 10**5, "一、" * 10**5],
    ids=["blanks", "brackets", "traditional brackets", "open bracket", "其中", "numbers"],
)
def test_hostile_lengths_come_to_an_end(text: str) -> None:
    assert len(fold(text)) <= len(text)
    assert len(fold_label(text)) <= len(text)
    assert len(unspaced(text)) <= len(text)
