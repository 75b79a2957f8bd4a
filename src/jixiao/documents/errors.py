"""Why a document could not be read, in one sentence."""

from __future__ import annotations


class DocumentError(Exception):
    """A document that cannot be read. ``sentence(lang)`` says why, in Chinese ("zh") or English ("en").

    Subclasses give both sentences as templates over the keyword arguments.
    """

    zh = "无法读取该文件。"
    en = "The file cannot be read."

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.sentence("zh"))

    def sentence(self, lang: str) -> str:
        """The reason as one sentence."""
        return (self.en if lang == "en" else self.zh).format(**self.details)


class MissingDocumentError(DocumentError):
    """Nothing stands at the path."""

    zh = "路径不存在，请核对后重试。"
    en = "There is no such file or folder."


class InaccessibleDocumentError(DocumentError):
    """The operating system refuses the file."""

    zh = "系统拒绝打开该文件（{reason}）。"
    en = "The system refuses to open the file ({reason})."


class EmptyDocumentError(DocumentError):
    """The file holds no visible character."""

    zh = "文件为空，没有可读内容。"
    en = "The file is empty."


class TooLargeDocumentError(DocumentError):
    """The file is larger than the limit."""

    zh = "文件大小为 {size} MB，超过 {limit} MB 的上限，请拆分后再读取。"
    en = "The file has {size} MB, more than the limit of {limit} MB; split it."


class BinaryDocumentError(DocumentError):
    """The bytes are not text."""

    zh = "不支持该文件格式（疑为{kind}），可读取文本、Word、Excel、PDF、网页、图片文件和 zip 压缩包。"
    en = (
        "The format is not supported (it looks like {kind}); "
        "text, Word, Excel, PDF, web pages, pictures and zip archives are read."
    )


class UndecodableDocumentError(DocumentError):
    """No encoding fits the bytes."""

    zh = "无法判断文字编码，请另存为 UTF-8 后再读取。"
    en = "No text encoding fits the file; save it as UTF-8."
