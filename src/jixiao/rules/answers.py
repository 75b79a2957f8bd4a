"""Values that answer: does the value say anything about what the name asks, and is it said once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from jixiao.records.target import LEVEL1_OF
from jixiao.rules.lexicon import bare, ends_with, has_word, name_kind
from jixiao.rules.measurability import SATISFACTION
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import ANY, Fail, Outcome, rule
from jixiao.rules.table import Line, Table


@rule(
    "none-with-value", "填“无”的指标不填值",
    dimension="相关性", severity="warn", defect="R4", basis=("relevance",), kinds=ANY,
)  # fmt: skip
def none_with_value(table: Table, given: Parameters) -> Iterator[Outcome]:
    """An indicator called 无 cannot be reached by 100%."""
    for line in table.lines:
        if line.name and not line.is_named and line.is_valued:
            yield Fail(
                line.path("name"),
                f"{line.block or '指标'}的名称填“{line.name}”，值却填“{line.value}”。",
                "没有这类指标的，名称和值都不填；有的，写明指标名称。",
                (line.path("name"), line.path()),
            )


_MEASURED = re.compile(r"率|度|比例|占比|数$|量$|次|人|面积|里程|指数|得分|评分|得率")


@rule(
    "statement-in-percent", "百分比有所指",
    dimension="相关性", severity="warn", defect="R4", basis=("relevance", "core-indicators"),
)  # fmt: skip
def statement_in_percent(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A sentence such as 提高服务效率 valued 100% does not say a hundred per cent of what."""
    for line in table.measured:
        if line.target.unit != "%" or line.block in ("数量指标", "时效指标"):
            continue
        name = bare(line.name)
        named_measure = ends_with(name, "rates") and not ends_with(name, "not_rates")
        measured = _MEASURED.search(name[-2:]) and not ends_with(name, "not_rates")
        statement = name_kind(line.name) == "statement" and not measured
        statement = statement and not (line.block == "质量指标" and name.endswith("情况"))
        if statement and not named_measure and not _CHANGE.search(name) and not has_word(line.name, "fund_rules"):
            yield Fail(
                line.path(),
                f"“{line.name}”是一句话，{line.value}不能回答，没有说是什么的百分之几。",
                "请改为可以计算的指标，如“…达标率”“…覆盖率”，再填百分比。",
                (line.path("name"), line.path()),
            )


_CHANGE = re.compile(r"(?:下降|降低|减少|提高|提升|增长|增加|上升|压减)$")


@rule(
    "cost-reduction-unreal", "成本降低幅度可信",
    dimension="可行性", severity="warn", defect="R4", basis=("feasibility", "cost-guide"),
)  # fmt: skip
def cost_reduction_unreal(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Costs do not fall by most of what they are, and a fall needs a year that it is counted from."""
    for line in table.measured:
        low = line.target.low
        if low is None or line.target.unit != "%" or low < given.number("most"):
            continue
        if _COST_FALL.search(line.name) and line.target.op not in ("≤", "<"):
            yield Fail(
                line.path(),
                f"“{line.name}”定为{line.value}，降幅不可信，也没有说与哪一年比。",
                "请写明比较的基数和实际可行的降幅，或改为“单位成本≤…元”。",
                (line.path("name"), line.path()),
            )


_COST_FALL = re.compile(r"(?:成本|费用|经费|支出)(?:的)?(?:降低|下降|节约|节省|压减|减少)(?:率|比例|幅度)?$")
_CATEGORY = re.compile(r"^(?:有)?(?:经济|社会|生态|环境)?(?:效益|影响)(?:明显|显著|良好|较好|突出)?$")


@rule(
    "value-names-category", "指标值不填类别名称",
    dimension="相关性", severity="error", defect="R4", basis=("relevance",),
)  # fmt: skip
def value_names_category(table: Table, given: Parameters) -> Iterator[Outcome]:
    """社会效益 is the name of a block, not the value of an indicator."""
    for line in table.measured:
        if _CATEGORY.match(line.value) or line.value in LEVEL1_OF or line.value in LEVEL1_OF.values():
            yield Fail(
                line.path(),
                f"“{line.name}”的值填的是“{line.value}”，这是指标类别，没有回答指标。",
                "请填写这项指标要达到的数值或标准。",
                (line.path("name"), line.path()),
            )


@rule(
    "situation-in-percent", "“情况”不用百分比",
    dimension="相关性", severity="warn", defect="R4", basis=("relevance",),
)  # fmt: skip
def situation_in_percent(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A 情况 or a property is no rate: it must be said of what the per cent are."""
    for line in table.of_block("质量指标"):
        if name_kind(line.name) == "degree":
            continue
        if line.target.unit == "%" and re.search(r"情况$|性$|活动$", bare(line.name)) and _vague_property(line):
            yield Fail(
                line.path(),
                f"“{line.name}”不是比率，{line.value}没有说是什么的百分之几。",
                "请改为“…率”，写明怎样计算。",
                (line.path("name"), line.path()),
                severity="warn" if bare(line.name).endswith("情况") else "info",
            )


def _vague_property(line: Line) -> bool:
    return not re.search(r"(?:准确|及时|完整|规范|一致|合规|安全|有效|稳定|完好|真实)性$", bare(line.name))


@rule(
    "duplicate-indicator", "指标不重复",
    dimension="完整性", severity="warn", defect="R3", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def duplicate_indicator(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The same name twice in one block of one period."""
    seen: dict[tuple[object, ...], Line] = {}
    for line in table.measured:
        key = (line.indicator.horizon, line.block, _core(line.name))
        first = seen.setdefault(key, line)
        if first is line or (line.indicator.printed_level2 != first.indicator.printed_level2):
            continue
        differ = f"，值分别是{first.value}和{line.value}" if first.value != line.value else ""
        yield Fail(
            line.path("name"),
            f"“{line.name}”列了两次{differ}。",
            "请只留一项；确有两个对象的，在名称里分别写明。",
            (first.path("name"), first.path(), line.path("name"), line.path()),
        )


def _core(name: str) -> str:
    return re.sub(r"[\W_]", "", name)


@rule(
    "duplicate-satisfaction", "同一对象的满意度只列一次",
    dimension="完整性", severity="warn", defect="R3", basis=("completeness",),
)  # fmt: skip
def duplicate_satisfaction(table: Table, given: Parameters) -> Iterator[Outcome]:
    """One group's satisfaction in two blocks, with targets that may differ."""
    proper = list(table.of_block(SATISFACTION))
    for line in table.measured:
        if line.block == SATISFACTION or name_kind(line.name) != "satisfaction":
            continue
        same = next((one for one in proper if _same_people(one.name, line.name)), None)
        if same is not None and same.indicator.horizon == line.indicator.horizon:
            yield Fail(
                line.path("name"),
                f"“{line.name}”（{line.value}）与满意度指标里的“{same.name}”（{same.value}）是一回事。",
                "请只在满意度指标里保留一项，值取同一个。",
                (line.path("name"), line.path(), same.path("name"), same.path()),
            )


def _people(name: str) -> str:
    return re.sub(r"提升|提高|参与|获得感|幸福感|满意.*|[对的、，]|整体|服务|工作|人员", "", name)


def _same_people(one: str, other: str) -> bool:
    first, second = _people(one), _people(other)
    return len(first) >= 2 and len(second) >= 2 and (first[:2] in second or second[:2] in first)


_MOST = 50
"""Lines of a block that are compared with each other."""
_STEM = re.compile(
    r"[一-鿿]{2}[度感率]$|提升|提高|改善|增强|促进|情况|水平|程度|效果|效率|质量|能力|素质|作用|明显|显著|有效|进一步|的"
)


@rule(
    "same-effect-twice", "同一效益只列一次",
    dimension="完整性", severity="warn", defect="R3", basis=("completeness",),
)  # fmt: skip
def same_effect_twice(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Two indicators of one block told in words, one of which has the words of the other."""
    for block, level1 in LEVEL1_OF.items():
        lines = [line for line in table.of_block(block) if line.target.low is None][:_MOST]
        if level1 != "效益指标" or len(lines) < 2:
            continue
        for at, line in enumerate(lines):
            for other in lines[:at]:
                one, two = _STEM.sub("", line.name), _STEM.sub("", other.name)
                shared = _shared_end(one, two)
                if shared >= given.number("letters") and one != two and _effect(line) and _effect(other):
                    yield Fail(
                        line.path("name"),
                        f"“{line.name}”（{line.value}）与“{other.name}”（{other.value}）说的是同一件事。",
                        "请合并为一项，值取同一个标准。",
                        (line.path("name"), line.path(), other.path("name"), other.path()),
                    )


def _effect(line: Line) -> bool:
    return re.search(r"水平|改善|提升|提高", line.name + line.value) is not None


def _shared_end(one: str, two: str) -> int:
    """How many letters the two end alike."""
    pairs = zip(reversed(one), reversed(two), strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
