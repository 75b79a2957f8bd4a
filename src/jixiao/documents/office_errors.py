"""Why a workbook or an old Word document could not be read, in one sentence."""

from __future__ import annotations

from jixiao.documents.errors import DocumentError


class NoWorkbookError(DocumentError):
    """The file is neither .xlsx nor .xls, whatever its name says; ``kind`` says what it looks like."""

    zh = "文件不是 Excel 工作簿（疑为 {kind}），请改正扩展名，或另存为 .xlsx 后再读取。"
    en = "The file is no Excel workbook (it looks like {kind}); correct its name or save it as .xlsx."


class BinaryWorkbookError(DocumentError):
    """A workbook in Excel's binary form."""

    zh = "暂不支持 .xlsb 工作簿，请另存为 .xlsx 后再读取。"
    en = "Binary workbooks (.xlsb) are not read; save it as .xlsx."


class TooManySheetsError(DocumentError):
    """More sheets than any workbook of forms has."""

    zh = "工作簿超过 {limit} 个工作表的上限，请拆分后再读取。"
    en = "The workbook has more than {limit} sheets; split it."


class NoWord97Error(DocumentError):
    """The file is no Word 97–2003 document, whatever its name says; ``kind`` says what it looks like."""

    zh = "文件不是 Word 97–2003 文档（疑为 {kind}），请改正扩展名，或另存为 .docx 后再读取。"
    en = "The file is no Word 97–2003 document (it looks like {kind}); correct its name or save it as .docx."


class OldWordError(DocumentError):
    """A document of Word 6 or Word 95, or of another program before Word 97."""

    zh = "文件为 Word 97 之前的旧格式，请用 Word 或 WPS 另存为 .docx 后再读取。"
    en = "The document is older than Word 97; save it as .docx with Word or WPS."


class ConversionError(DocumentError):
    """LibreOffice could not convert the file; ``reason`` is a word or two."""

    zh = "文件转换失败（{reason}），请另存为 .docx 或 .xlsx 后再读取。"
    en = "The file could not be converted ({reason}); save it as .docx or .xlsx."
