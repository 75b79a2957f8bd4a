"""Completeness: is everything there that the form asks for. What the form has no room for is never missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.records.target import LEVEL1_OF
from jixiao.rules.lexicon import starts_with_effect, words
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import ANY, CannotTell, Fail, Outcome, rule
from jixiao.rules.table import Table

_HEADER = {"project_name": "项目名称", "supervising_department": "主管部门", "implementing_unit": "实施单位"}
_BENEFITS = tuple(block for block, level1 in LEVEL1_OF.items() if level1 == "效益指标")


@rule(
    "header-missing", "项目名称、主管部门、实施单位都已填写",
    dimension="完整性", severity="error", defect="C1", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def header_missing(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Who does what: nothing else can be judged without it."""
    for field, label in _HEADER.items():
        if field in table.form_fields and not table.text(field):
            yield Fail(
                field,
                f"没有填写{label}。",
                f"请补填{label}。",
                severity=None if field == "project_name" else "warn",
                doubtful=bool(table.record.unplaced),
            )


@rule(
    "category-none", "项目类别已经勾选",
    dimension="完整性", severity="warn", defect="C1", basis=("completeness",),
)  # fmt: skip
def category_none(table: Table, given: Parameters) -> Iterator[Outcome]:
    """One of the printed choices is ticked."""
    if "categories" in table.form_fields and not table.record.categories:
        yield Fail(
            "categories",
            "项目类别一项也没有勾选。",
            "请按项目情况勾选一项。",
            doubtful=bool(table.record.unplaced),
        )


@rule(
    "category-several", "项目类别只勾选一项",
    dimension="完整性", severity="warn", defect="C1", basis=("completeness",),
)  # fmt: skip
def category_several(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The choices exclude each other."""
    ticked = [one for one in table.record.categories if one in words("exclusive_categories")]
    if len(ticked) > 1:
        yield Fail(
            "categories",
            f"项目类别勾选了{len(ticked)}项：{'、'.join(ticked)}。",
            "项目类别只能选一项，请改正。",
        )


@rule(
    "department-code", "主管部门填有代码",
    dimension="完整性", severity="info", defect="C1", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def department_code(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A form that asks for 主管部门及代码 wants both."""
    said = table.record.supervising_department
    if not said or table.form is None:
        return
    for row in table.form.rows:
        labels = [cell.label or "" for cell in row if "主管部门" in (cell.label or "")]
        if any("代码" in label for label in labels) and not re.search(r"\d{3}", said):
            yield Fail(
                "supervising_department",
                f"表式要求填写主管部门及代码，只填了“{said}”，没有代码。",
                "请在主管部门后补填部门代码。",
            )
            return


@rule(
    "blocks-required", "必填的指标类别都有指标",
    dimension="完整性", severity="error", defect="C2", basis=("completeness", "core-indicators"),
)  # fmt: skip
def blocks_required(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Every block that the form requires has an indicator; 无 is none."""
    if table.form is None:
        yield CannotTell("不知道是哪种表式，无从判断应有哪些指标类别")
        return
    filled = {line.block for line in table.lines if line.is_named}
    missing = [block for block, required in table.blocks.items() if required and block not in filled]
    if missing:
        nothing = [line.path("name") for line in table.lines if line.block in missing][:3]
        yield Fail(
            "indicators",
            f"{'、'.join(missing)}没有填写指标。",
            f"请按项目内容补充{'、'.join(missing)}；确实不适用的要说明理由。",
            ("indicators", *nothing),
            doubtful=bool(table.record.unplaced),
        )


@rule(
    "blocks-benefit", "至少有一项效益指标",
    dimension="完整性", severity="error", defect="C2", basis=("completeness", "core-indicators"),
)  # fmt: skip
def blocks_benefit(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Money is spent for an effect, so at least one of the blocks of benefits that the form has says which."""
    if table.form is None:
        yield CannotTell("不知道是哪种表式，无从判断应有哪些指标类别")
        return
    printed = [block for block in _BENEFITS if block in table.blocks]
    if printed and not any(line.block in _BENEFITS and line.is_named for line in table.lines):
        yield Fail(
            "indicators",
            "效益指标一项也没有填写。",
            f"请从{'、'.join(printed)}中选择与项目相关的，至少填写一项。",
            doubtful=bool(table.record.unplaced),
        )


@rule(
    "indicator-without-value", "每项指标都有指标值",
    dimension="完整性", severity="error", defect="C3", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def indicator_without_value(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A name without a target value sets no target."""
    for line in table.lines:
        if line.is_named and not line.is_valued:
            yield Fail(
                line.path(),
                f"“{line.name}”没有填写指标值。",
                "请补填指标值，写明比较符号、数值和单位。",
                (line.path("name"), line.path()),
                doubtful=bool(table.record.unplaced),
            )


@rule(
    "value-without-indicator", "每个指标值都有指标名称",
    dimension="完整性", severity="error", defect="C4", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def value_without_indicator(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A value without a name: nobody knows of what."""
    for line in table.lines:
        if line.is_valued and not line.name:
            yield Fail(
                line.path("name"),
                f"{line.block or '指标'}里有指标值“{line.value}”，没有写是什么指标。",
                "请补填三级指标名称，或删去这一行。",
                (line.path("name"), line.path()),
                doubtful=bool(table.record.unplaced),
            )


@rule(
    "goal-missing", "绩效目标已经填写",
    dimension="完整性", severity="error", defect="C5", basis=("completeness", "budget-law"), kinds=ANY,
)  # fmt: skip
def goal_missing(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Every goal that the form asks for is written."""
    for field, label in (("total_goal", "项目总目标"), ("annual_goal", "年度目标")):
        if field in table.form_fields and not (table.text(field) or "").strip(" 无/-—。\n"):
            yield Fail(
                field,
                f"没有填写{label}。",
                f"请写明{label}：做什么、做多少、达到什么效果。",
                doubtful=bool(table.record.unplaced),
            )


_OPEN_END = re.compile(
    r"(?:[、，,；;：:]|(?<!参)与|(?<![温总])和|(?<![普涉])及|(?<![目标])的|(?<![行作认])为|以及|达到|达|不少于|不低于"
    r"|不超过|大于|小于|约|共|包括|等于|通过|根据|按照|实现|完成率)$"
)


@rule(
    "goal-cut-off", "绩效目标写完整",
    dimension="完整性", severity="warn", defect="C5", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def goal_cut_off(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A goal does not end where something must follow."""
    for path, text in table.goals:
        found = _OPEN_END.search(text.rstrip())
        if found:
            yield Fail(path, f"目标写到“…{text.rstrip()[-12:]}”就断了，没有写完。", "请把目标补写完整。")


_NOUN_PHRASE = re.compile(r"[^，。；、\n]{2,20}的[^，。；、的\n]{2,6}。?")
_NO_OBJECT = re.compile(
    r"(?:计划|拟|预计|争取|力争|确保|将|在|于)*+(?:20\d\d年)?"
    r"(?:上半年|下半年|年底|年末|年内|全年|全部|按时|按期|及时|如期|之前|[年\d月日底末初前内])*+"
    r"(?:完成|实施|执行|推进|落实)。?"
)
_PURPOSE = re.compile(r"为(?:了)?(?:更好地?|进一步|全面|切实)?(?:确保|保障|保证|推动|促进|提高|提升|加强|增强)")


@rule(
    "goal-no-sentence", "绩效目标说出要做什么",
    dimension="完整性", severity="warn", defect="C5", basis=("completeness",),
)  # fmt: skip
def goal_no_sentence(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A goal is a sentence: it has a deed with its object, not only a purpose, a noun or a deadline."""
    for path, text in table.goals:
        sentences = [one for one in re.split(r"[。；\n]", text) if one.strip()]
        if not sentences:
            continue
        last = sentences[-1].split("，")[-1]
        if len(sentences) == 1 and _PURPOSE.match(last):
            why = f"只写了目的“{last}”，没有写为此做什么"
        elif _NOUN_PHRASE.fullmatch(text) and not _begins_with_deed(text):
            why = f"“{text.rstrip('。')}”只是一个短语，没有写做什么、做到什么程度"
        elif len(sentences) == 1 and _NO_OBJECT.fullmatch(last):
            why = f"只写了“{last}”，没有写完成什么"
        else:
            continue
        yield Fail(path, f"目标{why}。", "请写明任务内容、数量和预期效果。")


def _begins_with_deed(text: str) -> bool:
    return starts_with_effect(text) or text.startswith(words("deeds"))


_PLACEHOLDER = re.compile(r"[XxＸ×]{2,}(?![0-9A-Za-z])|[*＊]{2,}|_{3,}|待定|待补充|待填|待明确|（此处填写")


@rule(
    "placeholder-left", "没有留下未填的占位符",
    dimension="完整性", severity="warn", defect="S2", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def placeholder_left(table: Table, given: Parameters) -> Iterator[Outcome]:
    """XX, ** and 待定 stand for what is still to be written."""
    texts = [*table.goals, *((line.path("name"), line.name) for line in table.lines)]
    texts += [(line.path(), line.value) for line in table.lines]
    for path, text in texts:
        found = _PLACEHOLDER.search(text)
        if found:
            yield Fail(path, f"还留着占位符“{found[0]}”。", "请填写实际内容。")


@rule(
    "indicators-too-few", "指标的数量合适",
    dimension="相关性", severity="info", defect="C2", basis=("core-indicators",),
)  # fmt: skip
def indicators_too_few(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Too few indicators show nothing, too many hide what counts."""
    count = len({(line.block, line.name) for line in table.lines if line.is_named})
    least, most = given.number("least"), given.number("most")
    if 0 < count < least or count > most:
        size = "少" if count < least else "多"
        yield Fail(
            "indicators",
            f"共有{count}项指标，偏{size}。",
            "请选取最能反映项目产出和效果的核心指标，一般为4至25项。",
        )
