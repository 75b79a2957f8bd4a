"""What stands in the middle of its cell and what at the left."""

import pytest

from jixiao.rendering.official.alignment import is_centred
from jixiao.rendering.placed_cell import PlacedCell


@pytest.mark.parametrize(
    ("text", "field"),
    [("砚浦镇人民政府", "implementing_unit"), ("7.40", "funding.total"), ("≥12次", "indicators.0.value"), ("", None)],
)
def test_short_values_stand_in_the_middle(text: str, field: str | None) -> None:
    assert is_centred(PlacedCell(0, 1, text, field=field))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("保障河道整洁。", "annual_goal"),
        ("指标1：清理河道", "indicators.0.name"),
        ("鹭汀区砚浦镇城乡建设和生态环境保护办公室", "implementing_unit"),
        ("一是清理。\n二是巡查。", "other_fields.项目概况"),
    ],
)
def test_text_begins_at_the_left(text: str, field: str) -> None:
    assert not is_centred(PlacedCell(0, 1, text, field=field))


def test_labels_stand_in_the_middle_but_lines_to_fill_in_do_not() -> None:
    assert is_centred(PlacedCell(0, 0, "数量指标", is_label=True))
    assert is_centred(PlacedCell(0, 0, "其中：财政资金", is_label=True))
    assert not is_centred(PlacedCell(0, 0, "指标2：", is_label=True))
    assert not is_centred(PlacedCell(0, 0, "填报人：沈青", is_label=True, field="other_fields.填报人"))
