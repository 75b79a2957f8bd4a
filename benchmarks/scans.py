"""How well scanned forms are read, by what became of the paper on its way.

    python -m benchmarks.scans [--only CONDITION …] [--tables N] [--gold] [--misses] [--write README.md README.zh-CN.md]

Tables of the fictional district, one of each official form (with ``--gold`` those of the gold records), are printed as
PDF in the font that is shipped and in the other Chinese fonts of the machine by turns, worn as ``samples.scanner``
wears pages, and read back. Right is what the shared scorer counts as right against the record that was printed; a box
is right where it is read as it was ticked or not ticked.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samples.records import planned_documents
from samples.scanner import CONDITIONS, Condition, scanned_file

from benchmarks.markers import write_figures
from benchmarks.material import Score, gold, score_against
from benchmarks.printed_material import gold_record
from jixiao.documents.opening import read_bytes
from jixiao.forms.form import Form
from jixiao.forms.library import form
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.official.form_choice import form_for
from jixiao.rendering.official.pdf.document import pdf_document
from jixiao.rendering.official.pdf.system_fonts import characters_of, font_folders, outline_fonts
from jixiao.rendering.official.printed_form import PrintedDocument, printed_form

GOALS = {
    0.99: ("office", "clean", "300dpi", "holes"),
    0.95: (
        "150dpi", "skew3", "skew-2", "turn90", "turn180", "turn270", "seal", "photo", "phone", "faint", "shaded", "fax",
        "bitonal", "copy",
    ),
    0.85: ("broken", "bitonal-broken", "dotted", "unruled"),
}  # fmt: skip
"""Indicator F1 that is to be reached, and under which conditions."""
_SAMPLE = "财政绩效目标指标值"
"""Characters that a font must have to print forms."""
_NAMES = {
    "office": "办公扫描", "clean": "清晰", "300dpi": "300 dpi", "150dpi": "150 dpi", "skew3": "倾斜 3°",
    "skew-2": "倾斜 -2°", "turn90": "横置 90°", "turn180": "倒置", "turn270": "横置 270°", "seal": "红章盖表",
    "holes": "打孔", "curl": "纸面弯曲", "faint": "字迹浅淡", "shaded": "光照不匀", "broken": "表线断续",
    "dotted": "虚线表格", "unruled": "没有表线", "bitonal": "黑白二值", "bitonal-broken": "二值且断线",
    "copy": "复印件", "fax": "传真（精细）", "fax-coarse": "传真（标准）",
    "photo": "拍照", "photo-steep": "斜拍、纸面弯曲", "phone": "手机横拍",
}  # fmt: skip


@dataclass(slots=True)
class Read:
    """What was read under one condition: the printed records, those that were read, boxes right and in all."""

    condition: Condition
    printed: list[dict[str, Any]] = field(default_factory=list)
    found: list[dict[str, Any]] = field(default_factory=list)
    boxes: int = 0
    right: int = 0
    pages: int = 0
    seconds: float = 0.0

    def score(self) -> Score:
        """The shared scorer's count."""
        return score_against(self.printed, self.found)


def tables(most: int) -> list[tuple[PerformanceTarget, Form]]:
    """The first table of each form, those with tick boxes first, then the second of each, up to ``most``."""
    by_form: dict[str, list[PerformanceTarget]] = {}
    for document in planned_documents():
        for record in document.records:
            by_form.setdefault(record.form or document.official.id, []).append(record)
    turns = [
        (records[turn], form(identifier))
        for turn in range(max(map(len, by_form.values())))
        for identifier, records in sorted(by_form.items(), key=lambda item: (not _choices(form(item[0])), item[0]))
        if turn < len(records)
    ]
    return turns[:most]


def gold_tables(most: int) -> list[tuple[PerformanceTarget, Form]]:
    """The gold records, each in its form, up to ``most``."""
    records = [gold_record(entry) for entry in gold()[:most]]
    return [(record, form_for(record)) for record in records]


def _choices(official: Form) -> set[str]:
    """The words beside the boxes of the form."""
    return {choice for row in official.rows for cell in row for choice in cell.choices}


def fonts() -> list[Path | None]:
    """The fonts to print in; ``None`` is the one that is shipped."""
    found = outline_fonts(tuple(font_folders()))
    wanted = frozenset(map(ord, _SAMPLE))
    return [None, *(font.path for font in found if font.face == 0 and wanted <= characters_of(font))]


def read_worn(condition: Condition, printed_tables: list[tuple[PerformanceTarget, Form]]) -> Read:
    """The tables printed, worn and read."""
    read = Read(condition)
    faces = fonts()
    for number, (record, official) in enumerate(printed_tables):
        name = f"{number:02}.pdf"
        printed = pdf_document(PrintedDocument(name, [printed_form(record, official)]), font=faces[number % len(faces)])
        scanned = scanned_file(printed.data, condition, "pdf", seed=number)
        began = time.perf_counter()
        document = read_bytes(name, scanned)
        found = read_document(document).records
        read.seconds += time.perf_counter() - began
        read.pages += max((cell.page or 1 for _, row in document.rows() for cell in row), default=1)
        plain = record.model_dump(mode="json") | {"document": name, "id": f"{official.id} {record.project_name}"}
        read.printed.append(plain)
        read.found += [one.model_dump(mode="json") for one in found]
        choices = _choices(official)
        ticked = set(found[0].categories) if found else set()
        read.boxes += len(choices)
        read.right += sum((choice in ticked) == (choice in record.categories) for choice in choices)
    return read


def goal_of(name: str) -> float | None:
    """The indicator F1 to be reached under the condition."""
    return next((goal for goal, names in GOALS.items() if name in names), None)


def table(found: list[Read], *, chinese: bool) -> str:
    """The figures as a Markdown table."""
    head = (
        "| 纸面状况 | 指标 F1 | 目标 | 表头字段 | 金额 | 勾选框 |" if chinese
        else "| paper | indicator F1 | goal | header fields | amounts | boxes |"
    )  # fmt: skip
    lines = [head, "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for read in found:
        score, goal = read.score(), goal_of(read.condition.name)
        name = _NAMES.get(read.condition.name, read.condition.name) if chinese else read.condition.name
        measures = [f"{score.share('indicator F1'):.3f}", f"≥ {goal}" if goal else "–"]
        measures += [f"{100 * score.share(measure):.1f} %" for measure in ("header fields", "amounts")]
        measures.append(f"{read.right}/{read.boxes}")
        lines.append("| " + " | ".join([name, *measures]) + " |")
    most = max((len(read.printed) for read in found), default=0)
    count = len(fonts())
    lines += [
        "",
        f"每种状况 {most} 张表，{count} 种字体。" if chinese else f"{most} tables each, in {count} fonts by turns.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", choices=list(CONDITIONS), default=list(CONDITIONS))
    parser.add_argument("--tables", type=int, default=14)
    parser.add_argument("--gold", action="store_true", help="print the gold records")
    parser.add_argument("--misses", action="store_true", help="list what was not read as it was printed")
    parser.add_argument("--write", nargs="*", type=Path, default=[], metavar="FILE")
    options = parser.parse_args()
    found: list[Read] = []
    for name in options.only:
        read = read_worn(CONDITIONS[name], (gold_tables if options.gold else tables)(options.tables))
        found.append(read)
        print(f"{table([read], chinese=False).splitlines()[2]} {read.seconds / read.pages:.1f} s a page", flush=True)
        if options.misses:
            for miss in read.score().misses:
                print("   ", *miss)
    print(table(found, chinese=False))
    write_figures(options.write, "scans", lambda chinese: table(found, chinese=chinese))


if __name__ == "__main__":
    main()
