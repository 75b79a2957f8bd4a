"""``jixiao value``."""

import json

import pytest

from jixiao.cli.main import main


def test_each_value_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "≥12(次)", "每季度开展1次，共4次", "1-3天", "每年11月底之前完成", "不超预算", "良好"]) == 0
    assert capsys.readouterr().out == (
        "≥12(次)               数值  ≥ 12 次\n"
        "每季度开展1次，共4次  频次  每季度 1 次\n"
        "1-3天                 区间  1–3 天\n"
        "每年11月底之前完成    时间  每年，11月底之前\n"
        "不超预算              文字  ≤\n"
        "良好                  文字\n"
    )


def test_english_names_the_kinds_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "≥12(次)", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "≥12(次)  number  ≥ 12 次\n"


def test_json_has_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "--format", "json", "≥12.5%", "1-3天"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == {
        "text": "≥12.5%", "kind": "number", "op": "≥", "low": 12.5, "high": None, "unit": "%", "period": None,
        "deadline": None,
    }  # fmt: skip
    assert (second["low"], second["high"]) == (1, 3)


def test_json_stays_json_with_a_number_of_many_digits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "--format", "json", f"≥{'9' * 320}.5元"]) == 0
    assert json.loads(capsys.readouterr().out, parse_constant=pytest.fail)


def test_a_value_that_begins_with_a_dash_stands_behind_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "--", "-5%"]) == 0
    assert capsys.readouterr().out.startswith("-5%")


def test_a_value_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["value", "\x1b[31m12次\n13次"]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert main(["value", "\x1b[2J"]) == 0
    assert "\x1b" not in capsys.readouterr().out
