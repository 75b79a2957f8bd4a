"""``jixiao forms``."""

import pytest

from jixiao.cli.main import main
from jixiao.forms.library import forms


def test_every_form_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms"]) == 0
    shown = capsys.readouterr().out
    for one in forms():
        assert f"{one.id}  {one.title}\n" in shown
    assert "绩效目标表 · 上海市闵行区 · 2023–2024 年度 · 已核对\n" in shown
    assert "绩效监控表 · 全国 · 2019 年度起 · 版式待核\n" in shown
    assert "来源：闵行区各镇 2023、2024 年度部门预算公开中的财政项目支出绩效目标表\n" in shown


def test_the_list_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "--lang", "en"]) == 0
    assert "self-evaluation · 安徽省 · from 2022 · not verified\n" in capsys.readouterr().out


def test_one_form_is_drawn_with_its_blocks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "minhang-target-2023"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("┌") == 1 and "项目总目标" in shown
    assert "产出指标：数量指标*、质量指标*、时效指标*、成本指标*\n" in shown
    assert "效益指标：经济效益指标、社会效益指标、生态效益指标、可持续影响指标\n" in shown


@pytest.mark.parametrize("identifier", [one.id for one in forms()])
def test_every_form_can_be_drawn(identifier: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", identifier]) == 0
    assert "┌" in capsys.readouterr().out


def test_an_unknown_form_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "atlantis"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("没有编号为“atlantis”的表式，可选：")
    assert all(one.id in said for one in forms())
