"""Every text that the commands say, in Chinese and English."""

from __future__ import annotations

import errno
import re
from typing import Literal

from jixiao.cli.batch_texts import BATCH_TEXTS
from jixiao.cli.check_texts import CHECK_TEXTS

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

TEXTS: dict[str, tuple[str, str]] = (
    {
        # help
        "description": (
            "读取各级预算单位的财政项目支出绩效目标表，转为结构化数据，逐项标明出处和把握程度；依据制度审核，\n"
            "按官方表式排印。",
            "Reads the performance-target tables of Chinese public budgets into records that say where every value\n"
            "comes from and how sure the reader is of it, reviews them, and prints them in their official forms.",
        ),
        "epilog": (
            "“jixiao 命令 --help”查看各命令的用法。",
            "'jixiao COMMAND --help' explains a command.",
        ),
        "usage": ("用法：", "usage: "),
        "commands": ("命令", "commands"),
        "arguments": ("参数", "arguments"),
        "options": ("选项", "options"),
        "help": ("显示本说明", "show this help"),
        "version": ("显示版本号", "show the version"),
        "lang": ("界面语言：zh 中文（默认），en 英文", "language of messages: zh Chinese (default), en English"),
        "read_help": ("读取文件或文件夹中的绩效目标表", "read the tables in files and folders"),
        "read_description": (
            "读取文件、压缩包（zip）和文件夹（含下级文件夹）中的绩效目标表，转为结构化数据。可读文本、Word、\n"
            "Excel、PDF、网页和扫描件（扫描件须安装 jixiao[ocr]），格式按内容识别。\n"
            "全部读取成功返回 0，部分文件未能读取返回 1，用法有误返回 2。",
            "Reads the tables in files, zip archives and folders with their subfolders: text, Word, Excel, PDF,\n"
            "web pages and scans (these need jixiao[ocr]), known by their content.\n"
            "Exit status: 0 all read, 1 some document could not be read, 2 wrong usage.",
        ),
        "paths": ("文件或文件夹，可列多个", "files or folders"),
        "format": (
            "输出格式：table 一览表（默认）、jsonl、json、csv、xlsx；\n给出 --output 时默认按其扩展名",
            "table (default), jsonl, json, csv or xlsx;\nwith --output, by default what its suffix says",
        ),
        "output": ("结果存入该文件；写完整后才替换原文件", "write to this file; it is replaced only when complete"),
        "list": ("存入文件的同时，在屏幕上列出一览表", "with --output, also list the tables on the terminal"),
        "form": (
            "指定表式（见 jixiao forms），默认自动识别",
            "read as this form (see jixiao forms); default: find out",
        ),
        "jobs": ("并行进程数，默认 1；0 为全部处理器核心", "processes at work, default 1; 0 = all cores"),
        "show_help": ("按官方表式显示一张表", "show one table in its official shape"),
        "show_description": (
            "按官方表式在屏幕上显示文件中的一张绩效目标表，并标出存疑之处。",
            "Draws one table of a document in the shape of its official form and marks what is unsure.",
        ),
        "show_file": ("绩效目标表所在文件", "the document"),
        "show_number": ("该表在文件中的序号，从 1 起", "the number of the table in the document, from 1"),
        "why": (
            "另列每个字段的取值、原文、位置和置信度",
            "also list value, printed text, place and confidence of each field",
        ),
        "render_help": ("把记录印成官方表式", "print records in their official forms"),
        "render_description": (
            "把 jixiao read 输出的记录（jsonl 或 json）印成官方表式，默认一张表一个文件，以年度、单位和项目命名。\n"
            "全部印出返回 0，部分记录未能印出返回 1，用法有误返回 2。",
            "Prints records that 'jixiao read' wrote (jsonl or json) in their official forms, one file a table,\n"
            "named for year, unit and project. Exit status: 0 all printed, 1 some record was not, 2 wrong usage.",
        ),
        "render_files": ("记录文件，可列多个", "files with records"),
        "to": ("表格格式：docx、xlsx、pdf、html", "docx, xlsx, pdf or html"),
        "output_folder": ("存放结果的文件夹，没有则新建", "the folder for the files; it is made if need be"),
        "print_form": (
            "指定所用表式（见 jixiao forms）；\n默认用记录原来的表式",
            "print in this form (see jixiao forms);\ndefault: the form that the record was in",
        ),
        "print_font": (
            "PDF 改用这个 TrueType 字体文件，默认用自带的宋体",
            "set PDF files in this TrueType font instead of the Chinese one that is shipped",
        ),
        "together": ("所有表印入同一个文件", "all tables in one file"),
        "disclosure_summary": (
            "卷首加“绩效目标设置情况”：单位数、项目数和\n资金合计，据各表算出（各表印入同一个文件）",
            "put a summary in front, computed from the tables:\nunits, projects, total amount (all tables in one file)",
        ),
        "convert_help": ("把文件中的绩效目标表转成另一种格式", "convert the tables of a document to another format"),
        "convert_description": (
            "读取文件中的绩效目标表，按官方表式印成另一种格式；给出文件夹时逐份转换。\n"
            "全部转换返回 0，部分文件未能转换返回 1，用法有误返回 2。",
            "Reads the tables of a document and prints them in their official forms in another format; of a folder,\n"
            "those of every document. Exit status: 0 all converted, 1 some document was not, 2 wrong usage.",
        ),
        "convert_source": ("文件或文件夹", "a document or a folder"),
        "convert_target": (
            "转成的文件，格式按扩展名；\n转换文件夹时为存放结果的文件夹（另用 --to）",
            "the file to write, its format is what the suffix says;\nfor a folder the folder to write to (with --to)",
        ),
        "forms_help": ("列出已收录的官方表式", "list the official forms"),
        "forms_description": (
            "列出已收录的官方表式；给出编号时显示该表式的栏目和指标分类。",
            "Lists the official forms; with an ID, shows the labels and blocks of that form.",
        ),
        "forms_id": ("表式编号", "id of a form"),
        "value_help": ("解析指标值", "show what target values mean"),
        "value_description": (
            "解析指标值的含义，每个一行。以“-”开头的指标值请写在“--”之后。",
            "Shows what target values mean, one a line. Write values that begin with '-' after '--'.",
        ),
        "value_texts": ("指标值，可列多个", "target values"),
        "value_format": ("输出格式：text 文字（默认）、json", "text (default) or json"),
        # wrong usage
        "error": ("用法有误：{message}", "error: {message}"),
        "not_a_choice": ("“{text}”不是可选值，可选：{choices}", "'{text}' is not one of {choices}"),
        "not_a_count": ("“{text}”不是 0 或正整数", "'{text}' is not a whole number from 0"),
        "not_a_number": ("“{text}”不是正整数", "'{text}' is not a whole number from 1"),
        "unknown_form": (
            "没有编号为“{text}”的表式，可选：{choices}",
            "There is no form '{text}'; there are: {choices}",
        ),
        "no_such_folder": (
            "输出文件所在的文件夹不存在：{folder}",
            "The folder of the output file does not exist: {folder}",
        ),
        "output_is_folder": (
            "输出位置是文件夹，请给出文件名：{path}",
            "The output is a folder, give a file name: {path}",
        ),
        "output_is_input": (
            "输出文件与待读取的文件是同一个文件，为免覆盖原件，请另选：{path}",
            "The output would overwrite a document that is to be read: {path}",
        ),
        "unknown_suffix": (
            "无法从扩展名判断输出格式，请用 --format 指定：{path}",
            "The suffix says no format, name one with --format: {path}",
        ),
        "binary_to_terminal": (
            "xlsx 格式不能显示在屏幕上，请用 --output 指定文件。",
            "An xlsx workbook cannot be shown on a terminal; name a file with --output.",
        ),
        "show_folder": ("{file}：是文件夹，请给出一份文件。", "{file}: is a folder, name one document."),
        "no_such_table": (
            "{file}：共有绩效目标表 {count} 张，没有第 {number} 张。",
            "{file}: has {count} table(s), there is no number {number}.",
        ),
        # reading
        "reading": ("正在读取", "reading"),
        "unreadable": ("{file}：{reason}", "{file}: {reason}"),
        "no_table": ("{file}：未发现绩效目标表。", "{file}: no performance-target table found."),
        "empty_folder": (
            "{file}：文件夹中没有可读取的文件。",
            "{file}: there is no file to read in the folder.",
        ),
        "folder_refused": ("{file}：无法打开文件夹（{reason}）。", "{file}: the folder cannot be opened ({reason})."),
        "leads_outside": (
            "{file}：链接指向所给文件夹之外，未读取。",
            "{file}: a link that leads out of the folder, not followed.",
        ),
        "summary": (
            "共读取 {documents} 份文件：绩效目标表 {tables} 张，绩效指标 {indicators} 条；"
            "未归位单元格 {unplaced} 个（表内 {inside} 个，表外 {outside} 个），存疑字段 {unsure} 个。",
            "{documents} document(s) read: {tables} table(s), {indicators} indicator(s); "
            "{unplaced} unplaced cell(s) ({inside} in tables, {outside} outside), {unsure} unsure field(s).",
        ),
        "all_failed": ("{count} 份文件（文件夹）未能读取，原因见上。", "{count} could not be read, see above."),
        "failed": ("另有 {count} 份文件（文件夹）未能读取，原因见上。", "{count} more could not be read, see above."),
        "saved": ("结果已存入 {path}", "The result is in {path}"),
        "nothing_saved": ("没有读到任何文件，未写入 {path}", "Nothing could be read; {path} was not written."),
        "write_failed": ("无法写入 {path}：{reason}。", "{path} cannot be written: {reason}."),
        "full_sheet": (
            "数据超出工作表的行数上限，请改用 csv 或 jsonl 格式，或分批读取。",
            "The records do not fit a worksheet; use csv or jsonl, or read fewer documents.",
        ),
        # printing
        "printing": ("正在生成", "printing"),
        "converting": ("正在转换", "converting"),
        "name_a_format": (
            "请用 --to 指定格式，或给出带扩展名的文件名，可选：{choices}",
            "Name the format with --to or by the suffix of the file: {choices}",
        ),
        "output_is_file": (
            "输出位置应是文件夹，而这里已有同名文件：{path}",
            "The output is no folder but a file: {path}",
        ),
        "not_json": (
            "{file}：第 {number} 条不是完整的 JSON，未能印出。",
            "{file}: entry {number} is not JSON and was not printed.",
        ),
        "not_a_record": (
            "{file}：第 {number} 条不是绩效目标表记录（字段 {field} 不符），未能印出。",
            "{file}: entry {number} is no record (see field {field}) and was not printed.",
        ),
        "not_printed": (
            "{project}：表式 {form} 没有以下内容的栏目，未印出：{fields}。",
            "{project}: the form {form} has no place for: {fields}.",
        ),
        "not_printed_more": (
            "{project}：表式 {form} 没有以下内容的栏目，未印出：{fields}等 {count} 项。",
            "{project}: the form {form} has no place for {count} fields, among them: {fields}.",
        ),
        "list_comma": ("、", ", "),
        "not_converted": (
            "{file}：有 {count} 个单元格未归入任何栏目，未转入新文件。",
            "{file}: {count} cell(s) belong to no field and are not in the new file.",
        ),
        "printed": (
            "已印出 {tables} 张表、{files} 个文件，存入 {folder}",
            "{tables} table(s) in {files} file(s): {folder}",
        ),
        "nothing_to_print": ("没有可印出的表。", "There is no table to print."),
        # show
        "unplaced_heading": ("未归位单元格：", "Unplaced cells:"),
        "no_unplaced": ("该表没有未归位的单元格。", "No cell of the table is unplaced."),
        # forms
        "kind_target": ("绩效目标表", "target"),
        "kind_self_evaluation": ("绩效自评表", "self-evaluation"),
        "kind_monitoring": ("绩效监控表", "monitoring"),
        "years_between": ("{first}–{last} 年度", "{first}–{last}"),
        "years_from": ("{first} 年度起", "from {first}"),
        "years_until": ("{last} 年度止", "until {last}"),
        "years_any": ("年度不限", "any year"),
        "verified": ("已核对", "verified"),
        "unverified": ("版式待核", "not verified"),
        "source": ("来源：{source}", "source: {source}"),
        "also_titles": ("又名：{titles}", "also called: {titles}"),
        "block": ("{level1}：{level2}", "{level1}: {level2}"),
        "required": ("（带 * 的为必填）", "(* required)"),
        "narrative": ("{title}：{sections}", "{title}: {sections}"),
        # anywhere
        "interrupted": ("已中断。", "Interrupted."),
        "internal": (
            "程序内部错误（{error}）。设环境变量 JIXIAO_DEBUG=1 可查看详情。",
            "Internal error ({error}). Set JIXIAO_DEBUG=1 to see more.",
        ),
    }
    | BATCH_TEXTS
    | CHECK_TEXTS
)

_SYSTEM_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超出磁盘配额",
    errno.ENOENT: "路径不存在",
    errno.ENOTDIR: "路径不存在",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ELOOP: "链接循环",
    errno.EISDIR: "该路径是文件夹",
    errno.EIO: "磁盘读写错误",
}

# What argparse says by itself, in the order in which it is tried.
_ARGPARSE = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少参数：\1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"无法识别的参数：\1"),
    (re.compile(r"argument (.+?): expected one argument"), r"参数 \1 之后应有取值"),
    (re.compile(r"argument (.+?): expected at least one argument"), r"参数 \1 之后应有取值"),
    (re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"), r"\1 \2 无效，可选：\3"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)"), r"参数 \1 不带取值：\2"),
    (re.compile(r"argument (.+?): (.+)", re.DOTALL), r"参数 \1：\2"),
)


class Messages:
    """The texts of one language: ``say("saved", path="out.csv")``."""

    def __init__(self, lang: str = "zh") -> None:
        self.lang: Language = "en" if lang == "en" else "zh"

    def __call__(self, key: str, **details: object) -> str:
        """The text of that key, with the details filled in."""
        text = TEXTS[key][self.lang == "en"]
        return text.format(**details) if details else text

    def reason(self, error: OSError) -> str:
        """Why the operating system refused something."""
        english = error.strerror or type(error).__name__
        return english if self.lang == "en" else _SYSTEM_REASONS.get(error.errno or 0, english)

    def usage_error(self, message: str) -> str:
        """What argparse has to say about wrong usage; only its English is known to it."""
        if self.lang == "zh":
            for pattern, chinese in _ARGPARSE:
                match = pattern.fullmatch(message)
                if match:
                    return match.expand(chinese)
        return message
