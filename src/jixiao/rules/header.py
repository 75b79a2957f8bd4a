"""The header: is what stands there plausible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.records.folding import fold
from jixiao.rules.lexicon import has_word, pattern
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import ANY, CannotTell, Fail, Outcome, rule
from jixiao.rules.table import Table

_UNITS = {"supervising_department": "主管部门", "implementing_unit": "实施单位"}


@rule(
    "unit-is-project", "主管部门、实施单位不填项目名称",
    dimension="完整性", severity="error", defect="W1", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def unit_is_project(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A project is no body that could do anything."""
    project = fold(table.record.project_name or "")
    if not project:
        yield CannotTell("没有项目名称")
        return
    for field, label in _UNITS.items():
        said = table.text(field)
        if said and fold(said) == project:
            yield Fail(field, f"{label}填成了项目名称“{said}”。", f"请填写{label}的全称。", (field, "project_name"))


_UNIT = re.compile(r"^[\d\W]+$|^(?:同上|无|本级|本单位|[A-Za-z])$")


@rule(
    "unit-no-name", "主管部门、实施单位填的是单位名称",
    dimension="完整性", severity="warn", defect="W1", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def unit_no_name(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Digits, signs or 同上 name nobody."""
    for field, label in _UNITS.items():
        said = re.sub(r"\s", "", table.text(field) or "")
        if said and _UNIT.match(said):
            yield Fail(field, f"{label}填的是“{said}”，不是单位名称。", f"请填写{label}的全称。")


@rule(
    "works-as-recurrent", "一次性工程不列为经常性项目",
    dimension="适当性", severity="warn", defect="W1", basis=("appropriateness",),
)  # fmt: skip
def works_as_recurrent(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A building is repaired as a whole once; what comes back every year is upkeep."""
    name = table.record.project_name or ""
    found = pattern("one_off_works").search(name)
    if found and "经常性项目" in table.record.categories and len(table.record.categories) == 1:
        if has_word(name, "recurrent_works"):
            return
        yield Fail(
            "categories",
            f"“{name}”是一次做完的工程，项目类别却勾选了经常性项目。",
            "请改为一次性项目；如是每年都做的维护，请在名称里写明。",
            ("categories", "project_name"),
        )


@rule(
    "project-name-no-name", "项目名称说得出是什么项目",
    dimension="完整性", severity="warn", defect="W1", basis=("completeness",), kinds=ANY,
)  # fmt: skip
def project_name_no_name(table: Table, given: Parameters) -> Iterator[Outcome]:
    """专项经费 or 项目1 could be any project."""
    name = re.sub(r"[\s\d（）()一二三四五六七八九十]", "", table.record.project_name or "")
    if name and re.fullmatch(r"(?:其他|专项|项目|工作|业务|年度|经费|支出|资金|费用|费)+", name):
        yield Fail(
            "project_name",
            f"项目名称只写“{table.record.project_name}”，看不出做什么。",
            "请在名称里写明项目内容。",
        )
