"""Which format a file has, for counting."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from jixiao.scale.file_format import format_of


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, b"x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), ".docx"),
        (zipped("_rels/.rels", "xl/workbook.xml"), ".xlsx"),
        (zipped("2024年/绩效目标表.docx"), ".zip"),
        (b"PK\x03\x04", ".zip"),
        (OLE + "WordDocument\0".encode("utf-16-le"), ".doc"),
        (OLE + bytes((1 << 20) - len(OLE) - 5) + "Workbook\0".encode("utf-16-le"), ".xls"),
        (OLE, "?"),
        (b"%PDF-1.7", ".pdf"),
        (b"<html>", ".html"),
        ("项目名称".encode("gb18030"), ".txt"),
        (b"", "?"),
        (b"a\0b", "?"),
    ],
)
def test_a_format_is_known_by_its_bytes(tmp_path: Path, data: bytes, suffix: str) -> None:
    (tmp_path / "x").write_bytes(data)
    assert format_of(tmp_path / "x") == suffix
