"""Files with an address (``s3://…``) instead of a path: listing them, and copies of them on this machine.

fsspec does the work; for most schemes it needs another library, which a clear sentence names. Nothing is fetched but
what the user named.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jixiao.documents.document_names import names_document
from jixiao.documents.errors import (
    DocumentError,
    InaccessibleDocumentError,
    MissingDocumentError,
    TooLargeDocumentError,
)
from jixiao.documents.opening import MAX_BYTES
from jixiao.scale.errors import MissingExtraError, MissingSchemeLibraryError, UnknownSchemeError, UnreadableSourceError

SCHEMES = {
    "s3": "s3fs", "s3a": "s3fs", "oss": "ossfs", "hdfs": "pyarrow", "webhdfs": "requests", "http": "aiohttp",
    "https": "aiohttp", "file": "", "memory": "",
}  # fmt: skip
"""The schemes of addresses that are read, each with the Python library that it needs besides fsspec."""
_MAGIC = "*?["
_FINGERPRINTS = ("ETag", "etag", "checksum", "md5", "LastModified", "last_modified", "mtime", "created")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at an address; ``fingerprint`` changes when its contents do, ``None`` where nothing is known."""

    address: str
    fingerprint: str | None


class InterruptedTransferError(DocumentError):
    """A remote file could not be fetched. Details: ``reason``."""

    zh = "未能取得该文件（{reason}）。"
    en = "The file could not be fetched ({reason})."


def is_remote(address: str) -> bool:
    """Whether it is an address with a scheme and no path."""
    scheme, mark, _ = address.partition("://")
    return bool(mark) and scheme.isalnum()


def list_remote(address: str) -> Iterator[RemoteFile]:
    """The files that an address stands for: itself, what its ``*`` match, or the documents below it, sorted.

    Raises ``ScaleError``: an unknown scheme, a missing library, or an address that cannot be opened.
    """
    system, path = _system(address)
    scheme = address.partition("://")[0]
    try:
        if any(sign in path for sign in _MAGIC):
            found = {name: info for name, info in system.glob(path, detail=True).items() if info.get("type") == "file"}
        elif scheme in ("http", "https") or system.isfile(path):
            found = {path: system.info(path)}
        elif system.isdir(path):
            found = {
                name: info
                for name, info in system.find(path, detail=True).items()
                if names_document(name.rpartition("/")[2])
            }
        else:
            raise FileNotFoundError(path)
    except Exception as error:  # every file system has errors of its own
        raise UnreadableSourceError(address=address, reason=_reason(error)) from error
    for name in sorted(found):
        yield RemoteFile(system.unstrip_protocol(name), _fingerprint(found[name]))


@contextmanager
def local_copy(address: str) -> Iterator[Path]:
    """A copy of the file in a folder of its own, which is taken away afterwards. Raises a ``DocumentError``."""
    system, path = _system(address)
    name = path.rstrip("/").rpartition("/")[2].partition("?")[0] or "file"
    with tempfile.TemporaryDirectory(prefix="jixiao-") as folder:
        copy = Path(folder, name[-200:].replace("\0", "_") if name not in (".", "..") else "file")
        _fetch(system, path, copy)
        yield copy


def _fetch(system: Any, path: str, copy: Path) -> None:
    size = 0
    try:
        with system.open(path, "rb") as remote, copy.open("wb") as local:
            while block := remote.read(_BLOCK):
                size += len(block)
                if size > MAX_BYTES:
                    raise TooLargeDocumentError(size=f"> {MAX_BYTES >> 20}", limit=MAX_BYTES >> 20)
                local.write(block)
    except DocumentError:
        raise
    except FileNotFoundError as error:
        raise MissingDocumentError() from error
    except PermissionError as error:
        raise InaccessibleDocumentError(reason=_reason(error)) from error
    except Exception as error:  # every file system has errors of its own
        raise InterruptedTransferError(reason=_reason(error)) from error


def _system(address: str) -> tuple[Any, str]:
    scheme = address.partition("://")[0]
    if scheme not in SCHEMES or "::" in address:
        raise UnknownSchemeError(scheme=scheme, known=", ".join(f"{known}://" for known in SCHEMES))
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError(extra="batch") from error
    try:
        system, path = url_to_fs(address)
    except ImportError as error:
        raise MissingSchemeLibraryError(scheme=scheme, library=SCHEMES[scheme]) from error
    except Exception as error:  # wrong options, no credentials
        raise UnreadableSourceError(address=address, reason=_reason(error)) from error
    return system, path


def _fingerprint(info: dict[str, Any]) -> str | None:
    known = [f"{name}={info[name]}" for name in _FINGERPRINTS if info.get(name)]
    return "; ".join([f"size={info.get('size')}", *known]) if known else None


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:200]
