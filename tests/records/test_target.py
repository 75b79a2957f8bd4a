"""The record of one table: which fields it has, what it refuses, what two readings of it must share."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from jixiao.records.provenance import Source, UnplacedCell
from jixiao.records.target import LEVEL1_OF, Funding, Indicator, PerformanceTarget


def roads() -> PerformanceTarget:
    return PerformanceTarget(
        document="roads.txt",
        number=2,
        form="minhang-target-2023",
        title="财政项目支出绩效目标表",
        year=2024,
        project_name="道路养护",
        categories=["经常性项目"],
        start="2024-01",
        end="2024-12-31",
        amount_unit="万元",
        funding=Funding(total="1,007.40", annual_total="7.40", annual_other="0"),
        goal_period="2024-2024",
        indicators=[
            Indicator(level1="产出指标", level2="数量指标", name="养护里程", value="≥12公里", parts=["≥", "12", "公里"])
        ],
        narrative={"项目概况": "养护全镇道路。"},
        other_fields={"联系电话": "021-00000000"},
        provenance={"project_name": Source(page=1, row=3, column=1, line=7, text="道路养护", confidence=0.9)},
        confidence=0.9,
        unplaced=[UnplacedCell(page=1, row=9, column=0, line=20, text="附件1")],
    )


def test_a_record_survives_json() -> None:
    assert PerformanceTarget.model_validate_json(roads().model_dump_json()) == roads()


def test_amounts_stay_as_printed_in_json() -> None:
    funding = roads().model_dump(mode="json")["funding"]
    assert (funding["total"], funding["annual_total"], funding["annual_other"]) == ("1,007.40", "7.40", "0")
    assert funding["fiscal"] is None


def test_content_leaves_out_where_it_came_from_and_how_sure_it_is() -> None:
    elsewhere = roads().model_copy(
        update={"document": "b.xlsx", "number": 1, "form": None, "provenance": {}, "confidence": 0.5, "unplaced": []}
    )
    assert elsewhere.content() == roads().content()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", None),
        ("year", 2025),
        ("project_name", "道路"),
        ("categories", []),
        ("end", "2024-12"),
        ("funding", Funding(total="1007.40")),
        ("indicators", []),
        ("narrative", {}),
        ("other_fields", {}),
    ],
)
def test_content_tells_records_apart(field: str, value: object) -> None:
    assert roads().model_copy(update={field: value}).content() != roads().content()


def test_an_empty_record_claims_nothing() -> None:
    empty = PerformanceTarget()
    assert {name: value for name, value in empty.content().items() if value not in (None, [], {})} == {
        "funding": dict.fromkeys(Funding.model_fields)
    }
    assert empty.confidence == 1.0 and empty.number == 1


def test_records_do_not_share_their_lists() -> None:
    first, second = PerformanceTarget(), PerformanceTarget()
    first.indicators.append(Indicator(name="养护里程"))
    first.other_fields["联系电话"] = "021-00000000"
    first.funding.total = "7.40"
    assert second == PerformanceTarget()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ({"projekt_name": "道路养护"}, "projekt_name"),
        ({"funding": {"sum": "7.40"}}, "funding.sum"),
        ({"indicators": [{"level3": "养护里程"}]}, "indicators.0.level3"),
        ({"indicators": [{"horizon": "monthly"}]}, "indicators.0.horizon"),
        ({"funding": {"total": 7.4}}, "funding.total"),
        ({"number": 0}, "number"),
        ({"confidence": 1.1}, "confidence"),
        ({"confidence": -0.1}, "confidence"),
        ({"provenance": {"year": {"text": "2024", "confidence": 2}}}, "provenance.year.confidence"),
        ({"unplaced": [{"row": 1}]}, "unplaced.0.text"),
    ],
)
def test_what_the_record_has_no_room_for_is_refused(content: dict[str, object], place: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PerformanceTarget.model_validate(content)
    assert [".".join(map(str, error["loc"])) for error in caught.value.errors()] == [place]


@pytest.mark.parametrize(
    ("level2", "level1"),
    [
        ("数量指标", "产出指标"),
        ("质量指标", "产出指标"),
        ("时效指标", "产出指标"),
        ("成本指标", "产出指标"),
        ("经济效益指标", "效益指标"),
        ("社会效益指标", "效益指标"),
        ("生态效益指标", "效益指标"),
        ("可持续影响指标", "效益指标"),
        ("服务对象满意度指标", "满意度指标"),
    ],
)
def test_the_nine_blocks_of_the_framework(level2: str, level1: str) -> None:
    assert LEVEL1_OF[level2] == level1


def test_there_are_no_more_than_nine() -> None:
    assert len(LEVEL1_OF) == 9


def test_a_source_cannot_be_changed() -> None:
    source = Source(text="道路养护", confidence=1)
    with pytest.raises(ValidationError, match="frozen"):
        source.row = 2
