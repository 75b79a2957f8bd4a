"""The process that ``apart`` starts: reads a PDF from standard input, within limits, and writes JSON.

``python -m jixiao.documents.pdf SECONDS BYTES``
"""

from __future__ import annotations

import json
import sys

from jixiao.documents.errors import DocumentError
from jixiao.documents.grid import Document
from jixiao.documents.pdf.apart import pack
from jixiao.documents.pdf.in_process import read_in_process


def main(seconds: int, size: int) -> None:
    """Read, within so many seconds of computing and bytes of address space."""
    _limit(seconds, size)
    document: Document | DocumentError
    try:
        document = read_in_process("", sys.stdin.buffer.read(), recognise=False)  # which takes more of both
    except DocumentError as error:
        document = error
    json.dump(pack(document), sys.stdout)


def _limit(seconds: int, size: int) -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limits; the time that the caller waits is one there, too
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, hard))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
