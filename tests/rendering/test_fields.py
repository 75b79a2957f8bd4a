"""The flat list of fields and their names."""

from collections.abc import Callable

import pytest

from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.fields import CONTENT_FIELDS, field_name, filled_fields


@pytest.mark.parametrize(
    ("path", "chinese", "english"),
    [
        ("project_name", "项目名称", "project"),
        ("funding.annual_total", "年度资金总额", "annual funding"),
        ("indicators.3.value", "指标4 指标值", "indicator 4: target value"),
        ("other_fields.项目期", "项目期", "项目期"),
        ("narrative.立项依据", "立项依据", "立项依据"),
    ],
)
def test_fields_have_names(path: str, chinese: str, english: str) -> None:
    assert field_name(path) == chinese
    assert field_name(path, "en") == english


OF_FUNDING = [f"funding.{name}" for name in Funding.model_fields]
OF_INDICATORS = [f"indicators.0.{name}" for name in Indicator.model_fields]


@pytest.mark.parametrize("path", [*CONTENT_FIELDS, *OF_FUNDING, *OF_INDICATORS])
def test_every_field_has_a_name(path: str) -> None:
    assert field_name(path) != path
    assert not any("\u4e00" <= char <= "\u9fff" for char in field_name(path, "en"))


def test_content_fields_are_all_that_are_not_lists_or_metadata() -> None:
    others = {
        "document", "number", "form", "funding", "indicators", "narrative", "other_fields", "provenance", "confidence",
        "unplaced",
    }  # fmt: skip
    assert set(CONTENT_FIELDS) == set(PerformanceTarget.model_fields) - others


def test_only_fields_that_say_something_are_listed(record: Callable[..., PerformanceTarget]) -> None:
    texts = filled_fields(record(narrative={"立项依据": "镇人大决议"}, other_fields={"项目期": "1年"}))
    assert texts["year"] == "2025"
    assert texts["categories"] == "经常性项目"
    assert texts["funding.annual_other"] == "0"
    assert "funding.other" not in texts
    assert "indicators.2.value" not in texts
    assert list(texts)[-2:] == ["narrative.立项依据", "other_fields.项目期"]


def test_several_categories_are_one_text(record: Callable[..., PerformanceTarget]) -> None:
    assert filled_fields(record(categories=["专项资金", "一次性项目"]))["categories"] == "专项资金、一次性项目"
