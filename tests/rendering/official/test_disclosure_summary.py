from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.text import read_text
from jixiao.recognition.reading import read_document
from jixiao.records.extraction import Statement
from jixiao.records.target import Funding, PerformanceTarget
from jixiao.rendering.official.disclosure_summary import disclosure_summary


def table(
    unit: str, amount: str | None, year: int | None = 2024, amount_unit: str | None = "万元"
) -> PerformanceTarget:
    funding = Funding(annual_total=amount)
    return PerformanceTarget(year=year, implementing_unit=unit, amount_unit=amount_unit, funding=funding)


def test_units_projects_and_money() -> None:
    tables = [table("砚浦镇水务绿化站", "36.80"), table("砚浦镇水务绿化站", "1,200.00"), table("砚浦镇司法所", "7.4")]
    assert disclosure_summary(tables) == [
        "绩效目标设置情况",
        "按照预算绩效管理要求，2个预算单位开展了2024年项目预算绩效目标编报工作，"
        "编报绩效目标的项目3个，涉及项目预算资金1244.20万元。",
    ]


def test_amounts_in_yuan_count_in_ten_thousands() -> None:
    (_, paragraph) = disclosure_summary(
        [table("鹭汀区人大办", "580000.00", amount_unit="元"), table("鹭汀区人大办", "2")]
    )
    assert "资金60.00万元" in paragraph


def test_cents_are_not_lost() -> None:
    (_, paragraph) = disclosure_summary([table("鹭汀区人大办", "12345.67", amount_unit="元")])
    assert "资金1.234567万元" in paragraph


def test_every_year_has_its_paragraph() -> None:
    paragraphs = disclosure_summary([table("鹭汀区人大办", "3", 2025), table("鹭汀区人大办", "2", 2024)])
    assert ["2024年" in paragraphs[1], "2025年" in paragraphs[2], len(paragraphs)] == [True, True, 3]


def test_a_project_without_an_amount_is_named() -> None:
    (_, paragraph) = disclosure_summary([table("鹭汀区人大办", None), table("鹭汀区人大办", "2")])
    assert "项目2个，涉及项目预算资金2.00万元（其中1个项目未填报金额，未计入）。" in paragraph


@given(st.lists(st.decimals(Decimal("0.01"), Decimal(99_999), places=2), min_size=1, max_size=8))
def test_the_reader_understands_it(amounts: list[Decimal]) -> None:
    paragraphs = disclosure_summary([table(f"砚浦镇第{at}小学", str(amount)) for at, amount in enumerate(amounts)])
    statement = read_document(read_text("statement.txt", "\n".join(paragraphs).encode())).statement
    total = f"{sum(amounts):.2f}"
    assert statement == Statement(
        text=paragraphs[1],
        year=2024,
        units=len(amounts),
        projects=len(amounts),
        amount=total,
        amount_unit="万元",
    )
