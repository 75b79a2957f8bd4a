"""Blocks: does an indicator stand in the block that it belongs to by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.records.finding import Fix
from jixiao.rules.lexicon import bare, ends_with, has_word, name_kind, words
from jixiao.rules.measurability import BENEFITS, SATISFACTION
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import Fail, Outcome, rule
from jixiao.rules.table import Line, Table

_COST_LABELS = ("社会成本", "生态环境成本", "生态成本", "环境成本")
_SHORT = {"服务对象满意度指标": "满意度指标"}


def _moved(line: Line, why: str, to: str | None, suggestion: str | None = None) -> Fail:
    """The failure of a line in the wrong block; ``to`` is the block where it belongs, if that is certain."""
    block = _SHORT.get(line.block or "", line.block)
    fix = Fix(field=line.path("level2"), value=to) if to else None
    return Fail(
        line.path("name"),
        f"“{line.name}”{why}，填在了{block}。",
        suggestion or f"移至“{to}”。",
        (line.path("name"), line.path("level2"), line.path()),
        fix=fix,
    )


def block_of(line: Line) -> str | None:
    """The block that the name of an indicator asks for; ``None`` where that is not certain."""
    name = bare(line.name)
    kind = name_kind(line.name)
    if kind == "satisfaction":
        return SATISFACTION
    if kind == "time" or name.endswith("及时率"):
        return "时效指标"
    if has_word(name, "quality_words") or kind in ("rate", "degree"):
        return "质量指标"
    return "数量指标" if kind == "count" else None


@rule(
    "cost-block-not-cost", "成本指标说的是成本",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance", "cost-guide"),
)  # fmt: skip
def cost_block_not_cost(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What stands among the costs names money, or has a value in money."""
    for line in table.of_block("成本指标"):
        if (line.indicator.printed_level2 or "").startswith(_COST_LABELS) or _is_cost(line):
            continue
        if has_word(line.name, "fund_rules"):
            continue
        yield _moved(
            line, "不是成本", block_of(line), None if block_of(line) else "移至相应的产出或效益指标，成本指标另填。"
        )


def _is_cost(line: Line) -> bool:
    in_money = (line.target.unit or "").startswith(("元", "万元", "亿元"))
    # 租金返还通过率 names money and asks for no cost.
    group = "cost_rate_words" if name_kind(line.name) in ("rate", "degree") else "cost_words"
    return in_money or has_word(line.name, group) or "预算" in line.value


@rule(
    "fund-rule-as-indicator", "资金管理的要求不作成本、效益指标",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def fund_rule_as_indicator(table: Table, given: Parameters) -> Iterator[Outcome]:
    """That money arrives and is used as meant is a duty of its management, neither a cost nor an effect."""
    for line in table.of_block("成本指标", *BENEFITS):
        if has_word(line.name, "fund_rules"):
            yield _moved(
                line, "是资金管理的要求，不是成本或效益", None, "删去这一项，改填与项目任务对应的成本或效益指标。"
            )


@rule(
    "satisfaction-elsewhere", "满意度放在满意度指标里",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def satisfaction_elsewhere(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A satisfaction has a block of its own."""
    if SATISFACTION not in table.blocks and table.form is not None:
        return
    for line in table.measured:
        if line.block and line.block != SATISFACTION and name_kind(line.name) == "satisfaction":
            yield _moved(line, "是满意度", SATISFACTION)


@rule(
    "satisfaction-block-other", "满意度指标说的是谁满意",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def satisfaction_block_other(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A deed or an effect is no satisfaction of anybody."""
    for line in table.of_block(SATISFACTION):
        if not has_word(line.name, "satisfaction_near"):
            yield _moved(
                line, "说的是工作或效果，不是谁的满意度", None, "移至相应的产出或效益指标；满意度指标写“…满意度”。"
            )
        elif _IS_DEED.match(line.name) and name_kind(line.name) != "satisfaction":
            yield _moved(line, "是一项工作，不是满意度", None, "移至产出指标；满意度指标写“…满意度”。")


_IS_DEED = re.compile(r"(?:开展|组织|召开|举办|完成|做好)")


@rule(
    "timeliness-elsewhere", "时效放在时效指标里",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def timeliness_elsewhere(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Whether something is done in time is no benefit and no quantity."""
    for line in table.of_block("数量指标", *BENEFITS):
        if _TIMELY.search(bare(line.name)):
            yield _moved(line, "是时效", "时效指标")


_TIMELY = re.compile(r"及时性$|及时率$|按时完成率?$|按期完成率?$|准时率$|完成时间$|办结时限$")


@rule(
    "timeliness-block-other", "时效指标说的是时间",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def timeliness_block_other(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Neither the name nor the value has anything to do with time."""
    for line in table.of_block("时效指标"):
        plain = line.target.kind in ("number", "text") and line.target.deadline is None
        timed = has_word(line.name, "time_words") or (line.target.unit or "") in words("time_units")
        if plain and not timed and not has_word(line.value, "timely") and line.target.unit is not None:
            yield _moved(line, "说的不是时间", block_of(line), "移至相应的指标；时效指标写完成期限或时限。")


@rule(
    "duration-as-timeliness", "时效指标写何时完成",
    dimension="相关性", severity="info", defect="R1", basis=("relevance",),
)  # fmt: skip
def duration_as_timeliness(table: Table, given: Parameters) -> Iterator[Outcome]:
    """How many days something lasts is a quantity; within how many days it is done would be timeliness."""
    for line in table.of_block("时效指标"):
        lasts = re.search(r"天数$|时长$|学习时间$|培训时间$|会期$", bare(line.name))
        within = line.target.op in ("≤", "<") or "内" in line.value
        if lasts and line.target.unit in ("天", "日", "小时", "学时", "课时") and not within:
            yield _moved(line, "是持续多久，不是何时完成", "数量指标")


@rule(
    "output-as-benefit", "工作数量不作效益指标",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def output_as_benefit(table: Table, given: Parameters) -> Iterator[Outcome]:
    """How much was done is output; a benefit is what comes of it."""
    for line in table.of_block(*BENEFITS):
        name = bare(line.name)
        if name_kind(line.name) == "count" and _DONE.search(name) and line.target.low is not None:
            yield _moved(line, "是工作的数量，属于产出", "数量指标")


_DONE = re.compile(rf"(?:{'|'.join(words('output_deeds'))})(?:次数|人数|数量|数|场次|人次|份数|件数|篇数|期数)$")


@rule(
    "quality-as-benefit", "工作质量不作效益指标",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def quality_as_benefit(table: Table, given: Parameters) -> Iterator[Outcome]:
    """How well work is done is output; nothing of it is earned (economic benefit), and a fault is no effect."""
    for line in table.of_block("经济效益指标", "社会效益指标"):
        name = bare(line.name)
        economic = line.block == "经济效益指标" and _QUALITY.search(name) and not name.startswith(_EFFECTIVE)
        if economic or ends_with(name, "fault_rates"):
            yield _moved(line, "说的是工作质量", "质量指标")


_QUALITY = re.compile(rf"(?:{'|'.join(words('quality_words'))})$")
_EFFECTIVE = ("提高", "提升", "改善", "增强")


@rule(
    "measure-as-benefit", "工作措施不作效益指标",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def measure_as_benefit(table: Table, given: Parameters) -> Iterator[Outcome]:
    """To try harder is a means; a benefit is what is better for it."""
    for line in table.of_block(*BENEFITS):
        if ends_with(bare(line.name), "measures"):
            yield _moved(line, "是工作措施，不是效益", None, "改写为措施带来的效果，如“干部考试合格率”。")


@rule(
    "ecology-block-other", "生态效益说的是生态环境",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def ecology_block_other(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The ecological benefits are those of nature, energy and cleanliness, not of the 环境 for business or study."""
    for line in table.of_block("生态效益指标"):
        name = line.name
        for other in words("other_environments"):
            name = name.replace(other, "")
        if not has_word(name + line.value, "ecology"):
            yield _moved(line, "与生态环境无关", None, "移至社会效益等相应指标；没有生态效益的可以不填。")


@rule(
    "rate-as-quantity", "数量指标有绝对数",
    dimension="相关性", severity="info", defect="R1", basis=("relevance",),
)  # fmt: skip
def rate_as_quantity(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A share of the plan says nothing of how much: a quantity is a number of things. Common, so only noted."""
    lines = list(table.of_block("数量指标"))
    for line in lines:
        completion = line.name in ("完成率", "完成度", "完成情况", "任务完成率")
        if name_kind(line.name) in ("rate", "degree") or (line.target.unit == "%" and "完成情况" in line.name):
            yield _moved(
                line,
                "没有说是什么的完成率" if completion else "是比率，看不出做了多少",
                None,
                "数量指标写件数、次数、人数等绝对数，比率移至“质量指标”。",
            )


@rule(
    "completion-as-quality", "完成数量不作质量指标",
    dimension="相关性", severity="warn", defect="R1", basis=("relevance",),
)  # fmt: skip
def completion_as_quality(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Whether the planned number was reached is quantity, not quality."""
    for line in table.of_block("质量指标"):
        if re.search(r"(?:人数|数量|次数|场次|件数|面积)(?:达标率|完成率|达成率)$", bare(line.name)):
            yield _moved(line, "是数量的完成情况", "数量指标")


@rule(
    "money-as-quantity", "支出金额不作数量指标",
    dimension="相关性", severity="info", defect="R1", basis=("relevance",),
)  # fmt: skip
def money_as_quantity(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What is spent is input; a quantity is what is got for it. Grants are told in money, so only noted."""
    for line in table.of_block("数量指标"):
        spent = re.search(r"支付|拨付|支出|经费|投入|费用", line.name) and "率" not in line.name
        if spent and (line.target.unit or "").startswith(("元", "万元")):
            yield _moved(line, "是投入的资金", "成本指标")
