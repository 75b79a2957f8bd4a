"""Records of every official form: random ones, and one that fills every cell."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import Any

from hypothesis import strategies as st

from jixiao.forms.form import Block, Form, IndicatorTable, Level2
from jixiao.recognition.labels import leading, whole
from jixiao.records.folding import fold_label
from jixiao.records.target import LEVEL1_OF, Funding, Indicator, PerformanceTarget

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


NUMBERS = st.tuples(
    st.sampled_from(("≥", "≤", "=", "＞", "不少于", "")),
    st.integers(0, 99999).map(str),
    st.sampled_from(("%", "次", "人", "万元", "场", "平方米", "")),
)
POINTS = st.one_of(st.none(), st.sampled_from(("5", "10", "9.5", "12", "20", "0")))
RESULTS = st.one_of(
    st.none(), st.sampled_from(("96%", "12次", "已完成", "100%", "38.5万元", "达到预期指标", "2024年11月完成"))
)
COLUMNS = {
    "weight": POINTS,
    "score": POINTS,
    "actual": RESULTS,
    "expected": RESULTS,
    "likelihood": st.sampled_from((None, "确定能", "有可能", "完全不可能")),
    "deviation": st.sampled_from((None, "受汛期影响，工期顺延，已于十二月补足", "报名人数少于预期")),
    "note": st.sampled_from((None, "核心指标以此为准", "按季度统计")),
}
"""What stands in the columns of self-evaluations and the like."""


def indicators(block: Block, level2: Level2, table: IndicatorTable) -> st.SearchStrategy[list[Indicator]]:
    """None to four indicators of a level-2 block, with what the columns of the table hold."""
    measures = MEASURES.get(level2.canonical or "", ("制度健全率", "执行规范率"))
    names = st.builds(str.__add__, st.sampled_from(SUBJECTS), st.sampled_from(measures))
    roles = [column.role for column in table.columns]
    cost = block.label == "成本指标" or level2.canonical is None
    plain: dict[str, Any] = {
        "level1": block.label if cost else LEVEL1_OF[level2.canonical or ""],
        "level2": level2.canonical,
    }
    if cost:
        plain |= {"printed_level1": block.label, "printed_level2": level2.label}
    fields: dict[str, st.SearchStrategy[Any]] = {"name": names}
    if "number" in roles:
        fields["parts"] = NUMBERS
    else:
        fields["value"] = st.one_of(
            st.none(), st.sampled_from(WORDED_VALUES), NUMBERS.map("".join), NUMBERS.map("".join)
        )
    fields |= {role: COLUMNS[role] for role in roles if role in COLUMNS}
    one = st.fixed_dictionaries(fields).map(lambda drawn: Indicator.model_validate(plain | _with_parts(drawn)))
    return st.lists(one, max_size=4)


def _with_parts(drawn: dict[str, Any]) -> dict[str, Any]:
    """Sign, number and unit in columns of their own make the value."""
    parts = drawn.pop("parts", None)
    if parts is None:
        return drawn
    sign, _, unit = parts
    drawn |= {"value": "".join(parts), "direction": sign or None, "unit": unit or None}
    printed = [part for part in parts if part]
    return drawn | {"parts": printed if len(printed) > 1 else None}


def indicator_lists(official: Form) -> st.SearchStrategy[list[Indicator]]:
    """Indicators in the order of the form's blocks, none to four in each."""
    lists = []
    for table in official.indicator_tables:
        # two names side by side: the whole term and the year
        horizons = ("total", "annual") if [c.role for c in table.columns].count("name") == 2 else (table.horizon,)
        for horizon in horizons:
            for block in table.blocks:
                lists += [
                    indicators(block, level2, table).map(
                        lambda found, horizon=horizon: [one.model_copy(update={"horizon": horizon}) for one in found]
                    )
                    for level2 in block.level2
                ]
    return st.tuples(*lists).map(lambda found: [*chain(*found)])


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
    cells = [cell for row in official.rows for cell in row if cell.field == "categories"]
    choices = [choice for cell in cells for choice in cell.choices]
    if choices:
        return st.sets(st.sampled_from(choices)).map(lambda chosen: [word for word in choices if word in chosen])
    return st.sampled_from(([], ["经常性项目"], ["专项资金", "一次性项目"])) if cells else st.just([])


def monitored(official: Form) -> bool:
    """Whether labels of the form name the months that it reports on."""
    return official.kind == "monitoring"


def records(official: Form) -> st.SearchStrategy[PerformanceTarget]:
    """Records that the form can hold, their indicators in the order of its blocks."""
    cells = [cell for row in (*official.rows, *official.closing_rows) for cell in row if cell.field]
    fields = {cell.field for cell in cells}
    funding = {
        field.partition(".")[2]: POINTS if field.startswith("funding.exec_") else amounts()
        for field in sorted(field for field in fields if field and field.startswith("funding."))
    }
    if "exec_rate" in funding:
        funding["exec_rate"] = st.sampled_from((None, "98.5%", "100.00%", "73%"))
    # A shorter text below the goals may be a piece of 年度总体目标, broken over the lines of its narrow cell.
    goals = st.one_of(st.none(), texts(5, 120))
    names = st.one_of(st.none(), texts(2, 24))
    # A span such as 2024年1月至2024年12月 is as precise at both ends.
    spanned = fields & {"other_fields.项目期", "other_fields.项目起止时间"}
    ends = dates() if {"start", "end"} <= fields or spanned else st.none()
    years = st.integers(2015, 2035)
    # A table that prints no year is given one that its narrative names.
    years_printed = years if official.narrative else st.one_of(st.none(), years)
    # A short text that begins as the heading of a section does, with 一、 or 2., is one.
    paragraphs = texts(8, 60).filter(lambda text: not re.match(r"[(（]?[\d一二三四五六七八九十]+[)）、.．]", text))
    sections = st.dictionaries(st.sampled_from(official.narrative), paragraphs) if official.narrative else st.just({})
    held = {
        "supervising_department": names,
        "implementing_unit": names,
        "project_name": names,
        "goal_period": periods(),
        "total_goal": goals,
        "annual_goal": goals,
        "actual_goal": goals,
    }
    return st.builds(
        PerformanceTarget,
        title=st.just(official.title),
        year=years_printed,
        categories=categories(official),
        start=ends,
        end=ends,
        amount_unit=st.sampled_from(("万元", "元")),
        funding=st.fixed_dictionaries(funding).map(lambda printed: Funding(**printed)),
        executed_period=st.sampled_from(("1-7月", "1-9月", "3-11月")) if monitored(official) else st.none(),
        indicators=indicator_lists(official),
        narrative=sections,
        **{field: strategy for field, strategy in held.items() if field in fields},
    )


def long_records(official: Form) -> st.SearchStrategy[PerformanceTarget]:
    """Records with goals of a page and more, and up to thirty indicators more in one of their blocks."""
    sentences = texts(8, 60).map(lambda text: text.strip("\n") + "。")
    long_goal = st.lists(sentences, min_size=20, max_size=80).map("".join)
    fields = {cell.field for row in official.rows for cell in row}

    def lengthened(record: PerformanceTarget, goal: str, times: int) -> PerformanceTarget:
        more = [
            one.model_copy(update={"name": f"第{number}批{one.name}"})
            for one in record.indicators[:1]
            for number in range(2, times)
        ]
        longer = {"annual_goal": goal} if "annual_goal" in fields else {}
        return record.model_copy(
            update={**longer, "indicators": [*record.indicators[:1], *more, *record.indicators[1:]]}
        )

    return st.builds(lengthened, records(official), long_goal, st.integers(2, 30))


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
        "executed_period": "1-7月",
    }
    if spans:
        fields += ["start", "end"]
    if monitored(official):
        fields.append("executed_period")
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
