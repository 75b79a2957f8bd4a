"""``jixiao rules``: the rules of review, and what each demands."""

from __future__ import annotations

import argparse
from typing import Any

import yaml
from rich.text import Text

from jixiao.cli.console import terminal
from jixiao.cli.errors import UsageError
from jixiao.cli.messages import Messages
from jixiao.forms.form import Kind
from jixiao.rules.across.across_rule import AcrossRule
from jixiao.rules.across.cases import across_cases_of
from jixiao.rules.across.library import across_rule_of, across_rules
from jixiao.rules.bases import bases
from jixiao.rules.cases import cases_of
from jixiao.rules.library import families, rule_of
from jixiao.rules.parameters import usual_parameters
from jixiao.rules.rule import Rule

_STYLES = {"error": "bold red", "warn": "yellow", "info": "dim"}


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """List the rules by family, or explain one; returns the exit code."""
    console = terminal()
    if arguments.id is None:
        listed: dict[str, tuple[Rule, ...] | tuple[AcrossRule, ...]] = {**families(), "across": across_rules()}
        for family, rules in listed.items():
            console.print(Text(say(f"family_{family}"), "bold"))
            for rule in rules:
                line = Text("  ").append(say(f"severity_{rule.severity}"), _STYLES[rule.severity])
                line.append(f"  {rule.id}", "cyan").append(f"  {rule.title}")
                console.print(line, soft_wrap=True)
        return 0
    try:
        rule = rule_of(arguments.id)
    except KeyError:
        try:
            console.print(_across_explained(across_rule_of(arguments.id), say), soft_wrap=True)
        except KeyError:
            raise UsageError(say("unknown_rule", text=arguments.id)) from None
        return 0
    console.print(_explained(rule, say), soft_wrap=True)
    return 0


def _across_explained(rule: AcrossRule, say: Messages) -> Text:
    cases = across_cases_of(rule.id)
    return _with_examples(
        _facts(rule, (), say),
        [(title, listed[0].tables) for title, listed in (("fails", cases.fails), ("passes", cases.passes)) if listed],
        say,
    )


def _explained(rule: Rule, say: Messages) -> Text:
    cases = cases_of(rule.id)
    return _with_examples(
        _facts(rule, rule.kinds, say),
        [(title, [listed[0].table]) for title, listed in (("fails", cases.fails), ("passes", cases.passes)) if listed],
        say,
    )


def _facts(rule: Rule | AcrossRule, kinds: tuple[Kind, ...], say: Messages) -> Text:
    text = Text(rule.id, "bold cyan").append(f"  {rule.title}\n", "bold")
    severity = say(f"severity_{rule.severity}")
    lines = [say("rule_facts", dimension=rule.dimension, severity=severity, defect=rule.defect)]
    if kinds:
        lines.append(say("rule_kinds", kinds=say("list_comma").join(say(f"kind_{kind}") for kind in kinds)))
    if parameters := usual_parameters().get(rule.id):
        said = say("list_comma").join(f"{name} = {value}" for name, value in parameters.items().items())
        lines.append(say("rule_parameters", parameters=said))
    lines += [say("basis", text=bases()[key].citation()) for key in rule.basis]
    text.append("".join(f"    {line}\n" for line in lines))
    return text


def _with_examples(text: Text, examples: list[tuple[str, list[dict[str, Any]]]], say: Messages) -> Text:
    for title, tables in examples:
        text.append(f"\n{say(f'example_{title}')}\n", "bold").append("\n".join(map(_example, tables)))
    text.rstrip()
    return text


def _example(table: dict[str, Any]) -> str:
    shown = yaml.safe_dump(table, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100)
    return "".join(f"    {line}\n" for line in shown.splitlines())
