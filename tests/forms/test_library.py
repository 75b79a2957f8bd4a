"""The library reads a folder of YAML files once, in the order of their names, and refuses what breaks the model."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from jixiao.forms import library
from jixiao.forms.form import Form
from jixiao.forms.library import form, forms

SMALL = """
id: {identifier}
title: 项目支出绩效目标表
kind: target
region: {{code: "000000", name: 全国}}
source: 为测试而写
columns: 5
rows:
  - - {{label: 项目名称}}
    - {{field: project_name, colspan: {colspan}}}
indicator_tables:
  - columns:
      - {{role: level1, label: 一级指标}}
      - {{role: level2, label: 二级指标}}
      - {{role: name, label: 三级指标}}
      - {{role: value, label: 指标值}}
    blocks:
      - {{label: 产出指标, level2: [{{label: 数量指标, canonical: 数量指标}}]}}
"""


@pytest.fixture
def official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of forms of its own, read instead of the one that is shipped."""
    folder = tmp_path / "official"
    folder.mkdir()
    monkeypatch.setattr(library, "files", lambda package: tmp_path)
    return folder


def add(folder: Path, identifier: str, colspan: int = 4) -> None:
    text = SMALL.format(identifier=identifier, colspan=colspan)
    (folder / f"{identifier}.yaml").write_text(text, encoding="utf-8")


def read_again() -> tuple[Form, ...]:
    """The forms without those remembered from before."""
    return forms.__wrapped__()


def test_forms_are_ordered_by_their_files(official: Path) -> None:
    for identifier in ("b-target", "a-target", "c-target"):
        add(official, identifier)
    assert [form.id for form in read_again()] == ["a-target", "b-target", "c-target"]


def test_only_yaml_files_are_forms(official: Path) -> None:
    add(official, "a-target")
    (official / "README.md").write_text("# 表式", encoding="utf-8")
    (official / "b-target.yaml~").write_text("id: b-target", encoding="utf-8")
    assert [form.id for form in read_again()] == ["a-target"]


def test_a_form_is_read_as_it_is_written(official: Path) -> None:
    add(official, "a-target")
    (read,) = read_again()
    assert [[cell.label or cell.field for cell in row] for row in read.rows] == [["项目名称", "project_name"]]
    assert [column.role for column in read.indicator_tables[0].columns] == ["level1", "level2", "name", "value"]
    assert read.region.code == "000000"


def test_a_folder_without_forms_is_an_empty_library(official: Path) -> None:
    assert read_again() == ()


def test_one_broken_file_is_not_passed_over(official: Path) -> None:
    add(official, "a-target")
    add(official, "b-target", colspan=3)
    with pytest.raises(ValidationError, match=r"b-target: rows\[0\] fills 4 columns, 5 are free"):
        read_again()


def test_a_file_that_is_no_yaml_is_refused(official: Path) -> None:
    (official / "a-target.yaml").write_text("id: [a-target", encoding="utf-8")
    with pytest.raises(yaml.YAMLError):
        read_again()


def test_yaml_cannot_run_code(official: Path) -> None:
    (official / "a-target.yaml").write_text("!!python/object/apply:os.getcwd []", encoding="utf-8")
    with pytest.raises(yaml.YAMLError, match="python/object/apply"):
        read_again()


def test_the_shipped_forms_are_read_once() -> None:
    assert forms() is forms()


@pytest.mark.parametrize("identifier", [shipped.id for shipped in forms()])
def test_every_shipped_form_is_found(identifier: str) -> None:
    assert form(identifier).id == identifier


@pytest.mark.parametrize("identifier", ["", "minhang", "MINHANG-TARGET-2023", "minhang-target-2023.yaml", "../x"])
def test_only_the_whole_id_finds_a_form(identifier: str) -> None:
    with pytest.raises(KeyError):
        form(identifier)
