"""What fuzzing found, kept as small files: ``tests/fuzz_cases/TARGET--WHAT.hex``."""

from __future__ import annotations

import traceback
from pathlib import Path

CASES = Path(__file__).parents[1] / "tests" / "fuzz_cases"
LARGEST = 200_000
"""Bytes of a case; a larger one is told, not kept."""
_LINE = 48


def fault_name(error: BaseException) -> str:
    """The error and the innermost place in jixiao where it showed: cases of one name have one cause."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "jixiao" in frame.filename]
    place = f"{Path(frames[-1].filename).stem}-{frames[-1].name}" if frames else "anywhere"
    return "".join(char if char.isalnum() or char in "-_" else "_" for char in f"{type(error).__name__}-{place}")


def keep(target: str, what: str, data: bytes, folder: Path = CASES) -> Path | None:
    """Write the case, ``None`` where it is too large, or where a case of that name is there that is no longer."""
    path = folder / f"{target}--{what}.hex"
    if len(data) > LARGEST or (path.exists() and len(case(path)) <= len(data)):
        return None
    lines = (data[at : at + _LINE].hex() for at in range(0, len(data), _LINE))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    return path


def case(path: Path) -> bytes:
    """The bytes of a case."""
    return bytes.fromhex(path.read_text(encoding="ascii"))


def target_of(path: Path) -> str:
    """The name of what it was found with."""
    return path.stem.partition("--")[0]
