"""Measurability: does the value give what the name asks for, in a unit that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.records.target import LEVEL1_OF
from jixiao.rules.lexicon import bare, ends_with, has_word, is_vague, name_kind
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import Fail, Outcome, rule
from jixiao.rules.table import Line, Table

BENEFITS = tuple(block for block, level1 in LEVEL1_OF.items() if level1 == "效益指标")
SATISFACTION = "服务对象满意度指标"
_SHORT = 6
"""Characters up to which a value in words is a mere mark (良好, 验收通过) and no account of something."""


def has_number(line: Line) -> bool:
    """Whether the value says how many, how much or how often."""
    return line.target.low is not None or line.target.kind == "frequency"


def _in_words(line: Line) -> bool:
    return line.target.kind == "text" and line.target.low is None


def _fail(line: Line, message: str, suggestion: str, **more: object) -> Fail:
    return Fail(line.path(), message, suggestion, (line.path("name"), line.path()), **more)  # type: ignore[arg-type]


@rule(
    "quantity-not-countable", "数量指标的值是数",
    dimension="相关性", severity="warn", defect="M1", basis=("relevance", "core-indicators"),
)  # fmt: skip
def quantity_not_countable(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A quantity is told in numbers, not as a group (现任代表) or by reference (以实际人数为准)."""
    for line in table.of_block("数量指标"):
        if not has_number(line) and name_kind(line.name) not in ("rate", "satisfaction"):
            yield _fail(
                line,
                f"数量指标“{line.name}”的值是“{line.value}”，没有数量，无法考核。",
                "请写明计划完成的数量和单位，如“≥12次”；数量事先不能确定的，写预计数。",
            )


_BY_REFERENCE = re.compile(r"(?:严格)?(?:按照|按|依照|依据|根据|符合|遵照|参照)")
_NAMED_STANDARD = re.compile(r"《|GB|DB|标准号|\d{3,}")


@rule(
    "quality-not-measurable", "质量指标的值可以检验",
    dimension="相关性", severity="warn", defect="M1", basis=("relevance", "core-indicators"),
)  # fmt: skip
def quality_not_measurable(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A quality is told by a rate, a grade or a standard that is named, not by 有效 or 按标准."""
    for line in table.of_block("质量指标"):
        if not _in_words(line) or name_kind(line.name) in ("rate", "satisfaction", "time"):
            continue
        by_reference = _BY_REFERENCE.match(line.value) and not _NAMED_STANDARD.search(line.value)
        if by_reference or is_vague(line.value):
            yield _fail(
                line,
                f"质量指标“{line.name}”的值是“{line.value}”，没有可以检验的标准。",
                "请改用合格率、达标率等可以检验的指标，如“≥95%”，或写明所依标准的名称。",
            )


_MOMENT = re.compile(r"当[日天月场周季年]|即[日时]起|次[日月年]")


@rule(
    "timeliness-not-measurable", "时效指标的值有期限",
    dimension="相关性", severity="warn", defect="M1", basis=("relevance", "core-indicators"),
)  # fmt: skip
def timeliness_not_measurable(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Timely is no date: a deadline, a duration or a rate can be checked, 及时 and 按计划 cannot."""
    for line in table.measured:
        kind = name_kind(line.name)
        timed = line.block == "时效指标" and kind not in ("rate", "satisfaction")
        elsewhere = kind == "time" and has_word(line.value, "timely")
        if _in_words(line) and (timed or elsewhere) and not _MOMENT.search(line.value):
            yield _fail(
                line,
                f"“{line.name}”的值是“{line.value}”，没有写明时间，无法判断是否按时。",
                "请写明完成期限或时限，如“11月底前”“24小时内”。",
            )


@rule(
    "satisfaction-not-measurable", "满意度有百分比",
    dimension="相关性", severity="warn", defect="M1", basis=("relevance", "core-indicators"),
)  # fmt: skip
def satisfaction_not_measurable(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A satisfaction is the result of a survey, so it is a number."""
    for line in table.measured:
        if line.block != SATISFACTION and name_kind(line.name) != "satisfaction":
            continue
        near = has_word(line.value, "satisfaction_near") or is_vague(line.value) or line.block != SATISFACTION
        if not has_number(line) and near:
            yield _fail(
                line,
                f"“{line.name}”的值是“{line.value}”，没有满意度的数值。",
                "请改为可以调查得出的满意度，如“≥90%”。",
            )


@rule(
    "satisfaction-answered-otherwise", "满意度指标的值说的是满意度",
    dimension="相关性", severity="warn", defect="R4", basis=("relevance",),
)  # fmt: skip
def satisfaction_answered_otherwise(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A deed or an effect in words answers no question about satisfaction."""
    for line in table.of_block(SATISFACTION):
        if has_number(line) or has_word(line.value, "satisfaction_near") or is_vague(line.value):
            continue
        yield _fail(
            line,
            f"满意度指标“{line.name}”的值是“{line.value}”，说的不是谁满意、满意到什么程度。",
            "请写服务对象的满意度，如“≥90%”。",
        )


@rule(
    "rate-in-words", "以率计的指标填百分比",
    dimension="相关性", severity="warn", defect="M1", basis=("relevance", "core-indicators"), kinds=("target",),
)  # fmt: skip
def rate_in_words(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A rate wants per cent; a word such as 提高 or 验收通过 leaves open how many."""
    for line in table.measured:
        if name_kind(line.name) == "rate" and _in_words(line) and _is_mark(line):
            yield _fail(
                line,
                f"“{line.name}”应填百分比，值却是“{line.value}”。",
                "请填写百分比，如“≥95%”。",
            )


@rule(
    "rate-answered-otherwise", "以率计的指标不填任务或日期",
    dimension="相关性", severity="warn", defect="R4", basis=("relevance",),
)  # fmt: skip
def rate_answered_otherwise(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A rate answered by a date or by the account of a task."""
    for line in table.measured:
        dated = line.target.kind == "date" and line.target.low is None
        if name_kind(line.name) == "rate" and (dated or (_in_words(line) and not _is_mark(line))):
            yield _fail(
                line,
                f"“{line.name}”应填百分比，值写的却是{'日期' if dated else '任务'}：“{line.value}”。",
                "请填百分比，如“100%”；时间和任务另设指标，或把名称改为“完成时间”。",
            )


def _is_mark(line: Line) -> bool:
    return len(bare(line.value)) <= _SHORT or is_vague(line.value)


_COUNTED_IN_NAME = re.compile(r"\d(?:人|名|户|个|次|件|家|场|台|套|处|所|期|批|份|篇)$")


@rule(
    "count-in-percent", "计数的指标不用百分比",
    dimension="相关性", severity="error", defect="M2", basis=("relevance",),
)  # fmt: skip
def count_in_percent(table: Table, given: Parameters) -> Iterator[Outcome]:
    """How many times is no per cent."""
    for line in table.measured:
        inside = _COUNTED_IN_NAME.search(bare(line.name)) is not None
        if line.target.unit == "%" and (name_kind(line.name) == "count" or inside):
            yield _fail(
                line,
                f"“{line.name}”问的是数量，值却是百分比{line.value}。",
                "请填写数量和单位；要考核完成比例的，把名称改为“…完成率”。",
                severity="warn" if inside else None,
            )


_PIECES = frozenset("人名位户家个项件次期场份篇台套处所辆元天") | {"人次", "万元", "小时"}


@rule(
    "rate-in-pieces", "以率计的指标不用个数",
    dimension="相关性", severity="warn", defect="M2", basis=("relevance",),
)  # fmt: skip
def rate_in_pieces(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A rate is no number of pieces, persons or days."""
    for line in table.measured:
        per = "/" in line.value  # 5人/10万人 is a rate
        if line.target.unit in _PIECES and not per and name_kind(line.name) in ("rate", "satisfaction"):
            yield _fail(
                line,
                f"“{line.name}”应填百分比，值却以“{line.target.unit}”计：{line.value}。",
                f"请填百分比；要考核{line.target.unit}数的，把名称改为“…数”。",
            )


@rule(
    "time-in-percent", "计时的指标不用百分比",
    dimension="相关性", severity="warn", defect="M2", basis=("relevance",),
)  # fmt: skip
def time_in_percent(table: Table, given: Parameters) -> Iterator[Outcome]:
    """When or how fast is no per cent, unless a rate (及时率) or progress is asked for."""
    for line in table.measured:
        if line.target.unit == "%" and name_kind(line.name) == "time" and not bare(line.name).endswith("进度"):
            yield _fail(
                line,
                f"“{line.name}”问的是时间，值却是百分比{line.value}。",
                "请填写期限或时限，如“11月底前”；要用百分比的，把名称改为“…及时率”。",
            )


_MONEYLESS = re.compile(r"(?:准确性|规范性|质量|合规性|完整性|覆盖面)$")


@rule(
    "quality-in-money", "质量不用金额计量",
    dimension="相关性", severity="warn", defect="M2", basis=("relevance",),
)  # fmt: skip
def quality_in_money(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Exactness is no price: a rate of payment stands among the costs."""
    for line in table.measured:
        if (line.target.unit or "").startswith(("元", "万元")) and _MONEYLESS.search(bare(line.name)):
            yield _fail(
                line,
                f"“{line.name}”不能用金额计量，值却是{line.value}。",
                "支出标准请移至成本指标；这里请填写准确率等，如“100%”。",
            )


@rule(
    "number-without-unit", "数值带有单位",
    dimension="完整性", severity="info", defect="M2", basis=("completeness",),
)  # fmt: skip
def number_without_unit(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A bare number leaves open what is counted."""
    for line in table.measured:
        counted = line.target.kind in ("number", "range") and line.target.unit is None
        if counted and not ends_with(bare(line.name), "unitless") and not line.indicator.unit:
            yield _fail(line, f"“{line.name}”的值“{line.value}”没有计量单位。", "请补写计量单位，如“个”“人”“次”。")


@rule(
    "persons-and-visits", "人数与人次分清",
    dimension="完整性", severity="info", defect="M2", basis=("completeness",),
)  # fmt: skip
def persons_and_visits(table: Table, given: Parameters) -> Iterator[Outcome]:
    """人 counts heads, 人次 counts attendances."""
    for line in table.measured:
        unit, name = line.target.unit, bare(line.name)
        wrong = (name.endswith("人次") and unit in ("人", "名")) or (name.endswith("人数") and unit == "人次")
        if wrong:
            right = "人次" if name.endswith("人次") else "人"
            yield _fail(line, f"“{line.name}”以“{unit}”计量。", f"单位请改为“{right}”，或相应改名称。")


@rule(
    "no-comparison-sign", "数值带有比较符号",
    dimension="完整性", severity="info", defect="M3", basis=("completeness", "core-indicators"),
)  # fmt: skip
def no_comparison_sign(table: Table, given: Parameters) -> Iterator[Outcome]:
    """≥, ≤ or = says when a target is met. Once for a table: older forms did not ask for it."""
    bare_ones = [
        line for line in table.measured
        if line.target.kind == "number" and line.target.op is None and not line.indicator.direction
    ]  # fmt: skip
    if bare_ones:
        shown = "、".join(dict.fromkeys(line.value for line in bare_ones[:3]))
        yield Fail(
            "indicators",
            f"{len(bare_ones)}项指标值没有比较符号，如{shown}。",
            f"请写明≥、≤或=，如“{_with_sign(bare_ones[0])}”。",
            tuple(line.path() for line in bare_ones[:5]),
        )


def _with_sign(line: Line) -> str:
    return f"{'≤' if line.block == '成本指标' else '≥'}{line.value}"


@rule(
    "vague-benefit", "效益指标的值有程度或标准",
    dimension="相关性", severity="info", defect="M4", basis=("relevance",),
)  # fmt: skip
def vague_benefit(table: Table, given: Parameters) -> Iterator[Outcome]:
    """提升, 保障 and slogans cannot be checked. Once for a table, since this is common and tolerated."""
    vague = [line for line in table.of_block(*BENEFITS) if _in_words(line)]
    if vague:
        shown = "、".join(f"“{value[:20]}”" for value in dict.fromkeys(line.value for line in vague[:3]))
        yield Fail(
            "indicators",
            f"{len(vague)}项效益指标的值只有方向，没有程度，如{shown}。",
            "请尽量用数量、比率表示；定性的要写明评判等级或标准。",
            tuple(path for line in vague[:4] for path in (line.path("name"), line.path())),
        )


@rule(
    "benefit-number-expected", "算得出数的效益填数",
    dimension="相关性", severity="warn", defect="M4", basis=("relevance", "core-indicators"),
)  # fmt: skip
def benefit_number_expected(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Income, numbers of people and the like can be counted, so words will not do."""
    for line in table.of_block(*BENEFITS):
        if _in_words(line) and name_kind(line.name) in ("count", "money"):
            yield _fail(
                line,
                f"“{line.name}”算得出数，值却是“{line.value}”。",
                "请填写数值、单位和比较符号。",
            )


_NUMBER_IN_NAME = re.compile(
    r"(?<![第\d.])(\d+(?:\.\d+)?)(万?(?:人次|人|名|家|个|次|件|所|处|户|场|期|台|套|批|份|篇|座|辆|元|平方米|公里|亩|吨)|%)"
    r"(?:以上|以下|以内|左右)?(?!级|制|类|型|线|岁|月|年|一|以上的|以上老)"
)
_DEADLINE_IN_NAME = re.compile(r"^(?:年内|本年度|当年|全年|按计划|年底前|\d{1,2}月底?前)[^率性]{0,4}完成")


@rule(
    "target-in-name", "目标值不写进指标名称",
    dimension="完整性", severity="warn", defect="M5", basis=("completeness",),
)  # fmt: skip
def target_in_name(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The number belongs into the column of values."""
    for line in table.measured:
        found = _NUMBER_IN_NAME.search(line.name)
        if found is None or name_kind(line.name) in ("rate", "degree", "satisfaction", "time", "money"):
            continue
        if f"每{found[0]}" in line.name or f"{found[0]}以上" in (table.record.project_name or ""):
            continue
        same = line.target.low is not None and found[1] == format(line.target.low, "f")
        yield Fail(
            line.path("name"),
            f"“{line.name}”把目标值“{found[0]}”写进了名称，指标值一栏是“{line.value}”。",
            f"名称只写考核什么，指标值填“{found[0]}”。",
            (line.path("name"), line.path()),
            severity="info" if same else None,
        )


@rule(
    "deadline-in-name", "完成期限不写进指标名称",
    dimension="完整性", severity="info", defect="M5", basis=("completeness",),
)  # fmt: skip
def deadline_in_name(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A deadline in the name leaves nothing for the value."""
    for line in table.measured:
        if _DEADLINE_IN_NAME.search(line.name):
            yield Fail(
                line.path("name"),
                f"“{line.name}”把期限写进了名称，指标值一栏是“{line.value}”。",
                "名称写“…完成时间”，期限填在指标值一栏。",
                (line.path("name"), line.path()),
            )
