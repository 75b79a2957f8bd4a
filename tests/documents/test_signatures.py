from __future__ import annotations

import pytest

from jixiao.documents.signatures import binary_kind, kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7", ".pdf"),
        (b"PK\x03\x04", ".docx / .xlsx / .zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc / .xls"),
        (b"{\\rtf1", ".rtf"),
    ],
)
def test_binary_formats(data: bytes, name: str) -> None:
    assert binary_kind(data) == kind(data) == name


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xef\xbb\xbf\r\n<HTML>", ".html"),
        (b"<!DOCTYPE html>", ".html"),
        (b"MIME-Version: 1.0", ".mht"),
        (b"<?xml version='1.0'?>", ".xml"),
        ("项目".encode(), "?"),
        (b"", "?"),
    ],
)
def test_markup(data: bytes, name: str) -> None:
    assert binary_kind(data) is None
    assert kind(data) == name
