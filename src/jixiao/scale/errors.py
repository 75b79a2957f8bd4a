"""Why work over many documents cannot begin or go on, in one sentence."""

from __future__ import annotations


class ScaleError(Exception):
    """Something about the whole run, not about one document. ``sentence(lang)`` says what, and what to do.

    Subclasses give both sentences as templates over the keyword arguments.
    """

    zh = "无法继续批量读取。"
    en = "The batch cannot go on."

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.sentence("zh"))

    def sentence(self, lang: str) -> str:
        """The reason as one sentence, in Chinese ("zh") or English ("en")."""
        return (self.en if lang == "en" else self.zh).format(**self.details)


class MissingExtraError(ScaleError):
    """A library is missing that only an extra of jixiao brings."""

    zh = '该功能需要另行安装：pip install "jixiao[{extra}]"'
    en = 'This needs an extra: pip install "jixiao[{extra}]"'


class MissingSchemeLibraryError(ScaleError):
    """fsspec knows the address but needs another library for it."""

    zh = "读取 {scheme}:// 地址还需要安装 Python 库 {library}（pip install {library}）。"
    en = "Addresses of {scheme}:// need another Python library, {library} (pip install {library})."


class UnknownSchemeError(ScaleError):
    """An address of a kind that is not read."""

    zh = "不支持 {scheme}:// 地址，可用：{known}。"
    en = "Addresses of {scheme}:// are not read; known are {known}."


class UnreadableSourceError(ScaleError):
    """A list of sources or a remote address cannot be opened."""

    zh = "{address}：无法打开（{reason}）。"
    en = "{address}: cannot be opened ({reason})."


class ForeignFolderError(ScaleError):
    """The output folder holds something else."""

    zh = "{folder}：文件夹中已有其他文件，请另选空文件夹或以前的输出文件夹。"
    en = "{folder}: holds other files; choose an empty folder or the output of an earlier run."


class NoOutputError(ScaleError):
    """There is no output of ``jixiao batch`` in the folder."""

    zh = "{folder}：不是 jixiao batch 的输出文件夹。"
    en = "{folder}: is no output of 'jixiao batch'."


class NewerOutputError(ScaleError):
    """The output was written by a newer release."""

    zh = "{folder}：由更新版本的 jixiao 写成（{what} {theirs}，本机程序只到 {ours}），请先升级程序；未作任何改动。"
    en = (
        "{folder}: was written by a newer jixiao ({what} {theirs}, this one knows {ours}); upgrade it. Nothing changed."
    )


class DamagedManifestError(ScaleError):
    """A line of the manifest, other than its last, is broken."""

    zh = "{path}：第 {line} 行已损坏，请从备份恢复该文件，或另选文件夹重新读取。"
    en = "{path}: line {line} is damaged; restore the file from a backup or begin in another folder."


class FolderInUseError(ScaleError):
    """Another run writes to the folder."""

    zh = "{folder}：另一个 jixiao batch 正在写入（主机 {host}，进程 {process}），请等它结束。"
    en = "{folder}: another 'jixiao batch' is writing to it (host {host}, process {process}); wait until it has ended."


class FolderMaybeInUseError(ScaleError):
    """A run on another machine has not signed off, and whether it still runs cannot be seen from here."""

    zh = "{folder}：主机 {host} 上的 jixiao batch（进程 {process}）尚未注销；如确认它已结束，请删除 {lock} 后重试。"
    en = "{folder}: a 'jixiao batch' on {host} (process {process}) has not signed off; if it has ended, delete {lock}."


class FullDiskError(ScaleError):
    """No room for the results."""

    zh = "{folder}：磁盘空间不足，已写成的结果完好；腾出空间后重新运行同一命令，会接着读取。"
    en = "{folder}: the disk is full; what was written is intact. Make room and run the same command: it goes on."


class UnwritableFolderError(ScaleError):
    """The results cannot be written."""

    zh = "{folder}：无法写入（{reason}）。"
    en = "{folder}: cannot be written ({reason})."


class ClusterError(ScaleError):
    """Ray cannot be reached or has gone."""

    zh = "无法使用 Ray 集群（{reason}）；已写成的结果完好，重新运行同一命令会接着读取。"
    en = "The Ray cluster cannot be used ({reason}); what was written is intact, and the same command goes on."


class WriteStatementError(ScaleError):
    """SQL that is not one SELECT."""

    zh = "只接受一条查询语句（SELECT）。"
    en = "Only one SELECT statement is accepted."


class QueryFailedError(ScaleError):
    """SQL that DuckDB refuses."""

    zh = "查询未能执行：{reason}"
    en = "The query failed: {reason}"
