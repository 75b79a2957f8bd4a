import xlrd
from samples.xls_form import xls_workbook

from jixiao.documents.workbook import read_workbook
from jixiao.forms.library import form
from jixiao.recognition.reading import read_document
from jixiao.records.target import Funding, Indicator, PerformanceTarget
from jixiao.rendering.official.printed_form import PrintedDocument, printed_form

ZHONGWEI = form("zhongwei-target-2024")


def record(name: str) -> PerformanceTarget:
    return PerformanceTarget(
        title=ZHONGWEI.title,
        year=2025,
        project_name=name,
        categories=["经常性项目"],
        amount_unit="万元",
        funding=Funding(annual_total="172.80", annual_fiscal="142.80", annual_other="30"),
        annual_goal="目标1：7处食堂正常供餐。\n目标2：送餐2.8万份。",
        indicators=[Indicator(level1="产出指标", level2="数量指标", name="送餐份数", value="≥2.8万份")],
    )


def workbook(*names: str) -> bytes:
    return xls_workbook(PrintedDocument("表", [printed_form(record(name), ZHONGWEI) for name in names]))


def test_forms_are_read_back_each_from_its_sheet() -> None:
    extraction = read_document(read_workbook("表.xls", workbook("长者食堂", "居家照护")))
    assert [one.content() for one in extraction.records] == [
        record(name).content() for name in ("长者食堂", "居家照护")
    ]


def test_sheets_are_named_for_the_projects() -> None:
    assert xlrd.open_workbook(file_contents=workbook("长者食堂", "居家照护")).sheet_names() == ["长者食堂", "居家照护"]


def test_amounts_are_numbers() -> None:
    sheet = xlrd.open_workbook(file_contents=workbook("长者食堂")).sheet_by_index(0)
    numbers = [value for row in sheet.get_rows() for value in (cell.value for cell in row) if isinstance(value, float)]
    assert numbers == [172.8, 142.8, 30.0]


def test_more_text_than_one_record_holds_is_written() -> None:
    names = [f"第{number}村文化礼堂运行维护" for number in range(1, 61)]
    book = xlrd.open_workbook(file_contents=workbook(*names))
    assert book.sheet_by_index(59).row_values(2)[2] == names[59]
