"""Mistakes planted in reading processes, which a test cannot reach to patch them."""

from __future__ import annotations

from pathlib import Path

import pytest

_PATCH = """
import os, sys, time
if "jixiao.scale.reading_process" in sys.orig_argv:
    from jixiao.recognition import reading
    read_document = reading.read_document
    def patched(document, form=None):
{body}
        return read_document(document, form)
    reading.read_document = patched
"""


def plant(monkeypatch: pytest.MonkeyPatch, folder: Path, body: str) -> None:
    """Have every reading process from now on run the ``body`` before it recognises a ``document``."""
    lines = "\n".join(f"        {line}" for line in body.splitlines())
    (folder / "sitecustomize.py").write_text(_PATCH.format(body=lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
