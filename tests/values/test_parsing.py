"""What printed target values mean: every example is a decision in the spirit of the gold expressions."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.values.parsing import LONGEST, parse_value
from jixiao.values.target_value import TargetValue, render

GOLD = Path(__file__).parents[3] / "shared" / "evaluation" / "values.jsonl"
FIELDS = ("kind", "op", "low", "high", "unit", "period", "deadline")


def number(low: str, unit: str | None = None, op: Any = None, *, by: str | None = None) -> TargetValue:
    return TargetValue("", "number", op, Decimal(low), unit=unit, deadline=by)


def between(low: str, high: str, unit: str | None = None) -> TargetValue:
    return TargetValue("", "range", None, Decimal(low), Decimal(high), unit)


def times(
    period: str, low: str | None = None, unit: str | None = None, op: Any = None, *, by: str | None = None
) -> TargetValue:
    return TargetValue("", "frequency", op, Decimal(low) if low else None, None, unit, period, by)


def date(deadline: str, period: str | None = None) -> TargetValue:
    return TargetValue("", "date", period=period, deadline=deadline)


def text(op: Any = None) -> TargetValue:
    return TargetValue("", "text", op)


NUMBERS = [
    # Comparison signs and words
    ("≧735人次", number("735", "人次", "≥")),
    (">=1次", number("1", "次", "≥")),
    ("＞＝９５％", number("95", "%", "≥")),
    ("=>95%", number("95", "%", "≥")),
    ("≥12(次)", number("12", "次", "≥")),
    ("≥95 (%)", number("95", "%", "≥")),
    ("不低于90%", number("90", "%", "≥")),
    ("大于或等于90%", number("90", "%", "≥")),
    ("不少于三家", number("3", "家", "≥")),
    ("不超过5%", number("5", "%", "≤")),
    ("控制在100万元以内", number("100", "万元", "≤")),
    ("5%以内", number("5", "%", "≤")),
    ("24小时内", number("24", "小时", "≤")),
    ("收到通知后3个工作日内", number("3", "工作日", "≤")),
    ("最高100万元", number("100", "万元", "≤")),
    ("超100人", number("100", "人", ">")),
    ("=0%", number("0", "%", "=")),
    ("≥95%以上", number("95", "%", "≥")),
    ("60分及以上", number("60", "分", "≥")),
    ("95%（含）以上", number("95", "%", "≥")),
    ("不低于计划的95%", number("95", "%", "≥")),
    # Words that are no comparison
    ("100人左右", number("100", "人")),
    ("约50人", number("50", "人")),
    ("3000余人次", number("3000", "人次")),
    ("达到100%", number("100", "%")),
    ("增长5%", number("5", "%")),
    # Numerals
    ("0", number("0")),
    ("1,280人", number("1280", "人")),
    ("1，280人", number("1280", "人")),
    ("-5%", number("-5", "%")),
    ("百分之九十以上", number("90", "%", "≥")),
    ("百分百", number("100", "%")),
    ("十二次", number("12", "次")),
    ("三万五千人", number("35000", "人")),
    ("五万元", number("5", "万元")),
    ("半小时内", number("0.5", "小时", "≤")),
    ("零投诉", number("0")),
    ("0事故", number("0")),
    # Units
    ("1.5万元", number("1.5", "万元")),
    ("30万人次", number("30", "万人次")),
    ("0起", number("0", "起")),
    ("5类/人", number("5", "类/人")),
    ("300元/人·月", number("300", "元/人·月")),
    ("500元/月", number("500", "元/月")),
    ("2000元/㎡", number("2000", "元/m²")),
    ("12597m ²", number("12597", "m²")),
    ("2个百分点", number("2", "百分点")),
    ("≥100百分比", number("100", "%", "≥")),
    ("12个月", number("12", "个月")),
    ("≥90分", number("90", "分", "≥")),
    ("24小时", number("24", "小时")),
    ("5茬", number("5", "茬")),
    # Text around the number
    ("公民办25所学校", number("25", "所")),
    ("资金支付完成率：100%", number("100", "%")),
    ("指标1：95%", number("95", "%")),
    ("100%，发放对象、金额符合文件标准", number("100", "%")),
    ("100%（全覆盖）", number("100", "%")),
    ("满意度90%以上", number("90", "%", "≥")),
    ("12345热线办结率100%", number("100", "%")),
    ("《预算法》知晓率90%", number("90", "%")),
    ("优秀率≥20%、良好率≥50%", number("20", "%", "≥")),
    # A number to be reached by a date
    ("8月开展1次", number("1", "次", by="8月")),
    ("全年不少于4次", number("4", "次", "≥", by="全年")),
    ("12月31日之前完成率100%", number("100", "%", by="12月31日之前")),
    ("上半年完成50%，全年完成100%", number("50", "%", by="上半年")),
    ("100%，每月按时发放", number("100", "%")),
]
RANGES = [
    ("1-3天", between("1", "3", "天")),
    ("1～3天", between("1", "3", "天")),
    ("1—3天", between("1", "3", "天")),
    ("3至5天", between("3", "5", "天")),
    ("三至五天", between("3", "5", "天")),
    ("90%-95%", between("90", "95", "%")),
    ("5万-10万元", between("5", "10", "万元")),
    ("60-64周岁", between("60", "64", "周岁")),
    ("85-95", between("85", "95")),
    ("≥90%，≤100%", between("90", "100", "%")),
    ("大于90%小于95%", between("90", "95", "%")),
]
FREQUENCIES = [
    ("每季度开展1次，共4次", times("每季度", "1", "次")),
    ("每月2次，15日、30日前完成", times("每月", "2", "次", by="15日、30日前")),
    ("每年1次，12月", times("每年", "1", "次", by="12月")),
    ("一年2次", times("每年", "2", "次")),
    ("两周一次", times("每两周", "1", "次")),
    ("一季度一次", times("每季度", "1", "次")),
    ("季度1次", times("每季度", "1", "次")),
    ("隔年一次", times("每两年", "1", "次")),
    ("每学期一次", times("每学期", "1", "次")),
    ("每2个月1次", times("每2月", "1", "次")),
    ("每周不少于3次", times("每周", "3", "次", "≥")),
    ("不少于每月1次", times("每月", "1", "次", "≥")),
    ("至少每季度一次", times("每季度", "1", "次", "≥")),
    ("≥2篇/月", times("每月", "2", "篇", "≥")),
    ("3次以上/年", times("每年", "3", "次", "≥")),
    ("1次/2年", times("每2年", "1", "次")),
    ("每季度，不少于2次", times("每季度", "2", "次", "≥")),
    ("每年2-3次", TargetValue("", "frequency", None, Decimal(2), Decimal(3), "次", "每年")),
    ("上、下半年各1次", times("每半年", "1", "次")),
    ("每年8万元", times("每年", "8", "万元")),
    ("半年", times("每半年")),
    ("按月发放", times("每月")),
    ("每月按计划开展", times("每月")),
    ("每月发放，12月底前结清", times("每月", by="12月底前")),
]
DATES = [
    ("2024年12月31日前", date("2024年12月31日前")),
    ("12月底前", date("12月底前")),
    ("１２月底前", date("１２月底前")),
    ("12 月 底前", date("12月底前")),
    ("6月30日前完成", date("6月30日前")),
    ("截至12月", date("12月")),
    ("12中旬前", date("12中旬前")),
    ("第一季度", date("第一季度")),
    ("一季度完成", date("一季度")),
    ("第一、三季度", date("第一、三季度")),
    ("上半年", date("上半年")),
    ("半年内完成", date("半年内")),
    ("5-10月", date("5-10月")),
    ("7-8月", date("7-8月")),
    ("1、7、8月", date("1、7、8月")),
    ("2024年1-12月", date("2024年1-12月")),
    ("上年12月至次年2月", date("上年12月至次年2月")),
    ("2024-12-31", date("2024-12-31")),
    ("2024.6.30前", date("2024.6.30前")),
    ("20241231前", date("20241231前")),
    ("二〇二四年十二月底前", date("二〇二四年十二月底前")),
    ("春节、七一", date("春节、七一")),
    ("春节前", date("春节前")),
    ("9:00前", date("9:00前")),
    ("当日办结", date("当日")),
    ("3月启动，11月底前完成", date("3月、11月底前")),
    ("9月30日前完成年满10年档案的进馆工作", date("9月30日前")),
    ("每月15日前", date("15日前", "每月")),
    ("每月初及时更新", date("月初", "每月")),
    ("每年3至4月、12月", date("3至4月、12月", "每年")),
    ("每年春节、中秋前", date("春节、中秋前", "每年")),
    # The period in the middle of a sentence is not the value of the whole.
    ("8月集中开展政府开放月活动每季度定期开展政府开放日活动", date("8月")),
]
TEXTS = [
    # A bound without a number
    ("不超预算", text("≤")),
    ("成本控制在预算内", text("≤")),
    ("预算范围内", text("≤")),
    ("不低于上年", text("≥")),
    ("良好以上", text("≥")),
    ("三分之二以上", text("≥")),
    ("效率=提高", text("=")),
    # Placeholders
    ("≥**%", text("≥")),
    ("≤XX万元", text("≤")),
    ("≥ %", text("≥")),
    ("**元/人·月", text()),
    # Numbers and dates in names
    ("满足二类标准化谈话室要求", text()),
    ("多次受理改一次受理", text()),
    ("二届四次", text()),
    ("三年行动计划", text()),
    ("十分满意", text()),
    ("一户一档", text()),
    ("第3名", text()),
    ("5G网络全覆盖", text()),
    ("师生比1:15", text()),
    ("7×24小时", text()),
    ("3+2", text()),
    ("数十次", text()),
    ("符合GB18483标准", text()),
    ("按沪民规【2022】4号文件", text()),
    ("完成2023年维修项目尾款支付", text()),
    ("国庆活动丰富", text()),
    ("年度上级军事部门下达的命令和任务数", text()),
    ("以当年度上级征兵部门下达的征兵任务数为准", text()),
    ("以上级征兵部门规定的时间节点为准", text()),
    ("逐年提升", text()),
    ("1、完成采购；2、完成验收", text()),
    # No value
    ("", text()),
    (" \n\t", text()),
    ("/", text()),
    ("——", text()),
    ("无", text()),
    ("全覆盖", text()),
]


@pytest.mark.parametrize(("printed", "meaning"), [*NUMBERS, *RANGES, *FREQUENCIES, *DATES, *TEXTS])
def test_means(printed: str, meaning: TargetValue) -> None:
    assert parse_value(printed) == replace(meaning, text=printed)


def test_gold_expressions() -> None:
    gold = [json.loads(line, parse_int=Decimal, parse_float=Decimal) for line in GOLD.open(encoding="utf-8")]
    wrong = [
        (want["text"], {name: (want[name], getattr(got, name)) for name in FIELDS if want[name] != getattr(got, name)})
        for want in gold
        for got in [parse_value(want["text"])]
        if any(want[name] != getattr(got, name) for name in FIELDS)
    ]
    assert 1 - len(wrong) / len(gold) >= 0.97, wrong


# What values are made of, in any order, so that the grammar meets more than arbitrary text would show it.
PARTS = [
    *("0", "12", "1.5", "1,280", "一", "两", "十", "百", "万", "半", "百分之", "次", "%", "(%)", "元/人·月", "/年"),
    *("≥", "≤", ">=", "不少于", "以上", "以内", "内", "左右", "余", "预算内", "每", "每月", "一年", "半年", "上半年"),
    *("第一季度", "3月", "12月底", "2024年", "2024-12-31", "15日", "前", "底", "春节", "年内", "全年", "上午11点"),
    *(
        "、",
        "，",
        "；",
        "：",
        "-",
        "至",
        "~",
        "(",
        ")",
        "“",
        "”",
        "**",
        "\n",
        "完成",
        "为准",
        "指标1",
        "第",
        "学校",
        "的",
    ),
]
ANYTHING = st.text() | st.lists(st.sampled_from(PARTS), max_size=12).map("".join)


@given(ANYTHING)
@example("9" * 400 + "年1次")
@example("百分之一月")
@example("\ud800≥\x00１")
def test_any_text_is_read_and_rendered_as_printed(printed: str) -> None:
    value = parse_value(printed)
    assert render(value) == printed
    assert json.loads(json.dumps(value.to_dict()))["text"] == printed


@given(ANYTHING)
def test_fields_fit_the_kind(printed: str) -> None:
    value = parse_value(printed)
    present = {name for name in FIELDS if getattr(value, name) is not None}
    must = {"number": {"low"}, "range": {"low", "high"}, "date": {"deadline"}, "frequency": {"period"}, "text": set()}
    may = {
        "number": {"op", "unit", "deadline"},
        "range": {"op", "unit", "deadline"},
        "date": {"period"},
        "frequency": {"op", "low", "high", "unit", "deadline"},
        "text": {"op"},
    }
    assert must[value.kind] <= present - {"kind"} <= must[value.kind] | may[value.kind]


@given(ANYTHING.filter(lambda printed: printed.isprintable()), st.data())
def test_white_space_says_nothing(printed: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(printed)))
    spaced = printed[:at] + " \n" + printed[at:]
    assert replace(parse_value(spaced), text=printed) == parse_value(printed)


SIGNS = {"≥": "≥", ">=": "≥", "不少于": "≥", "至少": "≥", "≤": "≤", "不超过": "≤", ">": ">", "小于": "<", "=": "="}
UNITS = ["%", "次", "人次", "万元", "m²", "个", "所", "天", "元/人", "场", "万人次", "百分点"]


@given(
    st.sampled_from([("", None), *SIGNS.items()]),
    st.decimals(0, 10**9, places=2) | st.integers(0, 10**9).map(Decimal),
    st.sampled_from(UNITS),
    st.sampled_from(["{}", "({})", "（{}）"]),
)
def test_composed_values_are_read_back(sign: tuple[str, str | None], low: Decimal, unit: str, bracket: str) -> None:
    printed = sign[0] + str(low) + bracket.format(unit)
    assert parse_value(printed) == TargetValue(printed, "number", sign[1], low, None, unit)  # type: ignore[arg-type]


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(UNITS), st.sampled_from("-~～—至到"))
def test_composed_ranges_are_read_back(low: int, high: int, unit: str, joint: str) -> None:
    printed = f"{low}{joint}{high}{unit}"
    assert parse_value(printed) == TargetValue(printed, "range", None, Decimal(low), Decimal(high), unit)


@given(
    st.sampled_from(["每月", "每季度", "每两周", "每半年", "每年"]), st.sampled_from(["", *SIGNS]), st.integers(1, 99)
)
def test_composed_frequencies_are_read_back(period: str, sign: str, low: int) -> None:
    printed = f"{period}{sign}{low}次"
    value = parse_value(printed)
    assert (value.kind, value.period, value.op) == ("frequency", period, SIGNS.get(sign))
    assert (value.low, value.unit) == (low, "次")


def test_a_long_text_is_not_looked_at() -> None:
    assert parse_value("≥1次" + "，" * LONGEST).kind == "text"
    assert parse_value("≥1次" + " " * LONGEST).kind == "number"
    assert parse_value("1、" * 10**6).kind == "text"


def test_the_same_text_is_parsed_once() -> None:
    assert parse_value("≥77次") is parse_value("≥77次")
