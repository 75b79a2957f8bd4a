"""Rules over many tables: how long they take and how much memory, for 1,000, 10,000 and 100,000 tables.

    python -m benchmarks.many_tables [COUNT …] [--records]

The tables are of made-up towns: every unit has eight projects in each of two years, whose names, goals and indicators
are put together from some thousands of subjects, so that there are very many different indicator names, many of them
nearly alike, and common ones that every table has. In one of forty tables an indicator is copied from another project
of the unit; how many of these are found, and what else is, is told, too. Every count runs in a process of its own.

With ``--records`` the records wait and come out with their findings, as in ``jixiao check``; otherwise only their short
form is kept, as where the records can be read twice.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from math import log

from jixiao.records.target import LEVEL1_OF, Funding, Indicator, PerformanceTarget
from jixiao.rules.across.checking import review_together, sent_back
from jixiao.rules.across.corpus import Corpus
from jixiao.rules.across.library import across_rules
from jixiao.rules.rule import Fail
from jixiao.rules.rule_set import RuleSet

COUNTS = (1_000, 10_000, 100_000)
_RULES = RuleSet((), across=across_rules())
_PROJECTS = 8
_COPIED = 40
_KINDS = (
    "乡村", "社区", "老旧", "智慧", "公共", "市政", "山区", "沿江", "中心", "城郊", "农田", "校园", "街面",
    "景区", "园区", "港区", "库区", "滨河", "林区", "牧区", "地下", "高架", "临街", "便民", "历史", "文物",
    "应急", "流动", "户外", "夜间",
)  # fmt: skip
_THINGS = (
    "道路", "桥梁", "河道", "沟渠", "泵站", "水库", "堤防", "路灯", "绿地", "行道树", "公厕", "垃圾桶", "菜场",
    "食堂", "图书室", "古戏台", "纪念馆", "档案", "卷宗", "消火栓", "避难所", "护栏", "井盖", "站台", "停车位",
    "充电桩", "幼儿园", "宿舍", "实验室", "操场", "卫生室", "救护车", "疫苗", "孤儿", "残疾人", "老兵", "渔民",
    "果农", "茶园", "大棚", "耕地", "林木", "湿地", "鱼苗", "种猪", "兽药", "农机", "粮仓", "冷库", "作坊",
    "商铺", "展馆", "剧场", "影院", "广播", "网站", "机房", "专线", "界桩",
)  # fmt: skip
_DEEDS = (
    "养护", "修缮", "巡查", "更新", "保洁", "改造", "检测", "采集", "救助", "慰问", "普查", "扶持", "防护",
    "回收", "监测", "补种",
)  # fmt: skip
_MEASURES = (
    ("数量指标", "{0}{1}数量", "≥{n}处"), ("数量指标", "{1}{0}次数", "≥{n}次"), ("质量指标", "{0}{1}合格率", "≥{p}%"),
    ("质量指标", "{0}完好率", "≥{p}%"), ("时效指标", "{0}{1}完成及时率", "≥{p}%"),
    ("时效指标", "{0}报修响应时间", "≤{n}小时"),
    ("成本指标", "单个{0}{1}成本", "≤{n}元"), ("经济效益指标", "{0}节约费用", "≥{n}万元"),
    ("社会效益指标", "{0}受益人口", "≥{n}人"), ("社会效益指标", "提升{0}服务水平", "提升"),
    ("生态效益指标", "{0}{1}废弃物回收率", "≥{p}%"), ("可持续影响指标", "{0}长效管理机制", "健全"),
    ("服务对象满意度指标", "{0}使用者满意度", "≥{p}%"),
)  # fmt: skip
_COMMON = (("服务对象满意度指标", "群众满意度", "≥{p}%"), ("可持续影响指标", "长效管理机制", "健全"))


@dataclass(slots=True)
class Figures:
    """Seconds of the processor, megabytes at the peak, and counts of one run."""

    tables: int
    names: int = 0
    intake: float = 0.0
    rules: float = 0.0
    peak: float = 0.0
    planted: int = 0
    found: int = 0
    other_copies: int = 0
    findings: int = 0


def made_up(count: int) -> Iterator[tuple[PerformanceTarget, str | None]]:
    """So many tables, each with the name of the indicator that was copied into it, if one was."""
    made = 0
    for unit in range(count):
        chance = random.Random(unit)
        place = "".join(chance.sample("云石金玉清白青沙龙凤松柏桃柳梅兰竹泉湖溪江河山岭岗坪塘湾", 3))
        projects = [(chance.choice(_KINDS) + chance.choice(_THINGS), chance.choice(_DEEDS)) for _ in range(_PROJECTS)]
        lines = [_lines(*project, place, chance) for project in projects]
        for year in (2024, 2025):
            for at, (thing, deed) in enumerate(projects):
                if made == count:
                    return
                made += 1
                copied, held = None, lines[at]
                if made % _COPIED == 0:
                    other = (at + 1) % _PROJECTS
                    free = [line for line in lines[other][:6] if projects[other][0][2:] != thing[2:]]
                    if free:
                        copied = chance.choice(free)
                        held = [*held[:-1], copied]
                yield _table(place, year, thing, deed, held, at, unit, chance), copied and copied[1]


def _lines(thing: str, deed: str, place: str, chance: random.Random) -> list[tuple[str, str, str]]:
    lines = []
    for block, name, value in [*chance.sample(_MEASURES, 9), *_COMMON]:
        written = name.format(thing, deed)
        if name not in {common for _, common, _ in _COMMON} and chance.random() < 0.3:
            written = f"{place}{written}"
        number, share = chance.randrange(2, 900), chance.choice((85, 90, 90, 92, 95, 95, 98))
        lines.append((block, written, value.format(n=number, p=share)))
    return lines


def _table(
    place: str, year: int, thing: str, deed: str, lines: list[tuple[str, str, str]], at: int, unit: int,
    chance: random.Random,
) -> PerformanceTarget:  # fmt: skip
    goal = (
        f"完成{place}镇{chance.randrange(3, 90)}处{thing}的{deed}，全年{deed}不少于{chance.randrange(4, 60)}次，"
        f"发现问题后{chance.randrange(1, 9)}日内处理，{thing}完好，群众放心。"
    )
    amount = f"{chance.randrange(300, 90000) / 100:.2f}"
    return PerformanceTarget(
        document=f"{place}{unit}-{year}.docx",
        number=at + 1,
        form="minhang-target-2023",
        year=year,
        project_name=f"{thing}{deed}",
        supervising_department=f"{place}镇人民政府",
        implementing_unit=f"{place}镇第{unit}所",
        start=f"{year}-01-01",
        end=f"{year}-12-31",
        amount_unit="万元",
        funding=Funding(total=amount, fiscal=amount, annual_total=amount, annual_fiscal=amount),
        total_goal=goal,
        annual_goal=goal,
        indicators=[
            Indicator(level1=LEVEL1_OF[block], level2=block, name=name, value=value) for block, name, value in lines
        ],
    )


def measured(count: int, with_records: bool) -> Figures:
    """Run the rules over so many tables in this process; what it takes to make the tables is left out."""
    figures = Figures(count)
    planted: dict[int, str] = {}
    making = 0.0
    corpus = Corpus()

    def records() -> Iterator[PerformanceTarget]:
        nonlocal making
        source = enumerate(made_up(count))
        while True:
            began = time.process_time()
            number, made = next(source, (0, None))
            making += time.process_time() - began
            if made is None:
                return
            if made[1] is not None:
                planted[number] = made[1]
            yield made[0]

    began = time.process_time()
    rules: Counter[str] = Counter()
    copies: set[tuple[int, str]] = set()
    if with_records:
        for number, review in enumerate(review_together(records(), _RULES)):
            for finding in review.findings:
                rules[finding.rule] += 1
                if finding.rule == "copied-indicator":
                    copies.add((number, str(finding.proof[0].text)))
        figures.intake = time.process_time() - began - making
    else:
        for record in records():
            corpus.add(record)
        figures.intake = time.process_time() - began - making
        figures.names = len(corpus.names)
        began = time.process_time()
        sent = sent_back(corpus, _RULES).by_table
        figures.rules = time.process_time() - began
        for number, found in sent.items():
            for rule, one in found:
                if isinstance(one.outcome, Fail):
                    rules[rule.id] += 1
                    if rule.id == "copied-indicator":
                        line = int(one.outcome.field.split("[")[1].split("]")[0])
                        table = corpus.tables[number]
                        copies.add((number, corpus.names.texts[table.names[list(table.lines).index(line)]]))
    figures.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures.planted = len(planted)
    figures.found = len(copies & set(planted.items()))
    figures.other_copies = len(copies) - figures.found
    figures.findings = sum(rules.values())
    return figures


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--records", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(measured(options.one, options.records))))
        return
    runs = []
    for count in options.counts or COUNTS:
        command = [sys.executable, "-m", "benchmarks.many_tables", "--one", str(count)]
        command += ["--records"] if options.records else []
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        run = Figures(**json.loads(done.stdout))
        runs.append(run)
        total = run.intake + run.rules
        print(
            f"{run.tables:>9,} tables  {run.names:>9,} names  {run.intake:8.2f} s in  {run.rules:8.2f} s rules"
            f"  {total / run.tables * 1e3:6.3f} ms a table  {run.peak:7.0f} MB"
            f"  copies {run.found} of {run.planted}, {run.other_copies} others; {run.findings} findings",
            flush=True,
        )
    for first, second in pairwise(runs):
        slope = log((second.intake + second.rules) / (first.intake + first.rules)) / log(second.tables / first.tables)
        print(
            f"time grows with the number of tables to the power of {slope:.2f} ({first.tables:,} to {second.tables:,})"
        )


if __name__ == "__main__":
    main()
