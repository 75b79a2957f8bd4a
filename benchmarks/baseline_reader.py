"""The straightforward reader that jixiao is compared with: a label's value is the next cell, rows are as printed.

It is what one writes in an afternoon for tables like these, with care but without repairs: lines become rows of
cells, labels are looked up in a dict, an indicator stands in the block that its row or the last row above names.

    python -m benchmarks.baseline_reader [FILE …]

prints the records of the files as JSON Lines; without files, how many tables and indicators it finds in each seed.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

Record = dict[str, Any]

HEADER = {
    "项目名称": "project_name",
    "项目类别": "categories",
    "项目属性": "categories",
    "主管部门": "supervising_department",
    "主管部门及代码": "supervising_department",
    "实施单位": "implementing_unit",
    "计划开始日期": "start",
    "计划完成日期": "end",
}
FUNDING = {
    "项目资金总额": "total",
    "其中财政资金": "fiscal",
    "年度资金申请总额": "annual_total",
    "年度资金总额": "annual_total",
    "其中当年财政拨款": "annual_fiscal",
    "其中财政拨款": "annual_fiscal",
    "上年结转资金": "annual_carryover",
}
GOALS = {"项目总目标": "total_goal", "年度总体目标": "annual_goal", "年度总目标": "annual_goal"}
OUTPUT, BENEFIT, SATISFACTION = "产出指标", "效益指标", "满意度指标"
BLOCKS = {
    **dict.fromkeys(("数量指标", "质量指标", "时效指标", "成本指标"), OUTPUT),
    **dict.fromkeys(("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"), BENEFIT),
    "服务对象满意度指标": SATISFACTION,
}
OTHER_LABELS = {"项目资金", "其他资金", "项目绩效目标", "绩效指标", "一级指标", OUTPUT, BENEFIT, SATISFACTION}
LABELS = {*HEADER, *FUNDING, *GOALS, *BLOCKS, *OTHER_LABELS}

_TICKED = re.compile(r"(\S+)\s*<input checked")
_TAG = re.compile(r"</?p>")
_NUMBERING = re.compile(r"^(?:(?:指标|目标)\d*[：:])+")


def read(path: Path) -> list[Record]:
    """The tables of a text file as records of the same shape as jixiao's."""
    records: list[Record] = []
    title = year = block = None
    goals: list[str] = []
    in_indicators = False
    for row in _rows(path.read_text(encoding="utf-8")):
        cells = [cell for cell in row if cell]
        labels = [_label(cell) for cell in cells]
        if len(cells) == 1 and re.search("绩效目标(填报)?表$", labels[0]):
            title, in_indicators = labels[0], False
        elif len(cells) == 1 and (match := re.search(r"(\d{4})\s*年度", cells[0])):
            year = int(match.group(1))
        elif "项目名称" in labels:
            records.append({"document": path.name, "title": title, "year": year, "funding": {}, "indicators": []})
            block, in_indicators = None, False
        if not records:
            continue
        record = records[-1]
        if "一级指标" in labels:
            in_indicators = True
        elif row == [""]:
            in_indicators = False
        elif in_indicators:
            block = next((label for label in labels if label in BLOCKS), block)
            printed = [_text(cell) for cell, label in zip(cells, labels, strict=True) if label not in LABELS]
            _add_indicator(record, block, printed)
        elif goals:
            record.update(zip(goals, (_text(cell) for cell in cells), strict=False))
            goals = []
        else:
            goals = _read_fields(record, cells, labels)
    return records


def _rows(text: str) -> list[list[str]]:
    """Rows of cells: by tabs, or, where no line has two cells, one cell per line with an empty line after the row."""
    lines = text.splitlines()
    if any(line.strip().count("\t") for line in lines):
        return [[cell.strip() for cell in line.split("\t")] for line in lines]
    rows = re.split(r"\n(?=\n)", "\n".join(lines))
    return [[cell.strip() for cell in row.strip("\n").split("\n\t")] for row in rows]


def _label(cell: str) -> str:
    """The cell as a label: without blanks, colons and bracketed hints."""
    return re.sub(r"\s|[:：]|[（(].*?[）)]", "", cell)


def _text(cell: str) -> str:
    return re.sub(r"\s", "", _TAG.sub("", cell))


def _read_fields(record: Record, cells: list[str], labels: list[str]) -> list[str]:
    """Fill what the row's labels name; returns the goals whose texts stand in the next row."""
    goals = []
    others = iter(("other", "annual_other"))
    for index, label in enumerate(labels):
        value = cells[index + 1] if index + 1 < len(cells) and labels[index + 1] not in LABELS else None
        if label == "项目资金" and (unit := re.search("万元|元", cells[index])):
            record["amount_unit"] = unit.group()
        elif label == "其他资金":
            record["funding"][next(others, "annual_other")] = value
        elif label in FUNDING:
            record["funding"][FUNDING[label]] = value
        elif label in GOALS:
            if period := re.findall(r"\d{4}", cells[index]):
                record["goal_period"] = f"{period[0]}-{period[-1]}"
            if value:
                record[GOALS[label]] = _text(value)
            else:
                goals.append(GOALS[label])
        elif label in HEADER and value:
            record[HEADER[label]] = _header_value(HEADER[label], value)
    return goals


def _header_value(field: str, value: str) -> str | list[str]:
    if field == "categories":
        return _TICKED.findall(value) if "<input" in value else [re.sub(r"^\d+-", "", value)]
    if field in ("start", "end"):
        return "-".join(part.zfill(2) for part in re.findall(r"\d+", value))
    return _text(value)


def _add_indicator(record: Record, block: str | None, printed: list[str]) -> None:
    name, value = [*printed, "", ""][:2]
    name = _NUMBERING.sub("", name)
    if value or name not in ("", "无"):
        level1 = BLOCKS.get(block or "")
        record["indicators"].append({"level1": level1, "level2": block, "name": name or None, "value": value or None})


def main() -> None:
    """Command line."""
    if sys.argv[1:]:
        for file in sys.argv[1:]:
            for found in read(Path(file)):
                print(json.dumps(found, ensure_ascii=False))
        return
    from benchmarks.material import seeds  # here, so that what jixiao needs does not burden the baseline's start

    for seed in seeds():
        tables = read(seed)
        print(seed.name, len(tables), "tables", sum(len(table["indicators"]) for table in tables), "indicators")


if __name__ == "__main__":
    main()
