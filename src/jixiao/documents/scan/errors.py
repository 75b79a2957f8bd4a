"""Why a scan or a picture, or a page of it, could not be read."""

from __future__ import annotations

from jixiao.documents.errors import DocumentError


class MissingRecogniserError(DocumentError):
    """The libraries of the extra ``jixiao[ocr]`` are not installed. Details: ``name``, the file."""

    zh = '{name} 为扫描件，需要安装文字识别组件（pip install "jixiao[ocr]"）。'
    en = '{name} is a scan and needs text recognition to be installed (pip install "jixiao[ocr]").'


class BrokenPictureError(DocumentError):
    """The bytes begin as a picture does, but cannot be decoded."""

    zh = "图片文件已损坏或不完整，无法打开；请重新扫描或重新导出。"
    en = "The picture is damaged or incomplete and cannot be opened; scan or export it again."


class OversizedPictureError(DocumentError):
    """A picture with more pixels than any scan of a page. Details: ``size``, ``limit`` in millions of pixels."""

    zh = "图片有 {size} 百万像素，超过 {limit} 百万像素的上限，请降低分辨率后再读取。"
    en = "The picture has {size} megapixels, more than the limit of {limit}; lower its resolution."


class TooManyPicturesError(DocumentError):
    """A file of more pictures than the limit. Details: ``pages``, ``limit``."""

    zh = "图片文件有 {pages} 页，超过 {limit} 页的上限，请拆分后再读取。"
    en = "The picture file has {pages} pages, more than the limit of {limit}; split it."
