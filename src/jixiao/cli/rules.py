"""``jixiao rules``: the rules of review, and what each demands."""

from __future__ import annotations

import argparse

import yaml
from rich.text import Text

from jixiao.cli.console import terminal
from jixiao.cli.errors import UsageError
from jixiao.cli.messages import Messages
from jixiao.rules.bases import bases
from jixiao.rules.cases import Case, cases_of
from jixiao.rules.library import families, rule_of
from jixiao.rules.parameters import usual_parameters
from jixiao.rules.rule import Rule

_STYLES = {"error": "bold red", "warn": "yellow", "info": "dim"}


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """List the rules by family, or explain one; returns the exit code."""
    console = terminal()
    if arguments.id is None:
        for family, rules in families().items():
            console.print(Text(say(f"family_{family}"), "bold"))
            for rule in rules:
                line = Text("  ").append(say(f"severity_{rule.severity}"), _STYLES[rule.severity])
                line.append(f"  {rule.id}", "cyan").append(f"  {rule.title}")
                console.print(line, soft_wrap=True)
        return 0
    try:
        rule = rule_of(arguments.id)
    except KeyError:
        raise UsageError(say("unknown_rule", text=arguments.id)) from None
    console.print(_explained(rule, say), soft_wrap=True)
    return 0


def _explained(rule: Rule, say: Messages) -> Text:
    text = Text(rule.id, "bold cyan").append(f"  {rule.title}\n", "bold")
    severity = say(f"severity_{rule.severity}")
    lines = [say("rule_facts", dimension=rule.dimension, severity=severity, defect=rule.defect)]
    lines.append(say("rule_kinds", kinds=say("list_comma").join(say(f"kind_{kind}") for kind in rule.kinds)))
    if parameters := usual_parameters().get(rule.id):
        said = say("list_comma").join(f"{name} = {value}" for name, value in parameters.items().items())
        lines.append(say("rule_parameters", parameters=said))
    lines += [say("basis", text=bases()[key].citation()) for key in rule.basis]
    text.append("".join(f"    {line}\n" for line in lines))
    cases = cases_of(rule.id)
    for title, examples in (("example_fails", cases.fails), ("example_passes", cases.passes)):
        if examples:
            text.append(f"\n{say(title)}\n", "bold").append(_example(examples[0]))
    text.rstrip()
    return text


def _example(case: Case) -> str:
    shown = yaml.safe_dump(case.table, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100)
    return "".join(f"    {line}\n" for line in shown.splitlines())
