"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast


@contextmanager
def whole_file(path: str | Path) -> Iterator[BinaryIO]:
    """Open ``path`` for writing; what was written takes its place when the block ends without an exception.

    Until then, and after any exception, whatever stood there before stands there still. A link is followed, the
    permissions of a file that is replaced are kept, and what is not a regular file (``/dev/null``, a pipe) is written
    directly. Raises ``OSError`` where the folder or the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield cast(BinaryIO, stream)
            stream.flush()
            Path(name).chmod(_permissions(target))
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _permissions(target: Path) -> int:
    """Those of the file that is replaced, else those that any new file would get here."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask
