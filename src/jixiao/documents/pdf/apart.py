"""Reading a PDF in a process of its own, which is stopped when it takes too much time or memory.

For files that may be made to do harm: whatever becomes of the process, this one goes on. Starting it takes half a
second. What comes back is plain JSON, which can do nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import astuple
from typing import Any

from jixiao.documents import errors as common_errors
from jixiao.documents.errors import DocumentError
from jixiao.documents.grid import Cell, Document, Grid
from jixiao.documents.pdf import errors
from jixiao.documents.pdf.errors import EndlessPdfError
from jixiao.documents.supervision import supervisor

TIME_LIMIT = 60
"""Seconds; a thousand pages of forms take ten."""
MEMORY_LIMIT = 2 << 30
"""Bytes of address space."""


def read_pdf_apart(
    name: str, data: bytes, time_limit: float = TIME_LIMIT, memory_limit: int = MEMORY_LIMIT
) -> Document:
    """The document in ``data``, as ``reading.read_pdf`` gives it.

    Raises the same errors, and ``EndlessPdfError`` where ``time_limit`` (seconds) or ``memory_limit`` (bytes, on
    systems that have such limits) are not enough, or the process ends in another unusual way. Where this process is
    itself one that may be lost, the file is read here.
    """
    if supervisor() is not None:
        from jixiao.documents.pdf.in_process import read_in_process

        return read_in_process(name, data)
    try:
        process = subprocess.run(
            [sys.executable, "-P", "-m", "jixiao.documents.pdf", str(int(time_limit) + 1), str(memory_limit)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            timeout=time_limit,
            check=False,
        )
        answer = json.loads(process.stdout) if process.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        answer = None
    if answer is None:
        raise EndlessPdfError()
    return unpack(name, answer)


def pack(document: Document | DocumentError) -> dict[str, Any]:
    """A document, or why there is none, as JSON can carry it."""
    if isinstance(document, DocumentError):
        return {"error": _packed_error(document)}
    return {
        "grids": [[[astuple(cell) for cell in row] for row in grid.rows] for grid in document.grids],
        "faults": [_packed_error(fault) for fault in document.faults],
    }


def unpack(name: str, answer: dict[str, Any]) -> Document:
    """The document that was packed; raises the error that was packed."""
    if "error" in answer:
        raise _error(answer["error"])
    grids = [
        Grid([[Cell(*fields) for fields in row] for row in rows], number) for number, rows in enumerate(answer["grids"])
    ]
    return Document(name, grids, [_error(packed) for packed in answer["faults"]])


def _packed_error(error: DocumentError) -> dict[str, Any]:
    return {"kind": type(error).__name__, "details": error.details}


def _error(packed: dict[str, Any]) -> DocumentError:
    kind = getattr(errors, packed["kind"], None) or getattr(common_errors, packed["kind"], None)
    if not (isinstance(kind, type) and issubclass(kind, DocumentError)):
        return EndlessPdfError()
    return kind(**packed["details"])
