"""Why reading a document in a process of its own came to an end before it was read, in one sentence."""

from __future__ import annotations

from jixiao.documents.errors import DocumentError


class StoppedReadingError(DocumentError):
    """The process that read the file had to be stopped, or ended by itself; what is below says why."""


class TimeLimitError(StoppedReadingError):
    """It took too long. Details: ``seconds``, the limit."""

    zh = "读取超过 {seconds} 秒的时限，已中止；文件可能过大、已损坏或为恶意构造。"
    en = "Reading took more than {seconds} seconds and was stopped; the file is too large, damaged or made to do harm."


class MemoryLimitError(StoppedReadingError):
    """It took too much memory, of its own limit or of the machine. Details: ``limit`` in megabytes."""

    zh = "读取所需内存超过 {limit} MB 的上限，已中止；文件可能过大、已损坏或为恶意构造。"
    en = "Reading took more than {limit} MB of memory; the file is too large, damaged or made to do harm."


class CrashedReaderError(StoppedReadingError):
    """A library failed so badly that the process ended. Details: ``reason``, a signal or an exit code."""

    zh = "读取该文件的进程意外终止（{reason}），文件可能已损坏，或内存不足。"
    en = "The process that read the file died ({reason}); the file may be damaged, or there is too little memory."


class OversizedAnswerError(StoppedReadingError):
    """More was read from the file than may come back. Details: ``limit`` in megabytes."""

    zh = "从文件中读出的内容超过 {limit} MB 的上限，已中止，请拆分后再读取。"
    en = "More than {limit} MB were read from the file, which was stopped; split it."


class GarbledAnswerError(StoppedReadingError):
    """What came back is not what a reader says: it is thrown away."""

    zh = "读取该文件的进程给出了无法识别的结果，已弃用；文件可能为恶意构造。"
    en = "What came back from reading the file makes no sense and was thrown away; the file may be made to do harm."


class ForbiddenDeedError(StoppedReadingError):
    """Reading the file led to something no reader does: a connection, a program, a written file. Details: ``deed``."""

    zh = "读取该文件时触发了不允许的操作（{deed}），已中止；文件可能为恶意构造。"
    en = "Reading the file led to a forbidden action ({deed}) and was stopped; the file may be made to do harm."


class ReaderStartError(StoppedReadingError):
    """The reading process does not start, whatever the file: the machine lacks memory, or the limits are too low."""

    zh = "读取进程无法启动（{reason}），请检查内存和读取限额设置。"
    en = "The reading process does not start ({reason}); look at the memory of the machine and the limits that are set."
