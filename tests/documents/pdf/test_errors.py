import pytest

from jixiao.documents.pdf import errors
from jixiao.documents.pdf.errors import NoTextLayerError, page_ranges


@pytest.mark.parametrize(
    ("pages", "printed"),
    [([3], "3"), ([1, 2], "1-2"), ([7, 2, 4, 5, 6], "2, 4-7"), ([2, 2, 9], "2, 9"), ([], "")],
)
def test_pages_are_printed_as_ranges(pages: list[int], printed: str) -> None:
    assert page_ranges(pages) == printed


def test_a_page_without_text_is_named_with_what_to_install() -> None:
    error = NoTextLayerError(pages="2, 4-6")

    assert error.sentence("zh") == (
        '第 2, 4-6 页为扫描件，或字体未带文字编码，需要安装文字识别组件（pip install "jixiao[ocr]"）。'
    )
    assert "jixiao[ocr]" in error.sentence("en")


@pytest.mark.parametrize(
    "kind",
    [
        errors.EncryptedPdfError,
        errors.BrokenPdfError,
        errors.TooManyPagesError,
        errors.EndlessPdfError,
        errors.NoTextLayerError,
        errors.UnrecognisedScanError,
        errors.BrokenPageError,
        errors.OversizedPageError,
        errors.CrowdedPageError,
    ],
)
def test_every_reason_is_a_sentence_in_both_languages(kind: type[errors.DocumentError]) -> None:
    error = kind(pages="7", limit=5)

    assert error.sentence("zh").endswith("。")
    assert error.sentence("en").endswith(".")
