"""Reading what is no file but gives bytes like one: pipes (``jixiao read <(…)``) and devices."""

from __future__ import annotations

import os
import select
import stat
import time
from pathlib import Path

from jixiao.documents.errors import InaccessibleDocumentError, TooLargeDocumentError
from jixiao.documents.opening import MAX_BYTES
from jixiao.scale.guard_errors import TimeLimitError

_BLOCK = 1 << 20


def gives_bytes_once(path: Path) -> bool:
    """Whether a pipe, a socket or a device stands there, which another process may not find or which never ends."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def piped_bytes(path: Path, seconds: float, most: int = MAX_BYTES) -> bytes:
    """All that comes out of it. Raises a ``DocumentError`` where that is more than ``most`` or takes too long."""
    until = time.monotonic() + seconds
    blocks: list[bytes] = []
    size = 0
    try:
        # Opened so that a pipe into which nobody writes does not hold us for ever.
        stream = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            while True:
                ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
                if not ready:
                    raise TimeLimitError(seconds=round(seconds))
                block = os.read(stream, _BLOCK)
                if not block:
                    return b"".join(blocks)
                blocks.append(block)
                size += len(block)
                if size > most:
                    raise TooLargeDocumentError(size=-(-size >> 20), limit=most >> 20)
        finally:
            os.close(stream)
    except OSError as error:
        raise InaccessibleDocumentError(reason=error.strerror or type(error).__name__) from error
