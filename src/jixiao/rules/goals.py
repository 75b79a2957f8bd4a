"""Goals: are they goals of this project and year, and do goals and indicators say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.records.folding import fold
from jixiao.rules.lexicon import has_word, pattern, table_of, words
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import CannotTell, Fail, Outcome, rule
from jixiao.rules.table import Line, Table
from jixiao.rules.topics import topics_of


@rule(
    "goals-identical", "年度目标不照抄总目标",
    dimension="完整性", severity="info", defect="G1", basis=("completeness",),
)  # fmt: skip
def goals_identical(table: Table, given: Parameters) -> Iterator[Outcome]:
    """An annual goal says what is done this year. Natural for a project of one year, so only noted."""
    total, annual = fold(table.record.total_goal or ""), fold(table.record.annual_goal or "")
    if not (total and annual):
        if {"total_goal", "annual_goal"} <= table.form_fields:
            yield CannotTell("总目标或年度目标没有填写")
        return
    longer, shorter = (total, annual) if len(total) > len(annual) else (annual, total)
    if longer == shorter or (longer.endswith(shorter) and len(longer) - len(shorter) <= given.number("letters")):
        yield Fail(
            "annual_goal",
            "年度目标与项目总目标" + ("完全相同。" if longer == shorter else "只差几个字。"),
            "请写明本年度做什么、做多少；当年完成的项目，可在总目标里写建设目的和长期效果。",
            ("annual_goal", "total_goal"),
        )


_DONE = re.compile(
    r"已(?:经)?(?:全部|全面|顺利|圆满|累计|基本|如期)?(?:完成|组织|达到|实现|建成|开展|举办|召开|发放|修缮|改造|拨付|培训|走访)"
    r"(?![^，。；]{0,8}的)|(?<!目标)已(?:全部|全面|顺利|圆满|如期)?(?:完成|达到)|(?:完成|开展|组织|举办|召开|发放|走访)了"
)


@rule(
    "goal-in-past-tense", "目标写将要做的事",
    dimension="相关性", severity="warn", defect="G2", basis=("relevance",),
)  # fmt: skip
def goal_in_past_tense(table: Table, given: Parameters) -> Iterator[Outcome]:
    """What has been done is a report, not a goal."""
    for path, text in table.goals:
        found = _DONE.search(text)
        if found and "申报" not in text:
            yield Fail(
                path,
                f"目标写的是已经做完的事：“{_around(text, found)}”。",
                "绩效目标是计划，请改写为将要完成的任务和效果。",
            )


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 8) : found.end() + 8].replace("\n", " ")


@rule(
    "goal-of-another-project", "目标写的是本项目",
    dimension="相关性", severity="error", defect="G2", basis=("relevance",),
)  # fmt: skip
def goal_of_another_project(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A goal about something else, while name and indicators agree with each other."""
    common = words("told_by_output")
    name = [topic for topic in topics_of(table.record.project_name or "") if topic not in common]
    measured = topics_of("\n".join(line.name for line in table.of_block("数量指标", "质量指标", "时效指标")))
    if not name:
        yield CannotTell("从项目名称看不出项目的主题")
        return
    for path, text in table.goals:
        about = {topic: word for topic, word in topics_of(text).items() if topic not in common}
        agrees = any(topic in about for topic in name)
        own = any(topic in measured for topic in name) and not all(topic in measured for topic in about)
        if about and own and not agrees:
            yield Fail(
                path,
                f"目标说的是{next(iter(about.values()))}，与项目“{table.record.project_name}”无关，"
                "而指标与项目名称一致，疑从别的项目抄来。",
                "请按本项目的内容重写。",
                (path, "project_name"),
            )


@rule(
    "goal-omits-task", "目标写到名称所说的任务",
    dimension="相关性", severity="warn", defect="G2", basis=("relevance",),
)  # fmt: skip
def goal_omits_task(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The name says what is done (考察, 补贴, 布点); no goal mentions it under any of its names."""
    name = table.record.project_name or ""
    text = "\n".join(text for _, text in table.goals)
    if not (name and text):
        yield CannotTell("没有项目名称或绩效目标")
        return
    for task, others in table_of("name_tasks").items():
        if task in name and not any(word in text for word in (task, *others)):
            yield Fail(
                table.goals[0][0],
                f"项目名称说的是“{task}”，目标里没有写。",
                f"请在目标里写明“{task}”的内容和数量，或改正项目名称。",
                ("project_name", *(path for path, _ in table.goals)),
            )
            return


@rule(
    "goal-explains", "目标不写缘由和寓意",
    dimension="相关性", severity="warn", defect="G2", basis=("relevance",),
)  # fmt: skip
def goal_explains(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Why the project is needed, what a name or a sign stands for: that belongs into the grounds, not the goal."""
    for path, text in table.goals:
        found = pattern("explanations").search(text)
        if found:
            yield Fail(
                path,
                f"目标里写有“{_around(text, found)}”，是缘由、说明，不是目标。",
                "请移到立项依据或项目概况，目标只写做什么、达到什么效果。",
            )


@rule(
    "goal-slogans", "目标少用口号",
    dimension="相关性", severity="info", defect="G2", basis=("relevance",),
)  # fmt: skip
def goal_slogans(table: Table, given: Parameters) -> Iterator[Outcome]:
    """A goal of which most is slogans, without a number."""
    for path, text in table.goals:
        slogans = pattern("slogans").findall(text)
        share = sum(map(len, slogans)) / max(1, len(text))
        if share >= given.number("share") and not re.search(r"\d", text):
            yield Fail(
                path,
                f"目标里口号多、任务少，如“{'”“'.join(dict.fromkeys(slogans[:3]))}”。",
                "请写明具体任务、数量和效果。",
            )


_QUANTITY = re.compile(
    r"(?<![\d.第年])(\d[\d,]*(?:\.\d+)?)(万|亿)?余?(人次|车次|批次|平方米|公里|人|名|位|户|家|个|项|件|次|场|期|所|处|座|台|套"
    r"|份|篇|册|亩|吨|间|辆|条|只|株|页|批|班|度|分钟|小时|天|%)(?!以下|级|制)"
)
_ALIKE = {"名": "人", "位": "人", "处": "个", "座": "座", "家": "家"}
_SCALE = {"": 1, "万": 10_000, "亿": 100_000_000}


@rule(
    "goal-number-differs", "目标里的数与指标值一致",
    dimension="完整性", severity="error", defect="G3", basis=("completeness", "relevance"),
)  # fmt: skip
def goal_number_differs(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The same thing is counted in goal and indicator, and the numbers are not the same."""
    for path, text in table.goals:
        said = [(match, *_number(match)) for match in _planned(text)]
        for line in table.of_block("数量指标", "质量指标", "社会效益指标", "生态效益指标", "服务对象满意度指标"):
            measured = _measured(line)
            if measured is None or line.target.high is not None or line.target.period or not _same_term(line, path):
                continue
            unit, number = measured
            near = [
                (match, amount) for match, amount, other in said
                if other == unit and _about(line, text, match, unit)
            ]  # fmt: skip
            numbers = {amount for _, amount, other in said if other == unit}
            if near and number not in numbers and not _told_elsewhere(table, line, near[0][1], unit):
                match = near[0][0]
                yield Fail(
                    path,
                    f"目标里写“{_around(text, match)}”，而指标“{line.name}”的值是{line.value}，两个数不一致。",
                    "请核对，使目标与指标一致。",
                    (path, line.path("name"), line.path()),
                )


def _planned(text: str) -> Iterator[re.Match[str]]:
    """The quantities of a goal, but for those in quotation marks and titles, which are others' words."""
    quoted = [found.span() for found in re.finditer(r"“[^”]*”|《[^》]*》|「[^」]*」", text)]
    for match in _QUANTITY.finditer(text):
        if not any(start <= match.start() < end for start, end in quoted):
            yield match


def _number(match: re.Match[str]) -> tuple[float, str]:
    number = float(match[1].replace(",", "")) * _SCALE[match[2] or ""]
    return round(number, 4), _ALIKE.get(match[3], match[3])


def _measured(line: Line) -> tuple[str, float] | None:
    """Unit and number of a value, scale taken out of the unit."""
    unit, low = line.target.unit, line.target.low
    if low is None or not unit:
        return None
    scale = "万" if unit.startswith("万") and unit != "万元" else ""
    unit = unit.removeprefix(scale)
    return _ALIKE.get(unit, unit), round(float(low) * _SCALE[scale], 4)


def _same_term(line: Line, path: str) -> bool:
    if line.indicator.horizon is None:
        return True
    return (line.indicator.horizon == "total") == (path == "total_goal")


def _about(line: Line, text: str, match: re.Match[str], unit: str) -> bool:
    """Whether the words around a number name what the indicator counts: per cent just before it, things about it."""
    before = re.split(r"[，。；、\n]", text[: match.start()])[-1]
    if re.search(r"每|均", before):
        return False  # 每月巡检1次 is not how often in the year
    after = re.split(r"[，。；\n]", text[match.end() :])[0]
    name = pattern("counting_words").sub("", line.name)
    if unit == "%":
        return _longest(name, before) >= max(3, len(name) - 2)
    return _longest(name, after[:8]) >= 2 or _longest(name, before[-8:]) >= min(3, len(name))


def _longest(one: str, two: str) -> int:
    for length in range(min(len(one), len(two)), 1, -1):
        if any(one[at : at + length] in two for at in range(len(one) - length + 1)):
            return length
    return 0


def _told_elsewhere(table: Table, line: Line, amount: float, unit: str) -> bool:
    """Whether another indicator has the number of the goal, which then means that one."""
    others = (one for one in table.measured if one is not line)
    return any(_measured(one) == (unit, amount) for one in others)


@rule(
    "goal-number-unmeasured", "目标里的数量有指标考核",
    dimension="相关性", severity="warn", defect="G3", basis=("relevance", "core-indicators"),
)  # fmt: skip
def goal_number_unmeasured(table: Table, given: Parameters) -> Iterator[Outcome]:
    """The goal tells how many people or times, and no indicator counts people or times."""
    if not table.measured:
        yield CannotTell("没有指标")
        return
    units = {_ALIKE.get(unit, unit) for line in table.measured if (unit := (line.target.unit or "").lstrip("万亿"))}
    told = "".join(line.name + line.value for line in table.lines)
    bare_numbers = {line.target.low for line in table.measured if line.target.unit is None}
    for path, text in table.goals:
        for match in _planned(text):
            amount, unit = _number(match)
            if match[0] in told:
                break
            planned = unit in ("人", "次", "场", "期", "件", "篇", "份", "户") and amount not in bare_numbers
            kin = {"人": {"人次", "户"}, "次": {"场", "期", "批次", "人次"}, "场": {"次", "期"}, "期": {"次", "场"}}
            counted = unit in units or kin.get(unit, set()) & units
            if (
                planned
                and not counted
                and not re.search(r"[每按以均]", text[max(0, match.start() - 6) : match.start()])
            ):
                yield Fail(
                    path,
                    f"目标写到“{_around(text, match)}”，没有指标考核{_COUNTED.get(unit, unit + '数')}。",
                    f"请增加以“{unit}”计的数量指标，值与目标一致。",
                )
                break


_COUNTED = {"人": "人数", "次": "次数", "户": "户数"}
_CLAUSE = re.compile(r"[，。；：:;,\n！]|\d[.．、]|以及|并且|同时")
_IDLE = re.compile(r"[^一-鿿]")


@rule(
    "goal-task-unmeasured", "目标里的任务有指标考核",
    dimension="相关性", severity="warn", defect="G3", basis=("relevance", "core-indicators"),
)  # fmt: skip
def goal_task_unmeasured(table: Table, given: Parameters) -> Iterator[Outcome]:
    """Tasks of the goals of which no indicator has a word. Synonyms may hide one, so a few of many are only noted."""
    lines = table.measured
    if not lines or not table.goals:
        yield CannotTell("没有绩效目标或指标")
        return
    told = "\n".join(line.name for line in lines)
    tasks: list[tuple[str, str]] = []
    for path, text in table.goals:
        tasks += [(path, task) for task in _tasks(text)]
    missing = [(path, task) for path, task in tasks if not _covered(task, told)]
    if len(missing) >= given.number("least"):
        most = len(missing) >= len(tasks) * given.number("share")
        path = missing[0][0]
        shown = "、".join(f"“{task}”" for task in dict.fromkeys(task for _, task in missing[:3]))
        yield Fail(
            path,
            f"目标里的{shown}等任务，没有指标考核。",
            "请为主要任务各设一项数量或质量指标，或在目标里删去不考核的内容。",
            tuple(dict.fromkeys(path for path, _ in missing)),
            severity=None if most else "info",
        )


_NO_TASK = re.compile(
    rf"^(?:{'|'.join(words('not_tasks'))})|得到[一-鿿]{{2}}$|率等?$|问题$|顺利|正常运[行作转]|精神$|支撑$"
)


def _tasks(text: str) -> list[str]:
    """The clauses of a goal that name a deed and its object."""
    parts = [part for clause in _CLAUSE.split(text) for part in _listed(clause)]
    return [part for part in parts if 4 <= len(part) <= 40 and has_word(part, "tasks") and not _NO_TASK.search(part)]


def _listed(clause: str) -> list[str]:
    """The parts of an enumeration that have a deed of their own; a part without one belongs to the part before it."""
    parts: list[str] = []
    for part in clause.split("、"):
        bare_part = _IDLE.sub("", part)
        if parts and not (has_word(bare_part, "tasks") and len(bare_part) > _SHORTEST):
            parts[-1] += bare_part
        else:
            parts.append(bare_part)
    return parts


_SHORTEST = 4
"""Letters that a part of an enumeration has at the most if it is a mere thing: 会务服务."""


def _covered(task: str, told: str) -> bool:
    """Whether the indicators share a word of two letters with the task that is none of the common ones."""
    core = pattern("common_words").sub(" ", task)
    pairs = [core[at : at + 2] for at in range(len(core) - 1)]
    pairs = [pair for pair in pairs if " " not in pair]
    return not pairs or any(pair in told for pair in pairs)


@rule(
    "goal-names-no-task", "目标说出任务",
    dimension="相关性", severity="warn", defect="G3", basis=("relevance",),
)  # fmt: skip
def goal_names_no_task(table: Table, given: Parameters) -> Iterator[Outcome]:
    """按照计划执行 names no task that an indicator could measure."""
    for path, text in table.goals:
        if _EMPTY.fullmatch(re.sub(r"[，。、；\s]", "", text)):
            yield Fail(
                path,
                f"目标只写“{text.rstrip('。')}”，没有写任务内容和数量。",
                "请写明做什么、做多少、达到什么效果。",
            )


# Possessive, so that a long text is read once.
_EMPTY = re.compile(
    r"(?:年度|本年度|全年|当年|按照|按|根据|依据|保质保量|及时|按时|圆满|顺利|认真|全面|做好|完成|落实|执行|推进|开展|的|各项|相关|有关"
    r"|工作|计划|任务|要求|目标|项目|安排|规定|实施|[一-鿿]{2,4}(?=工作))++"
)
