"""The findings on many tables as a text for the terminal, by unit and project, most severe first."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from jixiao.cli.console import terminal
from jixiao.cli.messages import Messages
from jixiao.records.finding import SEVERITIES, Finding, Proof
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.fields import field_name
from jixiao.rendering.printable import printable
from jixiao.rendering.wrapping import wrap
from jixiao.rules.checking import Review

_STYLES = {"error": "bold red", "warn": "yellow", "info": "dim"}
_LONGEST = 60
"""Characters of a printed text that are shown as proof."""


def findings_report(reviews: Sequence[Review], say: Messages) -> str:
    """The text, coloured and broken where the terminal is one. Tables without findings are left out."""
    screen = terminal()
    console = Console(
        file=io.StringIO(), width=max(40, min(screen.width, 120)), force_terminal=screen.is_terminal,
        color_system="standard" if screen.is_terminal and not screen.no_color else None, highlight=False, markup=False,
    )  # fmt: skip
    unit = None
    for review in sorted((one for one in reviews if one.findings), key=lambda one: _unit(one.record, say)):
        if (here := _unit(review.record, say)) != unit:
            unit = here
            console.print(Text(printable(unit), "bold"))
        _project(console, review, say)
    written = console.file
    assert isinstance(written, io.StringIO)
    return written.getvalue() or say("nothing_found") + "\n"


def _unit(record: PerformanceTarget, say: Messages) -> str:
    return record.implementing_unit or record.supervising_department or say("no_unit")


def _project(console: Console, review: Review, say: Messages) -> None:
    record = review.record
    title = Text("  ").append(printable(record.project_name or say("no_project")), "bold cyan")
    title.append(f"  {printable(say('table_in', document=record.document, number=record.number))}", "dim")
    counts = [(name, sum(one.severity == name for one in review.findings)) for name in SEVERITIES]
    for name, count in counts:
        if count:
            title.append(f"  {say(f'severity_{name}')} {count}", _STYLES[name])
    console.print(title, soft_wrap=True)
    for finding in review.findings:
        _finding(console, finding, record, say)
    console.print()


def _finding(console: Console, finding: Finding, record: PerformanceTarget, say: Messages) -> None:
    head = Text(say(f"severity_{finding.severity}"), _STYLES[finding.severity])
    head.append(f" {_place(finding.field, record, say)}", "bold").append(f"  {finding.rule}", "dim")
    console.print(Padding(head, (0, 0, 0, 4), expand=False), soft_wrap=True)
    proofs = "；".join(_proof(proof, record, say) for proof in finding.proof)
    for text, style in (
        (finding.message, ""),
        (say("suggestion", text=finding.suggestion), "green"),
        (say("proof", text=proofs), "dim"),
        *((say("basis", text=basis), "dim") for basis in finding.basis[:1]),
    ):
        shown = printable(text)
        for start, end in wrap(shown, console.width - 8):
            console.print(Text(" " * 7 + shown[start:end], style), soft_wrap=True)


def _place(path: str, record: PerformanceTarget, say: Messages) -> str:
    """A field as a reader of the table would call it: an indicator by its name."""
    match = re.fullmatch(r"indicators\[(\d+)\]\.(\w+)", path)
    if match is None:
        return printable(field_name(path, say.lang)) if path != "indicators" else field_name("name", say.lang)
    name = record.indicators[int(match[1])].name or ""
    return printable(f"{field_name(match[2], say.lang)}「{name[:30]}」")


def _proof(proof: Proof, record: PerformanceTarget, say: Messages) -> str:
    text = say("nothing_printed") if proof.text is None else proof.text.replace("\n", " ")
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    match = re.fullmatch(r"indicators\[(\d+)\]\.(\w+)", proof.field)
    field = field_name(match[2] if match else proof.field, say.lang)
    place = ""
    if proof.place is not None and proof.place.line is not None:
        place = say("proof_place", place=say("proof_line", line=proof.place.line))
    elif proof.place is not None and proof.place.page is not None:
        place = say("proof_place", place=say("proof_page", page=proof.place.page))
    if proof.table is not None:
        where = say("table_in", document=proof.table.document, number=proof.table.number)
        place = say("proof_place", place=f"{proof.table.project or ''} {where}".strip())
    return say("proof_item", field=field, text=text) + place
