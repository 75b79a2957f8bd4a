"""Figures over the results of a batch."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.scale.documents import table, write_documents

from jixiao.scale.batch import Wish, run_batch
from jixiao.scale.executors import Serial
from jixiao.scale.figures import Figures, Sums, figures
from jixiao.scale.results import open_results
from jixiao.scale.sources import find_sources


def figures_of(source: Path, output: Path, top: int = 10, form: str | None = None) -> Figures:
    run_batch(find_sources([str(source)]).files, output, Serial(), Wish(form=form))
    with open_results(output) as results:
        return figures(results, top)


def test_tables_amounts_and_errors_are_counted(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 7)
    found = figures_of(tmp_path / "in", tmp_path / "out")
    amount = Decimal("31.5")
    assert (found.documents, found.unread, found.errors) == (7, 1, [("DamagedDocument", 1)])
    assert found.whole == Sums(None, 9, 54, 9, amount)
    assert found.years == [Sums("2025", 9, 54, 9, amount)]
    assert found.units == [Sums("砚浦镇城乡建设办公室", 9, 54, 9, amount)]


def test_amounts_in_yuan_are_brought_to_wan(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = table("路灯改造", "74,000.00").replace("项目资金（万元）", "项目资金（元）")
    (tmp_path / "in" / "元.txt").write_text(text, encoding="utf-8")
    assert figures_of(tmp_path / "in", tmp_path / "out").whole.amount == Decimal("7.4")


def test_the_units_with_the_largest_amounts_come_first(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for unit, amount in (("鹭汀区水务局", "3.00"), ("鹭汀区文化馆", "9.00"), ("鹭汀区司法局", "5.00")):
        text = table(f"{unit}专项", amount).replace("砚浦镇城乡建设办公室", unit)
        (tmp_path / "in" / f"{unit}.txt").write_text(text, encoding="utf-8")
    found = figures_of(tmp_path / "in", tmp_path / "out", top=2)
    assert [(one.name, one.amount) for one in found.units] == [("鹭汀区文化馆", 9), ("鹭汀区司法局", 5)]


def test_the_region_is_that_of_the_form_and_a_nationwide_form_has_none(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 1)
    assert figures_of(tmp_path / "in", tmp_path / "a", form="hunan-target-2021").regions[0].name == "湖南省"
    assert figures_of(tmp_path / "in", tmp_path / "b", form="national-target-2021").regions[0].name is None


def test_an_empty_output_has_no_figures(tmp_path: Path) -> None:
    run_batch([], tmp_path / "out", Serial())
    with open_results(tmp_path / "out") as results:
        found = figures(results, 10)
    assert found.whole == Sums(None, 0, 0, 0, Decimal(0))
    assert (found.documents, found.regions, found.years, found.units, found.errors) == (0, [], [], [], [])
