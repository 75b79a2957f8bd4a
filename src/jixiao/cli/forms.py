"""``jixiao forms``: the official forms that jixiao knows."""

from __future__ import annotations

import argparse

from rich.text import Text

from jixiao.cli.console import draw, terminal
from jixiao.cli.errors import UsageError
from jixiao.cli.messages import Messages
from jixiao.forms.form import Form
from jixiao.forms.library import form, forms
from jixiao.rendering.terminal import draw_form


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """List the forms, or show one; returns the exit code."""
    console = terminal()
    if arguments.id is None:
        for one in forms():
            console.print(_entry(one, say), soft_wrap=True)
        return 0
    try:
        chosen = form(arguments.id)
    except KeyError:
        known = ", ".join(one.id for one in forms())
        raise UsageError(say("unknown_form", text=arguments.id, choices=known)) from None
    console.print(_entry(chosen, say), soft_wrap=True)
    console.print()
    draw(console, draw_form(chosen, console.width, say.lang, ascii_only=console.options.ascii_only))
    console.print(_blocks(chosen, say), soft_wrap=True)
    return 0


def _entry(one: Form, say: Messages) -> Text:
    entry = Text(one.id, "bold cyan")
    entry.append(f"  {one.title}\n", "bold")
    facts = (
        say(f"kind_{one.kind}"), one.region.name, _years(one, say), say("verified" if one.verified else "unverified"),
    )  # fmt: skip
    entry.append(f"    {' · '.join(facts)}\n", "")
    if one.also_titles:
        entry.append(f"    {say('also_titles', titles='、'.join(one.also_titles))}\n", "dim")
    entry.append(f"    {say('source', source=one.source)}", "dim")
    return entry


def _years(one: Form, say: Messages) -> str:
    first, last = one.valid.first, one.valid.last
    if first is not None and last is not None:
        return say("years_between", first=first, last=last)
    if first is not None:
        return say("years_from", first=first)
    return say("years_any") if last is None else say("years_until", last=last)


def _blocks(one: Form, say: Messages) -> Text:
    """The blocks of the indicator tables in a line each, and the sections of the narrative."""
    lines = []
    for table in one.indicator_tables:
        if len(one.indicator_tables) > 1 and table.side_label:
            lines.append(table.side_label)
        for block in table.blocks:
            names = "、".join(f"{level2.label}{'*' if level2.required else ''}" for level2 in block.level2)
            lines.append(say("block", level1=block.label, level2=names))
    if any(level2.required for table in one.indicator_tables for block in table.blocks for level2 in block.level2):
        lines.append(say("required"))
    if one.narrative_title:
        lines.append(say("narrative", title=one.narrative_title, sections="、".join(one.narrative)))
    return Text("\n".join(lines))
