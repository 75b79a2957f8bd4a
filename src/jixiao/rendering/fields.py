"""The fields of a record as a flat list, and what they are called in Chinese and English."""

from __future__ import annotations

from jixiao.records.target import Funding, Indicator, PerformanceTarget

_NAMES = {
    "document": ("文件", "file"),
    "number": ("序号", "no."),
    "form": ("表式", "form"),
    "title": ("表名", "title"),
    "year": ("年度", "year"),
    "project_name": ("项目名称", "project"),
    "categories": ("项目类别", "categories"),
    "supervising_department": ("主管部门", "supervising department"),
    "implementing_unit": ("实施单位", "implementing unit"),
    "start": ("开始日期", "start"),
    "end": ("完成日期", "end"),
    "amount_unit": ("金额单位", "amount unit"),
    "statement": ("绩效目标设置情况", "statement on the tables"),
    "indicators": ("绩效指标", "indicators"),
    "goal_period": ("目标期间", "goal period"),
    "total_goal": ("项目总目标", "total goal"),
    "annual_goal": ("年度目标", "annual goal"),
    "actual_goal": ("目标完成情况", "goal achieved"),
    "executed_period": ("执行期间", "period of execution"),
    "funding.total": ("项目资金总额", "total funding"),
    "funding.fiscal": ("财政资金", "fiscal funds"),
    "funding.other": ("其他资金", "other funds"),
    "funding.annual_total": ("年度资金总额", "annual funding"),
    "funding.annual_fiscal": ("年度财政资金", "annual fiscal funds"),
    "funding.annual_carryover": ("上年结转资金", "carryover"),
    "funding.annual_other": ("年度其他资金", "annual other funds"),
    "funding.initial_total": ("年初预算总额", "initial budget"),
    "funding.initial_fiscal": ("年初预算财政资金", "initial fiscal funds"),
    "funding.initial_carryover": ("年初预算结转资金", "initial carryover"),
    "funding.initial_other": ("年初预算其他资金", "initial other funds"),
    "funding.executed_total": ("执行总额", "expenditure"),
    "funding.executed_fiscal": ("执行财政资金", "fiscal expenditure"),
    "funding.executed_carryover": ("执行结转资金", "carryover spent"),
    "funding.executed_other": ("执行其他资金", "other expenditure"),
    "funding.exec_rate": ("预算执行率", "execution rate"),
    "funding.exec_weight": ("执行率分值", "execution weight"),
    "funding.exec_score": ("执行率得分", "execution score"),
    "level1": ("一级指标", "level 1"),
    "level2": ("二级指标", "level 2"),
    "name": ("三级指标", "indicator"),
    "value": ("指标值", "target value"),
    "horizon": ("长期或年度", "horizon"),
    "printed_level1": ("原表一级指标", "level 1 as printed"),
    "printed_level2": ("原表二级指标", "level 2 as printed"),
    "parts": ("指标值分栏", "value cells"),
    "direction": ("指标性质", "direction"),
    "unit": ("计量单位", "unit"),
    "weight": ("分值", "weight"),
    "basis": ("评分标准或依据", "basis"),
    "actual": ("实际完成值", "actual value"),
    "expected": ("预计完成值", "expected value"),
    "likelihood": ("完成可能性", "likelihood"),
    "score": ("得分", "score"),
    "deviation": ("偏差原因", "deviation"),
    "note": ("备注", "note"),
}
_INDICATOR = ("指标{number} {field}", "indicator {number}: {field}")
HORIZONS = {"total": ("长期", "total"), "annual": ("年度", "annual")}
"""What the two values of an indicator's ``horizon`` are called."""
CONTENT_FIELDS = (
    "title", "year", "project_name", "categories", "supervising_department", "implementing_unit", "start", "end",
    "amount_unit", "goal_period", "total_goal", "annual_goal", "actual_goal", "executed_period",
)  # fmt: skip
"""The fields of a record that are neither funding, indicators nor free sections, in its order."""


def field_name(path: str, lang: str = "zh") -> str:
    """What a field is called: ``funding.total`` → 项目资金总额, ``indicators.3.value`` → 指标4 指标值.

    Sections and other fields carry their printed Chinese name in both languages.
    """
    english = lang == "en"
    head, _, tail = path.partition(".")
    if head in ("narrative", "other_fields"):
        return tail
    if head == "indicators" and tail:
        index, _, attribute = tail.partition(".")
        return _INDICATOR[english].format(number=int(index) + 1, field=field_name(attribute, lang))
    return _NAMES[path][english] if path in _NAMES else path


def filled_fields(record: PerformanceTarget) -> dict[str, str]:
    """Every field of the record that says something, by path, in the order of the record, each as text."""
    texts: dict[str, str] = {}

    def take(path: str, value: object) -> None:
        if isinstance(value, list):
            value = "、".join(map(str, value))
        if value is not None and value != "":
            texts[path] = str(value)

    for field in CONTENT_FIELDS[: CONTENT_FIELDS.index("goal_period")]:
        take(field, getattr(record, field))
    for field in Funding.model_fields:
        take(f"funding.{field}", getattr(record.funding, field))
    for field in CONTENT_FIELDS[CONTENT_FIELDS.index("goal_period") :]:
        take(field, getattr(record, field))
    for index, indicator in enumerate(record.indicators):
        for field in Indicator.model_fields:
            take(f"indicators.{index}.{field}", getattr(indicator, field))
    for section, text in record.narrative.items():
        take(f"narrative.{section}", text)
    for name, text in record.other_fields.items():
        take(f"other_fields.{name}", text)
    return texts
