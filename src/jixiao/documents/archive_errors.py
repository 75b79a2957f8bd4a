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
    """An archive of several files where one document is asked for, or one of a packing that is not read: .rar, .7z."""

    zh = "这是 {kind} 压缩包，请先解压，再读取其中的文件。"
    en = "This is an archive ({kind}); unpack it and read the files in it."


class EmptyArchiveError(DocumentError):
    """Nothing in the archive is a document, as far as the names tell."""

    zh = "压缩包中没有可读取的文件。"
    en = "There is no document in the archive."


class TooManyMembersError(DocumentError):
    """The archive, with the archives in it, lists more files than the limit."""

    zh = "压缩包内的文件超过 {limit} 个的上限，请分成几个压缩包后再读取。"
    en = "The archive has more than {limit} files; split it."


class FullArchiveError(DocumentError):
    """All files of the archive together have more bytes unpacked than the limit; those before it are read."""

    zh = "压缩包解压后总计超过 {limit} MB 的上限，其余文件未读取，请分成几个压缩包后再读取。"
    en = "The archive has more than {limit} MB once unpacked; the rest of it was not read, split it."


class OverlappingMembersError(DocumentError):
    """Files of an archive whose data overlap: a bomb, or damage. ``member`` is the first of ``count``."""

    zh = "压缩包内有 {count} 个文件（如“{member}”）的数据互相重叠，疑为恶意构造或已损坏，未读取。"
    en = "The data of {count} file(s) of the archive overlap (such as '{member}'); they were not read, for safety."


class DeepArchiveError(DocumentError):
    """An archive in an archive, and so on beyond the limit."""

    zh = "压缩包层层嵌套超过 {limit} 层，请先解压，再读取其中的文件。"
    en = "Archives are nested more than {limit} deep; unpack this one and read the files in it."


class EncryptedMemberError(DocumentError):
    """A file of the archive is locked with a password."""

    zh = "压缩包设有密码，请用密码解压后再读取。"
    en = "It is locked with a password in the archive; unpack it first."


class LinkedMemberError(DocumentError):
    """A symbolic link in an archive."""

    zh = "在压缩包中只是一个链接，没有内容，未读取。"
    en = "In the archive it is only a link without contents and was not read."


class DamagedMemberError(DocumentError):
    """The data of a file in an archive are cut short, or their size or checksum is wrong."""

    zh = "在压缩包中的数据已损坏或不完整，请重新获取或重新压缩后再读取。"
    en = "Its data in the archive are damaged or incomplete; get the archive again or pack it anew."


class UnknownPackingError(DocumentError):
    """A file of an archive is packed in a way that is not read; ``method`` is its name or number."""

    zh = "采用了不支持的压缩方式（{method}），请解压后再读取，或改用普通的 zip 格式。"
    en = "It is packed in a way that is not supported ({method}); unpack it first, or pack it as an ordinary zip file."


class OversizedMemberError(DocumentError):
    """A file of an archive has more bytes unpacked than any document may have."""

    zh = "解压后超过 {limit} MB 的上限，请拆分后再读取。"
    en = "It has more than {limit} MB once unpacked; split it."


class TightlyPackedError(DocumentError):
    """A file of an archive is packed far more tightly than any document can be: a bomb."""

    zh = "解压后体积超过压缩时的 {limit} 倍，疑为恶意构造，未读取。"
    en = "It grows to more than {limit} times its packed size and was not read, for safety."


class UnexpectedMemberError(DocumentError):
    """A mistake of the program showed while it read a file of an archive; ``__cause__`` is the exception."""

    zh = "读取时发生意外错误（{error}），请将该文件反馈给开发者。"
    en = "An unexpected error ({error}); please report the document."
