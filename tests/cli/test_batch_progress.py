"""The bar of ``jixiao batch``."""

from __future__ import annotations

import io
import sys

import pytest

from jixiao.cli.batch_progress import batch_progress
from jixiao.cli.messages import Messages


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_tables_their_rate_and_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    with batch_progress(2, Messages()) as progress:
        progress.advance(3, 1)
        progress.tell("坏.docx：文件已损坏。")
    shown = terminal.getvalue()
    assert "绩效目标表 3 张" in shown
    assert "错误 1" in shown
    assert "1/2" in shown
    assert "坏.docx：文件已损坏。" in shown


def test_a_file_gets_the_sentences_only(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with batch_progress(2, Messages()) as progress:
        progress.advance(3, 1)
        progress.tell("坏.docx：文件已损坏。")
    assert stream.getvalue() == "坏.docx：文件已损坏。\n"
