"""Every YAML file in ``official/`` says what the model asks for, and a file that breaks the model is refused."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

import jixiao.forms
from jixiao.forms.form import Form, FormCell, IndicatorTable
from jixiao.forms.library import form, forms
from jixiao.records.target import LEVEL1_OF, Funding, PerformanceTarget

FILES = sorted((Path(jixiao.forms.__file__).parent / "official").glob("*.yaml"))
SEEN_IN_THE_SEEDS = {"minhang-target-2023", "songjiang-target-2022", "zhongwei-target-2024"}
NOT_PRINTED_IN_ONE_CELL = {"funding", "indicators", "narrative", "other_fields", "provenance", "unplaced"}
NOT_PRINTED_AT_ALL = {"document", "number", "form", "confidence"}

every_form = pytest.mark.parametrize("official", forms(), ids=lambda official: official.id)
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def cells(official: Form) -> Iterator[FormCell]:
    for row in (*official.rows, *official.closing_rows):
        yield from row


def content_of(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return copy.deepcopy(content)


def is_a_record_field(field: str) -> bool:
    head, _, tail = field.partition(".")
    if head == "other_fields":
        return bool(tail)
    if head == "funding":
        return tail in Funding.model_fields
    single = set(PerformanceTarget.model_fields) - NOT_PRINTED_IN_ONE_CELL - NOT_PRINTED_AT_ALL
    return not tail and head in single


def test_the_library_holds_every_file() -> None:
    assert [official.id for official in forms()] == [path.stem for path in FILES]


def test_a_form_is_found_by_its_id() -> None:
    assert form("songjiang-target-2022").title == "财政项目支出绩效目标填报表"


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="atlantis-target"):
        form("atlantis-target")


def test_ids_are_unique() -> None:
    assert len({official.id for official in forms()}) == len(forms())


def test_only_layouts_seen_in_the_seeds_are_verified() -> None:
    assert {official.id for official in forms() if official.verified} == SEEN_IN_THE_SEEDS


@every_file
def test_a_file_begins_with_where_it_comes_from(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ") and len(first) > 10


@every_form
def test_every_field_is_a_path_of_the_record(official: Form) -> None:
    unknown = [cell.field for cell in cells(official) if cell.field and not is_a_record_field(cell.field)]
    assert unknown == []


@every_form
def test_no_field_is_printed_twice(official: Form) -> None:
    """Only ticks may stand in several rows: Hubei classifies a project three times."""
    times = Counter(cell.field for cell in cells(official) if cell.field and not cell.choices)
    assert [field for field, count in times.items() if count > 1] == []


@every_form
def test_the_form_asks_for_what_every_table_has(official: Form) -> None:
    asked = {cell.field for cell in cells(official)}
    assert {"project_name", "supervising_department", "implementing_unit"} <= asked


@every_form
def test_a_self_evaluation_asks_for_execution(official: Form) -> None:
    asked = {cell.field for cell in cells(official)}
    executed = {"funding.executed_total", "funding.exec_rate"}
    assert (executed <= asked) == (official.kind in ("self_evaluation", "monitoring"))


@every_form
def test_canonical_names_are_the_nine_or_null(official: Form) -> None:
    canonical = {
        level2.canonical for table in official.indicator_tables for block in table.blocks for level2 in block.level2
    }
    assert canonical <= set(LEVEL1_OF) | {None}


@every_form
def test_every_form_has_every_canonical_block(official: Form) -> None:
    for table in official.indicator_tables:
        canonical = {level2.canonical for block in table.blocks for level2 in block.level2}
        assert canonical >= set(LEVEL1_OF)


@every_form
def test_no_printed_text_is_empty(official: Form) -> None:
    texts = [official.title, *official.also_titles, official.source, official.region.name, *official.narrative]
    for cell in cells(official):
        texts += [text for text in (cell.label, cell.hint) if text is not None]
        texts += [*cell.also, *cell.choices]
    for table in official.indicator_tables:
        for part in (*table.columns, *table.blocks, *(line for block in table.blocks for line in block.level2)):
            texts += [part.label, *part.also]
    assert [text for text in texts if not text.strip()] == []


@every_form
def test_an_empty_cell_stands_only_above_or_beside_others(official: Form) -> None:
    for row in (*official.rows, *official.closing_rows):
        assert any(cell.label or cell.field for cell in row)


def roles(table: IndicatorTable) -> Counter[str]:
    return Counter(column.role for column in table.columns)


@every_form
def test_an_indicator_table_has_levels_names_and_values(official: Form) -> None:
    assert official.indicator_tables
    for table in official.indicator_tables:
        count = roles(table)
        assert count["level1"] == 1
        assert count["level2"] == count["name"] == count["value"] + count["number"] >= 1
        assert count["direction"] == count["unit"] == count["number"]


@every_form
def test_only_the_central_form_prints_two_halves_side_by_side(official: Form) -> None:
    doubled = any(count > 1 for table in official.indicator_tables for count in roles(table).values())
    assert doubled == (official.id == "central-target-2015")


@every_form
def test_kind_and_columns_agree(official: Form) -> None:
    for table in official.indicator_tables:
        count = roles(table)
        assert bool(count["actual"]) == (official.kind in ("self_evaluation", "monitoring"))
        assert bool(count["score"]) == (official.kind == "self_evaluation")
        assert bool(count["likelihood"] and count["expected"]) == (official.kind == "monitoring")


@every_form
def test_two_indicator_tables_are_total_and_annual(official: Form) -> None:
    horizons = [table.horizon for table in official.indicator_tables]
    assert horizons in ([None], ["total", "annual"])


@every_form
def test_no_spelling_names_two_level2_blocks_of_one_level1(official: Form) -> None:
    for table in official.indicator_tables:
        for block in table.blocks:
            spellings = [text for level2 in block.level2 for text in (level2.label, *level2.also)]
            assert len(spellings) == len(set(spellings))


@every_form
def test_the_printed_unit_is_the_unit_of_the_amounts(official: Form) -> None:
    printed = {unit for cell in cells(official) if cell.label for unit in ("（元）", "（万元）") if unit in cell.label}
    assert printed <= {f"（{official.amount_unit}）"}


@every_form
def test_validity_and_region_make_sense(official: Form) -> None:
    first, last = official.valid.first, official.valid.last
    assert first is None or 2015 <= first <= (last or first)
    assert (official.region.code == "000000") == (official.region.name == "全国")


def test_zhongwei_prints_what_is_obligatory() -> None:
    table = form("zhongwei-target-2024").indicator_tables[0]
    hints = {level2.label: level2.hint for block in table.blocks for level2 in block.level2}
    assert hints["数量指标"] == "（必填量化）"
    assert hints["社会效益指标"] == "（必填）"
    assert hints["生态效益指标"] == "（选填）"


@pytest.mark.parametrize("identifier", ["national-target-2021", "beijing-target", "weights-target"])
def test_since_2021_cost_stands_first(identifier: str) -> None:
    first = form(identifier).indicator_tables[0].blocks[0]
    assert first.label == "成本指标"
    assert {level2.canonical for level2 in first.level2} == {"成本指标"}


def test_songjiang_counts_in_yuan_and_tells_the_story_first() -> None:
    official = form("songjiang-target-2022")
    assert official.amount_unit == "元"
    assert official.narrative_title == "项目经费情况说明"
    assert official.narrative[0] == "项目概述" and official.narrative[-1] == "绩效目标"


def refusal(content: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as caught:
        Form.model_validate(content)
    return str(caught.value)


@every_file
def test_a_row_too_wide_is_refused(path: Path) -> None:
    content = content_of(path)
    cell = content["rows"][0][-1]
    cell["colspan"] = cell.get("colspan", 1) + 1
    message = refusal(content)
    columns = content["columns"]
    assert f"{path.stem}: rows[0] fills {columns + 1} columns, {columns} are free" in message


@every_file
def test_a_row_too_narrow_is_refused(path: Path) -> None:
    content = content_of(path)
    content["rows"][-1].pop()
    assert f"{path.stem}: rows[{len(content['rows']) - 1}] fills" in refusal(content)


@every_file
def test_a_cell_hanging_out_of_the_rows_is_refused(path: Path) -> None:
    content = content_of(path)
    content["rows"][-1][-1]["rowspan"] = 2
    assert f"{path.stem}: a cell of rows hangs below the last row" in refusal(content)


@every_file
def test_an_indicator_table_too_wide_is_refused(path: Path) -> None:
    content = content_of(path)
    content["indicator_tables"][0]["columns"].append({"role": "note", "label": "备注"})
    columns = content["columns"]
    assert f"{path.stem}: an indicator table fills {columns + 1} of {columns} columns" in refusal(content)


@every_file
def test_an_unknown_key_is_refused(path: Path) -> None:
    content = content_of(path)
    content["rows"][0][0]["lable"] = "项目名称"
    message = refusal(content)
    assert "validation error for Form" in message
    assert "rows.0.0.lable" in message


@every_file
def test_an_unknown_role_is_refused(path: Path) -> None:
    content = content_of(path)
    content["indicator_tables"][0]["columns"][0]["role"] = "level0"
    assert "indicator_tables.0.columns.0.role" in refusal(content)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ({"choices": ["新增项目", "延续项目"]}, "a cell with choices needs the field they fill"),
        ({"field": "project_name", "also": ["名称"]}, "other spellings need a label"),
        ({"label": "项目名称", "colspan": 0}, "greater than or equal to 1"),
    ],
)
def test_a_cell_that_says_nothing_is_refused(cell: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        FormCell.model_validate(cell)
