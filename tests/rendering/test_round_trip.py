"""Whatever a record says, reading its print gives the same record."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.documents.text import read_text
from jixiao.forms.form import Form
from jixiao.forms.library import form
from jixiao.recognition.labels import leading, whole
from jixiao.recognition.reading import read_document
from jixiao.records.folding import fold_label
from jixiao.records.target import LEVEL1_OF, Funding, Indicator, PerformanceTarget
from jixiao.rendering.plain_text import Flattening, plain_text

MINHANG = form("minhang-target-2023")
SONGJIANG = form("songjiang-target-2022")

WORDS = (
    "开展代表活动12次", "保障项目资金及时到位", "按主管部门要求", "提高服务对象满意度", "沿河居民", "修补坑槽",
    "（含上年结转资金）", "2024年6月至12月", "“家站点”", "《管理办法》", "≥90%", "<10%", "不超过5.6万元", "其他资金",
    "绩效目标", "时效", "成本", "满意度", "财政资金", "全年", "指标1：", "目标1：", "一是", "Wi-Fi", "PM2.5", "A3", "无",
)  # fmt: skip
PUNCTUATION = "，。；：、“”‘’（）《》！？…—·%％≥≤+-/～~#&*@.,:;!?()[]{}【】|①㎡0123456789"
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)

SUBJECTS = (
    "河道保洁",
    "代表活动",
    "消防设施维修",
    "老年人助餐",
    "志愿服务",
    "绿地养护",
    "垃圾分类宣传",
    "村道保养",
    "图书更新",
)
MEASURES = {
    "数量指标": ("次数", "人数", "数量", "面积", "户数"),
    "质量指标": ("合格率", "验收通过率", "达标率", "覆盖率"),
    "时效指标": ("及时率", "及时性", "完成时间", "进度"),
    "成本指标": ("成本", "成本控制率", "单价", "经费"),
    "经济效益指标": ("节约资金", "带动增收", "资金使用效率"),
    "社会效益指标": ("知晓率", "受益人数", "安全感"),
    "生态效益指标": ("环境整洁度", "水质达标率", "垃圾减量"),
    "可持续影响指标": ("长效机制", "管理制度完善率", "队伍建设"),
    "服务对象满意度指标": ("群众满意度", "居民满意率", "职工满意度"),
}
WORDED_VALUES = (
    "优", "提升", "健全", "及时", "改善", "合格", "长期", "有效保障", "按时完成", "2024年12月底前", "7-8月", "24小时内",
    "每月不少于1次", "不少于2000人次", "较上年提高", "1,200平方米", "≥3（次）", "以实际发放为准", "90%以上",
)  # fmt: skip


def sayable(text: str) -> bool:
    """Whether the print of a text can be told from the print of the form and of nothing at all.

    A text that is a label, or begins with one and a colon, is that label; one without any word, such as ``/``, ``……``
    or ``2、``, is how forms print that nothing is there; tags and entities are what converters write for something
    else.
    """
    if whole(text) or leading(text)[0] or not re.search(r"[^\W\d_]", fold_label(text)) or fold_label(text) == "无":
        return False
    return not re.search(r"<\s*/?[a-zA-Z]|&#?\w+;", text)


def texts(least: int, most: int) -> st.SearchStrategy[str]:
    pieces = st.one_of(st.sampled_from(WORDS), st.text(HAN, min_size=1, max_size=6), st.sampled_from(PUNCTUATION))
    joined = st.lists(pieces, min_size=1, max_size=12).map("".join).map(lambda text: text[:most])
    return joined.filter(lambda text: len(text) >= least and sayable(text))


def indicators(level2: str) -> st.SearchStrategy[list[Indicator]]:
    names = st.builds(str.__add__, st.sampled_from(SUBJECTS), st.sampled_from(MEASURES[level2]))
    numbers = st.builds(
        "{}{}{}".format,
        st.sampled_from(("≥", "≤", "=", "＞", "不少于", "")),
        st.integers(0, 99999),
        st.sampled_from(("%", "次", "人", "万元", "场", "平方米", "")),
    )
    values = st.one_of(st.none(), st.sampled_from(WORDED_VALUES), numbers, numbers)
    one = st.builds(Indicator, level1=st.just(LEVEL1_OF[level2]), level2=st.just(level2), name=names, value=values)
    return st.lists(one, max_size=4)


def indicator_lists(official: Form) -> st.SearchStrategy[list[Indicator]]:
    """Indicators in the order of the form's blocks, none to four in each."""
    (table,) = official.indicator_tables
    blocks = [level2.canonical for block in table.blocks for level2 in block.level2 if level2.canonical]
    return st.tuples(*map(indicators, blocks)).map(lambda lists: [*chain(*lists)])


def amounts() -> st.SearchStrategy[str | None]:
    printed = st.sampled_from(("{:.2f}", "{:.0f}", "{:,.2f}", "{:.6f}"))
    return st.one_of(st.none(), st.builds(str.format, printed, st.floats(0, 9_999_999)))


def dates() -> st.SearchStrategy[str | None]:
    days = st.dates(date(2015, 1, 1), date(2035, 12, 31)).map(str)
    return st.one_of(st.none(), st.builds(lambda day, length: day[:length], days, st.sampled_from((10, 10, 7, 4))))


def periods() -> st.SearchStrategy[str | None]:
    years = st.tuples(st.integers(2015, 2035), st.integers(0, 5))
    months = st.tuples(st.integers(1, 12), st.integers(1, 12))
    whole_years = years.map(lambda span: f"{span[0]}-{span[0] + span[1]}")
    with_months = st.builds(
        lambda span, ends: f"{span[0]}-{ends[0]:02d}/{span[0] + span[1]}-{ends[1]:02d}", years, months
    )
    return st.one_of(st.none(), whole_years, with_months)


def categories(official: Form) -> st.SearchStrategy[list[str]]:
    choices = next(cell.choices for row in official.rows for cell in row if cell.field == "categories")
    if choices:
        return st.sets(st.sampled_from(choices)).map(lambda chosen: [word for word in choices if word in chosen])
    return st.sampled_from(([], ["经常性项目"], ["专项资金", "一次性项目"]))


def records(official: Form) -> st.SearchStrategy[PerformanceTarget]:
    """Records that the form can hold, their indicators in the order of its blocks."""
    fields = [cell.field for row in official.rows for cell in row if cell.field]
    funding = {field.partition(".")[2]: amounts() for field in fields if field.startswith("funding.")}
    # A shorter text below the goals may be a piece of 年度总体目标, broken over the lines of its narrow cell.
    goals = st.one_of(st.none(), texts(5, 120))
    names = st.one_of(st.none(), texts(2, 24))
    years = st.integers(2015, 2035)
    # A table that prints no year is given one that its narrative names.
    years_printed = years if official.narrative else st.one_of(st.none(), years)
    sections = st.dictionaries(st.sampled_from(official.narrative), texts(8, 60)) if official.narrative else st.just({})
    return st.builds(
        PerformanceTarget,
        title=st.just(official.title),
        year=years_printed,
        project_name=names,
        categories=categories(official),
        supervising_department=names,
        implementing_unit=names,
        start=dates(),
        end=dates(),
        amount_unit=st.sampled_from(("万元", "元")),
        funding=st.fixed_dictionaries(funding).map(lambda printed: Funding(**printed)),
        goal_period=periods(),
        total_goal=goals,
        annual_goal=goals,
        indicators=indicator_lists(official),
        narrative=sections,
    )


def read_back(record: PerformanceTarget, official: Form, flattening: Flattening) -> PerformanceTarget:
    printed = plain_text(record, official, flattening)
    (read,) = read_document(read_text("printed.txt", printed.encode())).records
    return read


def in_order(record: PerformanceTarget, official: Form) -> PerformanceTarget:
    """The record with its sections in the order of the form, in which they are printed."""
    ordered = {name: record.narrative[name] for name in official.narrative if name in record.narrative}
    return record.model_copy(update={"narrative": ordered})


thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(records(MINHANG))
def test_tabs_are_read_back(record: PerformanceTarget) -> None:
    assert read_back(record, MINHANG, "tabs").content() == record.content()


@thorough
@given(records(SONGJIANG))
def test_lines_are_read_back(record: PerformanceTarget) -> None:
    read = read_back(record, SONGJIANG, "lines")
    assert read.content() == in_order(record, SONGJIANG).content()


@settings(thorough, max_examples=40)
@given(records(MINHANG))
def test_bars_are_read_back(record: PerformanceTarget) -> None:
    assert read_back(record, MINHANG, "bars").content() == record.content()


@settings(thorough, max_examples=40)
@given(records(MINHANG).filter(lambda record: (record.total_goal is None) == (record.annual_goal is None)))
def test_blanks_are_read_back(record: PerformanceTarget) -> None:
    # With the blank cell lost, a single goal may be either of the two.
    assert read_back(record, MINHANG, "blanks").content() == record.content()


@pytest.mark.parametrize("flattening", ["tabs", "lines", "bars", "blanks"])
def test_nothing_of_a_print_is_left_over(flattening: Flattening) -> None:
    record = PerformanceTarget(title=MINHANG.title, year=2024, project_name="路灯改造", annual_goal="换灯640盏。")
    assert read_back(record, MINHANG, flattening).unplaced == []
