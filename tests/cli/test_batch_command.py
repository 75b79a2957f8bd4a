"""``jixiao batch``, ``query`` and ``stats`` as a user calls them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao.cli.main import main

Jixiao = Callable[..., Any]


def test_documents_become_tables_that_can_be_asked(jixiao: Jixiao, folder: Path, tmp_path: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    ran = jixiao("batch", folder, "--output", "out", "--jobs", "1")
    assert ran.returncode == 1
    assert ran.err.splitlines() == [
        "坏.docx：文件已损坏或不完整（zip），请重新获取或另存后再读取。",
        "本次读取 4 份文件：绩效目标表 5 张，绩效指标 30 条；内容未变、未重读 0 份。",
        "按格式：.txt 3、.zip 1",
        "按错误种类：DamagedDocument 1",
        "未能读取 1 份文件。",
        "结果已存入 out",
    ]
    asked = jixiao("query", "out", "SELECT project_name FROM records ORDER BY 1 LIMIT 1", "--format", "csv")
    assert (asked.returncode, asked.out) == (0, "\ufeffproject_name\r\n图书角建设\r\n")
    stats = json.loads(jixiao("stats", "out", "--format", "json").out)
    assert (stats["whole"]["tables"], stats["whole"]["amount"]) == (5, "37.000000")
    assert "DamagedDocument     1" in jixiao("stats", "out").out


def run(*arguments: str | Path) -> int:
    return main([*map(str, arguments)])


def test_the_next_run_reads_nothing_again(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = run("batch", folder, "-o", tmp_path / "out", "--engine", "serial", "--lang", "en")
    capsys.readouterr()
    second = run("batch", folder, "-o", tmp_path / "out", "--engine", "serial", "--lang", "en")
    assert (first, second) == (0, 0)
    assert capsys.readouterr().err.splitlines()[0] == (
        "0 file(s) read: 0 table(s), 0 indicator(s); 3 file(s) held nothing new."
    )


def test_sources_that_are_not_there_are_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("batch", folder, "没有", "documents/*.pdf", "-o", "out", "--engine", "serial") == 1
    said = capsys.readouterr().err
    assert "没有：路径不存在，请核对后重试。" in said
    assert "documents/*.pdf：没有匹配的文件。" in said
    assert "2 份文件（文件夹）不存在或无法打开，下次运行会再试。" in said
    assert run("batch", "没有", "-o", "nowhere", "--engine", "serial") == 1
    assert not Path("nowhere").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("batch", "@没有.txt", "-o", "out"), "没有.txt：无法打开（No such file or directory）。"),
        (("batch", "gopher://x/y", "-o", "out"), "不支持 gopher:// 地址"),
        (("batch", "in", "-o", "in"), "in：文件夹中已有其他文件，请另选空文件夹或以前的输出文件夹。"),
        (("query", "in", "SELECT 1"), "不是 jixiao batch 的输出文件夹。"),
        (("stats", "没有"), "不是 jixiao batch 的输出文件夹。"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: tuple[str, ...],
    sentence: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(folder.parent)
    folder.rename("in")
    assert run(*arguments) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert sentence in said


def test_the_extra_is_named_where_it_is_missing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for arguments in (("batch", folder, "-o", tmp_path / "out"), ("stats", tmp_path), ("query", tmp_path, "SELECT 1")):
        assert run(*arguments) == 1
        assert 'pip install "jixiao[batch]"' in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_long_answers_are_cut_on_the_screen_only(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("batch", folder, "-o", tmp_path / "out", "--engine", "serial")
    capsys.readouterr()
    assert run("query", tmp_path / "out", "SELECT x FROM range(150) AS t(x), (SELECT 1)") == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[-1].strip() == "99"
    assert "（共 150 行，显示前 100 行" in shown.err


def test_nothing_but_the_results_stays_in_the_folder(folder: Path, tmp_path: Path) -> None:
    run("batch", folder, "-o", tmp_path / "out", "--engine", "serial")
    assert sorted(entry.name for entry in (tmp_path / "out").iterdir()) == [
        ".lock", "documents", "errors", "indicators", "manifest.jsonl", "records", "unplaced",
    ]  # fmt: skip
