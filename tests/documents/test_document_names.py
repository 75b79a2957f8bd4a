from __future__ import annotations

import pytest

from jixiao.documents.document_names import names_document, set_aside


@pytest.mark.parametrize("name", ["绩效目标表.docx", "绩效目标表.XLS", "上报材料.zip", "a.b.txt"])
def test_documents(name: str) -> None:
    assert names_document(name)


@pytest.mark.parametrize(
    "name", ["说明", "源码.py", ".绩效目标表.docx", "._绩效目标表.docx", "~$绩效目标表.docx", ".txt"]
)
def test_what_is_no_document(name: str) -> None:
    assert not names_document(name)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", "~$表.xlsx", ".git"])
def test_what_programs_put_there(name: str) -> None:
    assert set_aside(name)


def test_what_persons_put_there() -> None:
    assert not set_aside("2024年")
