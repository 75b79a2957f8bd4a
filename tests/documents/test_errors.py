"""Every reason why a document cannot be read is one sentence, in Chinese and in English."""

from __future__ import annotations

import pytest

from jixiao.documents.errors import (
    BinaryDocumentError,
    DocumentError,
    EmptyDocumentError,
    InaccessibleDocumentError,
    MissingDocumentError,
    TooLargeDocumentError,
    UndecodableDocumentError,
)

REASONS = [
    (DocumentError(), "无法读取该文件。", "The file cannot be read."),
    (MissingDocumentError(), "路径不存在，请核对后重试。", "There is no such file or folder."),
    (
        InaccessibleDocumentError(reason="Permission denied"),
        "系统拒绝打开该文件（Permission denied）。",
        "The system refuses to open the file (Permission denied).",
    ),
    (EmptyDocumentError(), "文件为空，没有可读内容。", "The file is empty."),
    (
        TooLargeDocumentError(size=40, limit=16),
        "文件大小为 40 MB，超过 16 MB 的上限，请拆分后再读取。",
        "The file has 40 MB, more than the limit of 16 MB; split it.",
    ),
    (
        BinaryDocumentError(kind="PDF"),
        "不支持该文件格式（疑为PDF），可读取文本、Word、Excel、PDF、网页、图片文件和 zip 压缩包。",
        "The format is not supported (it looks like PDF); "
        "text, Word, Excel, PDF, web pages, pictures and zip archives are read.",
    ),
    (
        UndecodableDocumentError(),
        "无法判断文字编码，请另存为 UTF-8 后再读取。",
        "No text encoding fits the file; save it as UTF-8.",
    ),
]
every_reason = pytest.mark.parametrize(
    ("error", "zh", "en"), REASONS, ids=[type(error).__name__ for error, _, _ in REASONS]
)


@every_reason
def test_the_reason_in_two_languages(error: DocumentError, zh: str, en: str) -> None:
    assert error.sentence("zh") == zh
    assert error.sentence("en") == en


@every_reason
def test_an_error_that_nobody_catches_speaks_chinese(error: DocumentError, zh: str, en: str) -> None:
    assert str(error) == zh


def test_another_language_gets_the_chinese_sentence() -> None:
    assert EmptyDocumentError().sentence("fr") == "文件为空，没有可读内容。"


def test_the_details_stay_with_the_error() -> None:
    assert TooLargeDocumentError(size=40, limit=16).details == {"size": 40, "limit": 16}


def test_a_reason_without_its_details_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError, match="kind"):
        BinaryDocumentError()


def test_braces_in_a_detail_are_printed() -> None:
    assert "{kind}" in BinaryDocumentError(kind="{kind}").sentence("zh")
