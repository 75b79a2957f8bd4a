"""Why an office file, a web page or an archive of parts could not be read, in one sentence."""

from __future__ import annotations

from jixiao.documents.errors import DocumentError


class OtherFormatError(DocumentError):
    """The bytes are of another format than the one asked for: a .doc that was renamed to .docx."""

    zh = "文件不是 {expected} 格式（实为 {kind}），请改正扩展名或另存为 {expected} 后再读取。"
    en = "The file is not {expected} but {kind}; correct its name or save it as {expected}."


class EncryptedDocumentError(DocumentError):
    """The file is locked with a password."""

    zh = "文件已加密，请取消密码保护后再读取。"
    en = "The file is encrypted; remove its password."


class DamagedDocumentError(DocumentError):
    """A part of the file is missing or broken; ``part`` names it."""

    zh = "文件已损坏或不完整（{part}），请重新获取或另存后再读取。"
    en = "The file is damaged or incomplete ({part}); get it again or save it anew."


class OversizedPartError(DocumentError):
    """A part has more bytes unpacked than the limit, or was packed far more tightly than any document is."""

    zh = "文件解压后过大（{part} 超过 {limit} MB 的上限），请拆分后再读取。"
    en = "The file is too large once unpacked ({part} has more than {limit} MB); split it."


class TooManyPartsError(DocumentError):
    """The archive lists more parts than the limit."""

    zh = "文件内含的部件超过 {limit} 个的上限，不予读取。"
    en = "The file is made of more than {limit} parts and is not read."


class TooManyCellsError(DocumentError):
    """The tables of the document have more rows and cells than the limit."""

    zh = "文件中的表格超过 {limit} 个单元格的上限，请拆分后再读取。"
    en = "The tables of the file have more than {limit} cells; split it."


class TooManyElementsError(DocumentError):
    """The markup has more tags than the limit."""

    zh = "文件的标记超过 {limit} 个的上限，请拆分后再读取。"
    en = "The markup of the file has more than {limit} tags; split it."


class NestedTooDeepError(DocumentError):
    """Elements or tables are nested deeper than any document's; reading on would lose what stands inside."""

    zh = "文件内容嵌套过深，不予读取。"
    en = "The contents of the file are nested too deep to be read."


class EntityDocumentError(DocumentError):
    """The XML declares a document type or entities of its own, which no office program writes."""

    zh = "文件含有自定义的 XML 实体声明（{part}），出于安全不予读取。"
    en = "The file declares XML entities of its own ({part}) and is not read, for safety."


class PicturesOnlyError(DocumentError):
    """The document holds pictures and no text: a scan pasted into a text document."""

    zh = "文件中只有图片、没有文字（可能是扫描件），请提供可编辑的文件。"
    en = "The file holds pictures only and no text (perhaps a scan); provide the editable file."


class ArchiveError(DocumentError):
    """A zip archive of documents, not a document."""

    zh = "这是压缩包，请先解压，再读取其中的文件。"
    en = "This is an archive; unpack it and read the files in it."
