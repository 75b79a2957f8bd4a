"""What stands around the tables: sections about a project, and what the document says of all its tables."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.items import Row, rows_of
from jixiao.recognition.narrative import narrative_start, read_narrative, read_statement
from jixiao.recognition.reading import read_document
from jixiao.records.extraction import Extraction

TABLE = (
    "财政项目支出绩效目标表\n|项目名称|{}|\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|养护里程|≥12公里|\n"
)


def rows(text: str) -> list[Row]:
    return rows_of(read_text("page.txt", text.encode()))


def read(text: str) -> Extraction:
    return read_document(read_text("page.txt", text.encode()))


def test_sections_are_the_lines_between_numbered_headings() -> None:
    texts, items = read_narrative(
        rows("项目经费情况说明1\n一、项目概述\n养护全镇村道。\n包括桥涵。\n（二）立项依据：\n村道管理办法。\n")
    )
    assert texts == {"项目概述": "养护全镇村道。包括桥涵。", "立项依据": "村道管理办法。"}
    assert {section: item.text for section, item in items.items()} == {
        "项目概述": "养护全镇村道。",
        "立项依据": "村道管理办法。",
    }


def test_what_stands_before_the_first_heading_is_of_no_section() -> None:
    read_rows = rows("项目经费情况说明1\n本说明供公开。\n一、项目概述\n养护全镇村道。\n")
    texts, _ = read_narrative(read_rows)
    assert texts == {"项目概述": "养护全镇村道。"}
    assert [item.text for row in read_rows for item in row.items if item.taken is None] == ["本说明供公开。"]


def test_a_long_numbered_sentence_is_text_not_a_heading() -> None:
    text = "一、项目概述\n1、对全镇范围内的村道、桥梁和涵洞按季度开展养护和保洁。\n"
    texts, _ = read_narrative(rows("项目经费情况说明\n" + text))
    assert list(texts) == ["项目概述"]


def test_the_sections_begin_at_their_title() -> None:
    assert narrative_start(rows("云溪镇2025年部门预算\n项目经费情况说明1\n一、项目概述\n")) == 1
    assert narrative_start(rows("云溪镇2025年部门预算\n一、概况\n")) is None


def test_the_sections_before_a_table_are_those_of_its_project() -> None:
    first, second = read(
        "项目经费情况说明1\n一、项目概述\n养护村道。\n" + TABLE.format("村道养护")
        + "项目经费情况说明2\n一、项目概述\n清淤。\n" + TABLE.format("河道保洁")
    ).records  # fmt: skip
    assert (first.project_name, first.narrative) == ("村道养护", {"项目概述": "养护村道。"})
    assert (second.project_name, second.narrative) == ("河道保洁", {"项目概述": "清淤。"})


def test_the_sections_behind_the_last_table_are_those_of_its_project() -> None:
    (record,) = read(TABLE.format("村道养护") + "项目经费情况说明\n一、项目概述\n养护村道。\n").records
    assert record.narrative == {"项目概述": "养护村道。"}
    assert record.provenance["narrative.项目概述"].text == "养护村道。"


def test_a_section_without_text_is_not_kept() -> None:
    (record,) = read(
        "项目经费情况说明\n一、项目概述\n二、立项依据\n村道管理办法。\n" + TABLE.format("村道养护")
    ).records
    assert record.narrative == {"立项依据": "村道管理办法。"}


STATEMENT = (
    "按照预算绩效管理要求，本部门2个预算单位开展了2025年项目预算绩效目标编报工作，"
    "编报绩效目标的项目5个，涉及项目预算资金1,296.00万元。"
)


def test_the_statement_on_all_tables() -> None:
    statement = read_statement(rows("绩效目标设置情况\n" + STATEMENT))
    assert statement is not None
    assert statement.text == STATEMENT
    assert (statement.year, statement.units, statement.projects) == (2025, 2, 5)
    assert (statement.amount, statement.amount_unit) == ("1,296.00", "万元")


@pytest.mark.parametrize(
    ("printed", "projects", "amount"),
    [
        ("2025年本部门对8个项目编制了绩效目标，涉及财政资金320.5万元，均已公开。", 8, "320.5"),
        ("本单位实行绩效目标管理的项目共3项，预算金额1200000元，详见附表各项目。", 3, "1200000"),
    ],
)
def test_other_wordings_of_the_statement(printed: str, projects: int, amount: str) -> None:
    statement = read_statement(rows(printed))
    assert statement is not None
    assert (statement.projects, statement.amount) == (projects, amount)


@pytest.mark.parametrize(
    "printed",
    [
        "绩效目标设置情况",
        "本部门按要求开展了2025年项目预算绩效目标编报工作，详见附件各表。",
        "2025年本部门安排5个项目，涉及项目预算资金296.00万元，较上年减少2.00万元。",
    ],
    ids=["a heading", "no numbers", "not of targets"],
)
def test_other_lines_are_no_statement(printed: str) -> None:
    assert read_statement(rows(printed)) is None


def test_the_statement_of_a_document_is_read_and_taken() -> None:
    extraction = read("绩效目标设置情况\n" + STATEMENT + "\n" + TABLE.format("村道养护"))
    assert extraction.statement is not None
    assert extraction.statement.projects == 5
    assert STATEMENT not in [cell.text for cell in extraction.unplaced]
