from samples.word_97_form import word_97_document

from jixiao.documents.word_97 import read_word_97
from jixiao.forms.library import form
from jixiao.recognition.reading import read_document
from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.official.printed_form import PrintedDocument, printed_form

SONGJIANG = form("songjiang-target-2022")


def record(name: str, number: int = 1) -> PerformanceTarget:
    return PerformanceTarget(
        number=number,
        title=SONGJIANG.title,
        year=2025,
        project_name=name,
        amount_unit="元",
        funding=Funding(total="480000.00", fiscal="480000.00"),
        annual_goal="一、接入数据12批。\n二、培训代表2次。",
        indicators=[Indicator(level1="产出指标", level2="数量指标", name="接入财政数据批次", value="=12批")],
        narrative={"项目概述": "提供日常运维，组织使用培训。"},
    )


def test_forms_are_read_back_with_what_stands_before_them() -> None:
    records = [record("系统运维"), record("系统扩容", 2)]
    front = [
        "绩效目标设置情况",
        "本部门开展了2025年项目预算绩效目标编报工作，编报绩效目标的项目2个，涉及项目预算资金96.00万元。",
    ]
    forms = [printed_form(one, SONGJIANG) for one in records]
    extraction = read_document(read_word_97("表.doc", word_97_document(PrintedDocument(front[0], forms, front))))
    assert [one.content() for one in extraction.records] == [one.content() for one in records]
    assert extraction.statement is not None
    assert (extraction.statement.projects, extraction.statement.amount) == (2, "96.00")


def test_columns_are_as_wide_as_the_form_has_them() -> None:
    grid = read_word_97("表.doc", word_97_document(PrintedDocument("表", [printed_form(record("运维"), SONGJIANG)])))
    assert max(len(row) for table in grid.grids for row in table.rows) == SONGJIANG.columns
