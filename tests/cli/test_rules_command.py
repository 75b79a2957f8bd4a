"""``jixiao rules``."""

from __future__ import annotations

import pytest

from jixiao.cli.main import main
from jixiao.rules.library import rules


def test_every_rule_is_listed_in_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    shown = capsys.readouterr().out
    for rule in rules():
        assert f"{rule.id}  {rule.title}\n" in shown
    assert shown.startswith("金额与单位\n  错误  funding-total-parts  ")


@pytest.mark.parametrize("rule", [rule.id for rule in rules()])
def test_every_rule_is_explained_with_examples(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", rule]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(rule)
    assert "\n通不过的例子：\n" in shown
    assert "\n通得过的例子：\n" in shown
    assert "依据：" in shown


def test_a_rule_shows_its_thresholds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "low-execution"]) == 0
    assert "    阈值：least = 90\n" in capsys.readouterr().out


def test_an_unknown_rule_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "no-such-rule"]) == 2
    assert "没有编号为 no-such-rule 的规则" in capsys.readouterr().err
