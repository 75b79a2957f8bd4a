from __future__ import annotations

import io
import zipfile

import pytest
from tests.documents.docx_file import zipped

from jixiao.documents.archive_errors import (
    DamagedDocumentError,
    EncryptedDocumentError,
    OversizedPartError,
    TooManyPartsError,
)
from jixiao.documents.zip_parts import ZipParts


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    parts = ZipParts(zipped({r"Word\Document.xml": "甲"}), ".docx")
    assert parts.read("word/document.xml") == "甲".encode()
    assert parts.read("word/styles.xml") is None


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    parts = ZipParts(zipped({"word/document.xml": bytes(20 << 20)}), ".docx")
    with pytest.raises(OversizedPartError):
        parts.read("word/document.xml")


def test_a_part_larger_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.zip_parts.MAX_PART_BYTES", 10)
    with pytest.raises(OversizedPartError):
        ZipParts(zipped({"a": "x" * 11}), ".docx").read("a")


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(zipped({"a": "x" * 5000}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    with pytest.raises(DamagedDocumentError):
        ZipParts(bytes(data), ".docx").read("a")


def test_a_part_with_a_wrong_sum_is_damaged() -> None:
    data = bytearray(zipped({"a": "x" * 5000}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 16] ^= 0xFF
    with pytest.raises(DamagedDocumentError):
        ZipParts(bytes(data), ".docx").read("a")


def test_a_locked_part_is_encrypted() -> None:
    data = bytearray(zipped({"a": "x"}))
    directory = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1
    with pytest.raises(EncryptedDocumentError):
        ZipParts(bytes(data), ".docx").read("a")


def test_too_many_parts_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), b"")
    with pytest.raises(TooManyPartsError):
        ZipParts(stream.getvalue(), ".docx")
