"""A record in the making: the first value of a field stays, with its source."""

from __future__ import annotations

from jixiao.documents.grid import Cell
from jixiao.recognition.draft import Draft
from jixiao.recognition.items import Item


def item(text: str, row: int = 0) -> Item:
    return Item(text, Cell(text, row, 0), 0, row, 0)


def test_a_field_is_set_with_its_source_and_the_item_is_taken() -> None:
    draft, name = Draft(), item("村道养护", row=3)
    assert draft.put("project_name", "村道养护", name, 0.9)
    assert draft.get("project_name") == "村道养护"
    assert (draft.sources["project_name"].row, draft.sources["project_name"].confidence) == (3, 0.9)
    assert name.taken == "project_name"


def test_a_second_value_changes_nothing_and_its_item_stays_free() -> None:
    draft, second = Draft(), item("河道保洁")
    draft.put("project_name", "村道养护", item("村道养护"))
    assert not draft.put("project_name", "河道保洁", second)
    assert draft.get("project_name") == "村道养护"
    assert second.taken is None


def test_a_field_that_is_not_set_is_none() -> None:
    assert Draft().get("project_name") is None


def test_doubt_only_lowers_the_confidence() -> None:
    draft = Draft()
    draft.put("total_goal", "清淤。", item("清淤。"), 0.8)
    draft.doubt("total_goal", 0.95)
    assert draft.sources["total_goal"].confidence == 0.8
    draft.doubt("total_goal", 0.6)
    assert draft.sources["total_goal"].confidence == 0.6


def test_doubt_about_a_field_that_is_not_set_is_nothing() -> None:
    draft = Draft()
    draft.doubt("total_goal", 0.6)
    assert draft.sources == {}
