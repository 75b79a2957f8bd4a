"""From the regions of a document to its records: numbering, what tables tell of each other, what is left over."""

from __future__ import annotations

import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.reading import read_document
from jixiao.records.extraction import Extraction

TABLE = """\
财政项目支出绩效目标表
（2025年度）
|项目名称|{name}|项目类别|专项资金 □ 经常性项目 ☑|
|主管部门|云溪镇人民政府|实施单位|云溪镇城建办|
|项目资金（万元）|项目资金总额|12.51|年度资金申请总额|8.02|
| |其中：财政资金|10.53|其中：当年财政拨款|6.04|
| | | |上年结转资金|1.05|
| |其他资金|2.06|其他资金|1.07|
|项目绩效目标|项目总目标（2025年-2027年）| |年度总体目标|
| |三年内村道全部达标。| |养护村道十二公里。|
|绩效指标|一级指标|二级指标|三级指标|年度指标值|
| |产出指标|数量指标|指标1：养护里程|≥12公里|
| | | |指标2：| |
| | |质量指标|指标1：验收合格率|≥95%|
| | |时效指标|指标1：养护及时性|及时|
| | | |……| |
| |效益指标|社会效益指标|指标1：村民出行|方便|
| |满意度指标|服务对象满意度指标|指标1：村民满意度|≥90%|
"""


HEAD = "|项目名称|{name}|\n|一级指标|二级指标|三级指标|指标值|\n"


def read(text: str) -> Extraction:
    return read_document(read_text("plan.txt", text.encode()))


def test_the_tables_of_a_document_are_numbered() -> None:
    extraction = read(TABLE.format(name="村道养护") + TABLE.format(name="桥梁检测"))
    assert [(record.document, record.number, record.project_name) for record in extraction.records] == [
        ("plan.txt", 1, "村道养护"),
        ("plan.txt", 2, "桥梁检测"),
    ]


def test_a_record_is_as_sure_as_its_least_sure_field() -> None:
    (record,) = read(TABLE.format(name="村道养护")).records
    assert record.confidence == min(source.confidence for source in record.provenance.values())


def test_a_table_of_which_nothing_could_be_read_is_not_sure_at_all() -> None:
    (record,) = read("|项目名称| |\n|主管部门| |\n").records
    assert (record.project_name, record.confidence) == (None, 0.0)


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "year",
        "project_name",
        "categories",
        "implementing_unit",
        "amount_unit",
        "funding.total",
        "funding.annual_carryover",
        "goal_period",
        "total_goal",
        "indicators.0.name",
        "indicators.4.value",
    ],
)
def test_every_field_says_where_it_is_printed(path: str) -> None:
    text = TABLE.format(name="村道养护")
    (record,) = read(text).records
    source = record.provenance[path]
    assert source.line is not None
    assert source.text in text.split("\n")[source.line - 1]


def test_every_source_is_of_a_field_that_is_set() -> None:
    (record,) = read(TABLE.format(name="村道养护")).records
    for path in record.provenance:
        value = record.model_dump()
        for step in path.split("."):
            value = value[int(step)] if step.isdigit() else value[step]
        assert value not in (None, "", [])


def test_what_belongs_to_a_table_is_left_over_there_and_the_rest_with_the_document() -> None:
    extraction = read("云溪镇2025年部门预算\n" + TABLE.format(name="村道养护") + "填表人：李青\n")
    assert [cell.text for cell in extraction.unplaced] == ["云溪镇2025年部门预算"]
    assert extraction.records[0].other_fields["填表人"] == "李青"
    assert extraction.records[0].unplaced == []


def test_what_is_left_over_says_where_it_is_printed() -> None:
    (cell,) = read("云溪镇2025年部门预算\n" + TABLE.format(name="村道养护")).unplaced
    assert (cell.line, cell.column, cell.text) == (1, 0, "云溪镇2025年部门预算")


def test_a_name_that_other_tables_have_in_one_block_is_put_there() -> None:
    sure = HEAD + "|产出指标|数量指标|指标1：改造路灯|9盏|\n| |质量指标|指标1：灯具检测|合格|\n"
    open_ = HEAD + "|产出指标|数量指标|改造路灯|9盏|\n| | |灯具检测|合格|\n| |质量指标|线路检测|合格|\n"
    alone = read(open_.format(name="三期")).records[0].indicators[1]
    beside = (
        read(sure.format(name="一期") + sure.format(name="二期") + open_.format(name="三期")).records[2].indicators[1]
    )
    assert (alone.name, alone.level2) == ("灯具检测", "数量指标")
    assert (beside.name, beside.level2) == ("灯具检测", "质量指标")


def test_every_cell_is_in_the_record_or_is_print_of_the_form() -> None:
    extraction = read(TABLE.format(name="村道养护"))
    (record,) = extraction.records
    assert record.unplaced == extraction.unplaced == []
    values = "村道养护 云溪镇人民政府 云溪镇城建办 12.51 8.02 10.53 6.04 1.05 2.06 1.07"
    goals = "三年内村道全部达标。 养护村道十二公里。"
    names = "养护里程 ≥12公里 验收合格率 ≥95% 养护及时性 及时 村民出行 方便 村民满意度 ≥90%"
    content = str(record.content())
    assert [value for value in f"{values} {goals} {names}".split() if value not in content] == []


@pytest.mark.parametrize(
    "row",
    [
        "| |项目绩效目标说明|见附件三|\n",
        "| | | |云溪镇统一编号77881|\n",
        "|统一编号|77881|\n",
    ],
)
@pytest.mark.parametrize("at", [1, 3, 7, 18])
def test_a_row_that_no_form_has_is_left_over_or_in_the_record(row: str, at: int) -> None:
    lines = TABLE.format(name="村道养护").splitlines(keepends=True)
    extraction = read("".join([*lines[:at], row, *lines[at:]]))
    left = [cell.text for cell in extraction.unplaced + extraction.records[0].unplaced]
    content = str(extraction.records[0].content())
    for cell in filter(str.strip, row.strip().split("|")):
        assert cell in left or cell in content


@pytest.mark.parametrize("cut", range(0, 19, 2))
def test_a_table_cut_off_above_loses_nothing_of_the_rest(cut: int) -> None:
    lines = TABLE.format(name="村道养护").splitlines(keepends=True)
    extraction = read("".join(lines[cut:]) or "云溪镇")
    found = str([record.content() for record in extraction.records]) + str(
        [cell.text for record in extraction.records for cell in record.unplaced] + [c.text for c in extraction.unplaced]
    )
    for text in ("12.51", "三年内村道全部达标。", "养护里程", "≥95%", "村民满意度"):
        assert text in found or not any(text in line for line in lines[cut:])


@pytest.mark.parametrize("end", range(3, 19, 2))
def test_a_table_cut_off_below_keeps_what_is_printed(end: int) -> None:
    lines = TABLE.format(name="村道养护").splitlines(keepends=True)
    (record,) = read("".join(lines[:end])).records
    assert record.project_name == "村道养护"
    assert record.unplaced == []


def test_what_one_other_table_has_is_not_enough_to_move_a_name() -> None:
    sure = HEAD + "|产出指标|数量指标|指标1：改造路灯|9盏|\n| |质量指标|指标1：灯具检测|合格|\n"
    open_ = HEAD + "|产出指标|数量指标|改造路灯|9盏|\n| | |灯具检测|合格|\n| |质量指标|线路检测|合格|\n"
    _, beside = read(sure.format(name="一期") + open_.format(name="三期")).records
    assert beside.indicators[1].level2 == "数量指标"
