import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.official.file_names import FileNames


def named(**fields: object) -> str:
    return FileNames().of_record(PerformanceTarget.model_validate(fields), ".docx")


def test_year_unit_and_project() -> None:
    record = {"year": 2024, "implementing_unit": "砚浦镇水务绿化站", "project_name": "河道保洁"}
    assert named(**record) == "2024_砚浦镇水务绿化站_河道保洁.docx"


def test_what_is_not_known_is_left_out() -> None:
    assert named(project_name="河道保洁") == "河道保洁.docx"
    assert named(supervising_department="砚浦镇人民政府", title="绩效目标表") == "砚浦镇人民政府_绩效目标表.docx"
    assert named() == "绩效目标表.docx"


@pytest.mark.parametrize(
    ("project", "name"),
    [
        ("../../etc/passwd", "etc passwd.docx"),
        ("a:b*c?d", "a b c d.docx"),
        ("河道\n保洁\u202e", "河道 保洁.docx"),
        ("con", "_con.docx"),
        (".隐藏", "隐藏.docx"),
        ("///", "绩效目标表.docx"),
    ],
)
def test_no_name_leads_elsewhere(project: str, name: str) -> None:
    assert named(project_name=project) == name


def test_no_name_is_given_twice() -> None:
    names = FileNames()
    twice = [names.of_record(PerformanceTarget(project_name=name), ".pdf") for name in ("A站", "a站", "A站")]
    assert twice == ["A站.pdf", "a站（2）.pdf", "A站（3）.pdf"]


def test_many_tables_share_what_they_share() -> None:
    tables = [
        PerformanceTarget(year=2024, implementing_unit="砚浦镇司法所", project_name=name) for name in ("调解", "普法")
    ]
    assert FileNames().of_document(tables, ".xlsx") == "2024_砚浦镇司法所_绩效目标表.xlsx"
    tables.append(PerformanceTarget(year=2025, implementing_unit="砚浦镇文化站"))
    assert FileNames().of_document(tables, ".xlsx") == "绩效目标表.xlsx"


@given(st.text(), st.text(), st.text())
def test_every_file_system_takes_it(unit: str, project: str, title: str) -> None:
    name = named(year=2024, implementing_unit=unit, project_name=project, title=title)
    assert len(os.fsencode(name)) <= 255
    assert Path(name).name == name
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')
