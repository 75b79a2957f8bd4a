"""Whatever a record says, reading its print gives the same record."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.documents.text import read_text
from jixiao.forms.form import Form, IndicatorTable
from jixiao.forms.library import form, forms
from jixiao.recognition.labels import leading, whole
from jixiao.recognition.reading import read_document
from jixiao.records.folding import fold_label
from jixiao.records.target import LEVEL1_OF, Funding, Indicator, PerformanceTarget
from jixiao.rendering.form_grid import unprinted
from jixiao.rendering.plain_text import Flattening, plain_text

MINHANG = form("minhang-target-2023")
SONGJIANG = form("songjiang-target-2022")

WORDS = (
    "开展代表活动12次", "保障项目资金及时到位", "按主管部门要求", "提高服务对象满意度", "沿河居民", "修补坑槽",
    "（含上年结转资金）", "2024年6月至12月", "“家站点”", "《管理办法》", "≥90%", "<10%", "不超过5.6万元", "其他资金",
    "绩效目标", "时效", "成本", "满意度", "财政资金", "全年", "指标1：", "目标1：", "一是", "Wi-Fi", "PM2.5", "A3",
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

    A text that is a label, or begins with one and a colon, is that label, and one that ends in 表 may be a title. One
    without any word, such as ``/``, ``……`` or ``2、``, is how forms print that nothing is there. Tags and entities are
    what converters write for something else.
    """
    folded = fold_label(text)
    if whole(text) or leading(text)[0] or folded == "无" or folded.endswith("表"):
        return False
    return bool(re.search(r"[^\W\d_]", folded)) and not re.search(r"<\s*/?[a-zA-Z]|&#?\w+;", text)


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
    # A short text that begins as the heading of a section does, with 一、 or 2., is one.
    paragraphs = texts(8, 60).filter(lambda text: not re.match(r"[(（]?[\d一二三四五六七八九十]+[)）、.．]", text))
    sections = st.dictionaries(st.sampled_from(official.narrative), paragraphs) if official.narrative else st.just({})
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


def filled(official: Form) -> PerformanceTarget:
    """A record that fills every cell of the form."""
    fields = [cell.field for row in (*official.rows, *official.closing_rows) for cell in row if cell.field]
    amounts_of = {
        field.partition(".")[2]: f"{at}.50" for at, field in enumerate(fields) if field.startswith("funding.")
    }
    names = [field.removeprefix("other_fields.") for field in fields if field.startswith("other_fields.")]
    others = {name: other_text(name) for name in names}
    spans = [name for name in others if name in ("项目期", "项目起止时间")]
    choices = [cell.choices[0] for row in official.rows for cell in row if cell.choices]
    plain: dict[str, Any] = {
        "project_name": "路灯节能改造",
        "supervising_department": "鹭汀区砚浦镇人民政府",
        "implementing_unit": "砚浦镇城乡建设办公室",
        "categories": choices or ["一次性项目"],
        "start": "2024-03-01",
        "end": "2024-11-30",
        "goal_period": "2024-2025",
        "total_goal": "主街路灯全部换成节能灯。",
        "annual_goal": "年内更换路灯六百四十盏。",
        "actual_goal": "更换路灯六百三十八盏。",
    }
    if spans:
        fields += ["start", "end"]
    return PerformanceTarget(
        title=official.title,
        year=2024,
        amount_unit=official.amount_unit,
        funding=Funding(**amounts_of),
        other_fields={name: text for name, text in others.items() if name not in spans},
        narrative=dict.fromkeys(official.narrative, "按年度计划组织实施。"),
        indicators=[*chain(*(filled_table(table) for table in official.indicator_tables))],
        **{field: value for field, value in plain.items() if field in fields},
    )


def other_text(name: str) -> str:
    """What may stand in a field of that name."""
    if name.endswith("率"):
        return "98.50%"
    if re.search(r"(数|预算|总分|合计|资金|财政|总额)\d?$", name):
        return "12.50"
    return "2024-06" if "时间" in name or "日期" in name else f"{name}如常"


def filled_table(table: IndicatorTable) -> list[Indicator]:
    """Two indicators in the first block of every level-1 block, one in the others."""
    roles = [column.role for column in table.columns]
    horizons = ["total", "annual"] if roles.count("name") == 2 else [table.horizon]
    columns: dict[str, dict[str, object]] = {
        "value": {"value": "≥95%"},
        "number": {"value": "≥95%", "direction": "≥", "unit": "%", "parts": ["≥", "95", "%"]},
        "weight": {"weight": "10"},
        "actual": {"actual": "96%"},
        "expected": {"expected": "97%"},
        "likelihood": {"likelihood": "确定能"},
        "score": {"score": "9.5"},
        "deviation": {"deviation": "天气原因顺延"},
        "note": {"note": "核心指标以此为准"},
    }
    printed = dict(chain(*(fields.items() for role, fields in columns.items() if role in roles)))
    found: list[Indicator] = []
    for horizon in horizons:
        for block in table.blocks:
            for at, level2 in enumerate(block.level2):
                cost = block.label == "成本指标" or level2.canonical is None
                labels = {"printed_level1": block.label, "printed_level2": level2.label} if cost else {}
                level1 = block.label if cost else LEVEL1_OF[level2.canonical or ""]
                measures = MEASURES.get(level2.canonical or "", ("制度健全率", "执行规范率"))
                found += [
                    Indicator.model_validate(
                        {"level1": level1, "level2": level2.canonical, "name": f"路灯{measure}", "horizon": horizon}
                        | labels
                        | printed
                    )
                    for measure in measures[: 2 if at == 0 else 1]
                ]
    return found


def every_form_but(not_yet: dict[str, str]) -> list[ParameterSet]:
    """All forms without those that the reader does not read in full; ``not_yet`` says which, and what it misses."""
    assert not_yet.keys() <= {official.id for official in forms()}
    return [pytest.param(official, id=official.id) for official in forms() if official.id not in not_yet]


@pytest.mark.parametrize("flattening", ["tabs", "lines", "bars"])
@pytest.mark.parametrize(
    "official",
    every_form_but(
        {
            "sichuan-self-evaluation-2023": "成本指标 as a block of 产出指标 and as a level-1 block in one form",
        }
    ),
)
def test_every_form_is_read_back(official: Form, flattening: Flattening) -> None:
    record = filled(official)
    assert unprinted(record, official) == []
    read, expected = read_back(record, official, flattening).content(), record.content()
    del read["other_fields"], expected["other_fields"]
    assert read == expected


@pytest.mark.parametrize(
    "official",
    every_form_but(
        {
            "anhui-self-evaluation-2022": "rows below the indicators; the rate of execution of single rows",
            "central-monitoring-2019": "the rate and the forecast of execution of single rows",
            "central-self-evaluation-2020": "rows below the indicators; the rate of execution of single rows",
            "hubei-self-evaluation": "rows below the indicators",
            "hunan-target-2021": "the plan of work; amounts behind their labels; rows below the indicators",
            "sichuan-self-evaluation-2023": "rows of the money block without a field; rows below the indicators",
        }
    ),
)
def test_other_fields_are_read_back(official: Form) -> None:
    record = filled(official)
    read = read_back(record, official, "tabs")
    assert (read.other_fields, read.unplaced) == (record.other_fields, [])


def test_a_name_in_brackets_is_read_back() -> None:
    record = PerformanceTarget(title=MINHANG.title, project_name="（二期）", implementing_unit="砚浦镇水务绿化站")
    assert read_back(record, MINHANG, "tabs").project_name == "（二期）"


def test_a_name_without_a_value_is_read_back() -> None:
    indicator = Indicator(level1="效益指标", level2="可持续影响指标", name="绿化持续影响")
    record = PerformanceTarget(title=SONGJIANG.title, project_name="路灯节能改造", indicators=[indicator])
    assert read_back(record, SONGJIANG, "tabs").indicators == [indicator]
