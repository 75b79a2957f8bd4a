from __future__ import annotations

from tests.documents.pdf.type_setting import characters

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.pieces import pieces


def test_what_stands_apart_are_pieces() -> None:
    found = pieces([*characters("主管部门", 60, 610), *characters("砚浦镇", 106, 610)])
    assert [(one.text, one.left, one.right, one.top, one.bottom) for one in found] == [
        ("主管部门", 60, 100, -620, -610),
        ("砚浦镇", 106, 136, -620, -610),
    ]


def test_lines_at_half_the_height_of_others_are_not_mixed_with_them() -> None:
    found = pieces(
        [*characters("主管部门", 60, 606), *characters("砚浦镇人民", 120, 612), *characters("政府", 120, 600)]
    )
    assert sorted(one.text for one in found) == sorted(["主管部门", "砚浦镇人民", "政府"])


def test_a_blank_between_words_parts_nothing() -> None:
    assert [one.text for one in pieces(characters("LED 640"))] == ["LED 640"]
    assert [one.text.replace(" ", "") for one in pieces(characters("指标 1：更换路灯"))] == ["指标1：更换路灯"]


def test_a_character_as_low_as_its_stroke_stands_in_its_line() -> None:
    low = Character("一", Box(60, 614, 70, 615))
    assert [one.text for one in pieces([low, *characters("级指标", 70, 610)])] == ["一级指标"]


def test_what_was_drawn_later_stands_in_its_line() -> None:
    found = pieces([*characters("经常", 60, 610), *characters("项目", 90, 610), *characters("性", 80, 610)])
    assert [one.text for one in found] == ["经常性项目"]


def test_characters_that_stand_sideways_are_no_pieces() -> None:
    assert pieces([one._replace(turn=1) for one in characters("密级")]) == []
