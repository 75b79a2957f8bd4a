"""Why a PDF, or a page of it, could not be read."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.documents.errors import DocumentError


class EncryptedPdfError(DocumentError):
    """The file opens only with a password."""

    zh = "PDF 文件已加密，需要密码才能打开；请解除密码后再读取。"
    en = "The PDF is encrypted and opens only with a password; remove the password first."


class BrokenPdfError(DocumentError):
    """The bytes are no PDF, or so damaged that no page can be found."""

    zh = "PDF 文件已损坏或不完整，无法打开；请重新下载或重新导出。"
    en = "The PDF is damaged or incomplete and cannot be opened; download or export it again."


class TooManyPagesError(DocumentError):
    """The file says it has more pages than the limit. Details: ``pages``, ``limit``."""

    zh = "PDF 文件有 {pages} 页，超过 {limit} 页的上限，请拆分后再读取。"
    en = "The PDF has {pages} pages, more than the limit of {limit}; split it."


class EndlessPdfError(DocumentError):
    """Reading took more time or memory than any honest file: it refers to itself, or unfolds without end."""

    zh = "PDF 文件内部自我引用或展开后过于庞大，读取已中止。"
    en = "The PDF refers to itself or unfolds without end; reading it was stopped."


class PageError(DocumentError):
    """A fault of some pages; the other pages are read. Details: ``pages``, as ``page_ranges`` prints them."""


class NoTextLayerError(PageError):
    """Pages that show writing but hold no usable text: scans, outlined letters, fonts without Unicode mapping."""

    zh = '第 {pages} 页为扫描件，或字体未带文字编码，需要安装文字识别组件（pip install "jixiao[ocr]"）。'
    en = (
        "Page {pages} is a scan, or set in fonts without Unicode mapping, and needs text recognition to be installed "
        '(pip install "jixiao[ocr]").'
    )


class UnrecognisedScanError(PageError):
    """Pages without usable text in a file that is read apart, within limits that leave no room for recognition."""

    zh = "第 {pages} 页为扫描件，或字体未带文字编码；该 PDF 的结构可能耗尽内存，未识别文字，请将各页另存为图片再读取。"
    en = (
        "Page {pages} is a scan, or set in fonts without Unicode mapping; the structure of the PDF may exhaust memory, "
        "so that no text was recognised. Save these pages as pictures and read those."
    )


class BrokenPageError(PageError):
    """Pages that the page tree names but that are missing or damaged."""

    zh = "第 {pages} 页已损坏，无法读取。"
    en = "Page {pages} is damaged and cannot be read."


class OversizedPageError(PageError):
    """Pages larger than any paper. Details: ``pages``, ``limit`` in points."""

    zh = "第 {pages} 页的幅面超过 {limit} 点的上限，未读取。"
    en = "Page {pages} is larger than the limit of {limit} points and was not read."


class CrowdedPageError(PageError):
    """Pages with more objects than any form: a drawing or a map. Details: ``pages``, ``limit``."""

    zh = "第 {pages} 页的图形或文字超过 {limit} 个的上限，未读取。"
    en = "Page {pages} holds more than the limit of {limit} objects and was not read."


def page_ranges(pages: Iterable[int]) -> str:
    """Page numbers as a reader prints them: ``2, 4-6``."""
    ranges: list[list[int]] = []
    for page in sorted(set(pages)):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
