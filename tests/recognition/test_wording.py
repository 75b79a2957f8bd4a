"""How well the wording of an indicator suits a block."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from jixiao.recognition import costs
from jixiao.recognition.wording import fitting_blocks, wording_cost
from jixiao.records.target import LEVEL1_OF

CLUES = yaml.safe_load(files("jixiao.recognition").joinpath("clues.yaml").read_text(encoding="utf-8"))


def test_the_clues_are_of_the_nine_blocks() -> None:
    assert set(CLUES) == set(LEVEL1_OF)
    assert all(set(lists) == {"name", "value"} for lists in CLUES.values())


@pytest.mark.parametrize("block", CLUES)
def test_no_clue_is_given_twice(block: str) -> None:
    for words in CLUES[block].values():
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("培训人数", "数量指标"),
        ("路面验收合格率", "质量指标"),
        ("维修及时性", "时效指标"),
        ("每公里造价", "成本指标"),
        ("带动农户增收", "经济效益指标"),
        ("提升村民安全感", "社会效益指标"),
        ("河道水质", "生态效益指标"),
        ("管护长效机制", "可持续影响指标"),
        ("村民满意度", "服务对象满意度指标"),
    ],
)
def test_the_name_speaks_for_its_block(name: str, block: str) -> None:
    assert block in fitting_blocks(name, "")
    assert wording_cost(name, "", block) == costs.FITS


def test_the_value_speaks_only_where_the_name_says_nothing() -> None:
    assert "时效指标" in fitting_blocks("路灯改造", "12月底前")
    assert "时效指标" not in fitting_blocks("改造路灯数量", "12月底前")


def test_wording_that_says_nothing_suits_most_blocks_alike() -> None:
    assert fitting_blocks("路灯改造", "良") == frozenset()
    assert wording_cost("路灯改造", "良", "数量指标") == wording_cost("路灯改造", "良", "社会效益指标") == costs.NEUTRAL


def test_words_of_time_belong_into_one_block() -> None:
    assert wording_cost("维修及时性", "及时", "时效指标") < wording_cost("维修及时性", "及时", "数量指标")
    assert wording_cost("路灯改造", "良", "时效指标") > wording_cost("路灯改造", "良", "数量指标")


def test_words_of_time_cost_less_where_other_words_speak_for_the_block() -> None:
    assert wording_cost("补贴发放及时率", "", "成本指标") < wording_cost("维修及时率", "", "成本指标")


def test_a_measured_satisfaction_belongs_into_its_block_more_than_mere_content() -> None:
    elsewhere = wording_cost("村民满意度", "", "社会效益指标")
    mentioned = wording_cost("让村民满意的服务", "", "社会效益指标")
    assert wording_cost("村民满意度", "", "服务对象满意度指标") < mentioned < elsewhere


def test_the_block_of_satisfaction_holds_nothing_else() -> None:
    assert wording_cost("培训人数", "", "服务对象满意度指标") > wording_cost("培训人数", "", "社会效益指标")
