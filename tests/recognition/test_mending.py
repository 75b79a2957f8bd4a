"""Ends of lines that were torn off, put back where they fit and left out where they do not."""

from __future__ import annotations

import pytest

from jixiao.documents.grid import Cell
from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item
from jixiao.recognition.mending import mend


def item(text: str) -> Item:
    return Item(text, Cell(text, 0, 0), 0, 0, 0)


def mended(fields: dict[str, str], *pieces: str) -> tuple[Draft, list[Item]]:
    draft = Draft()
    for path, value in fields.items():
        draft.put(path, value, item(value))
    items = [item(piece) for piece in pieces]
    mend(draft, items)
    return draft, items


@pytest.mark.parametrize(
    ("left", "piece", "whole"),
    [
        ("云溪镇人民政府城", "城建办公室", "云溪镇人民政府城建办公室"),
        ("云溪镇人民政府城建办", "城建办公室", "云溪镇人民政府城建办公室"),
        ("云溪镇文", "文化站", "云溪镇文化站"),
    ],
)
def test_a_name_is_mended_where_piece_and_rest_overlap(left: str, piece: str, whole: str) -> None:
    draft, (torn,) = mended({"implementing_unit": left}, piece)
    assert draft.get("implementing_unit") == whole
    assert torn.taken == "implementing_unit"


def test_a_mended_name_is_unsure() -> None:
    draft, _ = mended({"implementing_unit": "云溪镇文"}, "文化站")
    assert draft.sources["implementing_unit"].confidence <= 0.6


def test_a_piece_goes_to_the_name_that_it_overlaps() -> None:
    draft, _ = mended({"supervising_department": "云溪镇人民政府", "project_name": "村道日常养"}, "养护工程")
    assert draft.get("project_name") == "村道日常养护工程"
    assert draft.get("supervising_department") == "云溪镇人民政府"


def test_a_piece_that_the_name_has_already_changes_nothing() -> None:
    draft, (torn,) = mended({"implementing_unit": "云溪镇文化站"}, "化站")
    assert draft.get("implementing_unit") == "云溪镇文化站"
    assert draft.sources["implementing_unit"].confidence == 0.99
    assert torn.taken is not None


def test_a_piece_that_overlaps_nothing_stays_unplaced() -> None:
    draft, (torn,) = mended({"implementing_unit": "云溪镇文"}, "体中心")
    assert draft.get("implementing_unit") == "云溪镇文"
    assert torn.taken is None


def test_the_end_of_a_line_of_a_goal_is_put_back_where_punctuation_joins() -> None:
    upper = "围绕乡村建设年度任务，在各村开展“图书角”"
    lower = "组织村民读书活动和文艺活动，深入村组宣传，加强日常管理，提高水平。"
    draft, (piece,) = mended({"annual_goal": upper + lower}, "、健身角建设，")
    assert draft.get("annual_goal") == f"{upper}、健身角建设，{lower}"
    assert piece.taken == "annual_goal"
    assert draft.sources["annual_goal"].confidence <= 0.6


@pytest.mark.parametrize("piece", ["云溪镇政府", "2025", "甲，乙，丙"])
def test_a_piece_that_joins_nowhere_is_left_out_of_the_goal(piece: str) -> None:
    goal = "完成村道养护十二公里，保障道路平整畅通，完善标志标线，提升群众满意度。"
    draft, (torn,) = mended({"annual_goal": goal}, piece)
    assert draft.get("annual_goal") == goal
    assert torn.taken is None
    assert draft.sources["annual_goal"].confidence == 0.99


def test_without_pieces_nothing_changes() -> None:
    draft, _ = mended({"annual_goal": "完成村道养护十二公里。", "project_name": "村道养护"})
    assert draft.get("annual_goal") == "完成村道养护十二公里。"
    assert draft.sources["annual_goal"].confidence == 0.99


def test_without_a_goal_the_pieces_stay_unplaced() -> None:
    _, items = mended({"project_name": "村道养护"}, "十二公里，", "畅通")
    assert [piece.taken for piece in items] == [None, None]
