"""Parts under a licence of the GPL family that packages are known to bring along in their wheels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|3rd|third", re.IGNORECASE)
_TEXTS = ("", ".txt", ".md", ".rst")
_TITLE = re.compile(r"^\W*GNU (?:LESSER |LIBRARY |AFFERO )?GENERAL PUBLIC LICENSE", re.MULTILINE)
"""How the text of a licence of the family begins; others only mention it, in other letters."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a package brings along, known by the path of a file in it; ``english`` and ``chinese`` say what it is."""

    package: str
    path: str
    english: str
    chinese: str


PARTS = (
    Part(
        "lxml",
        r"licenses/LICENSES\.txt$",
        "GNU libiconv (LGPL-2.1), linked into the modules of its wheels",
        "GNU libiconv（LGPL-2.1），已链接进其安装包的模块",
    ),
    Part(
        "numpy",
        r"libgfortran",
        "GCC's runtime library libgfortran (GPL-3.0 with the GCC runtime exception), a shared library",
        "GCC 运行库 libgfortran（GPL-3.0，附 GCC 运行库例外条款），独立的共享库",
    ),
    Part(
        "numpy",
        r"libquadmath",
        "GCC's libquadmath (LGPL-2.1), a shared library",
        "GCC 的 libquadmath（LGPL-2.1），独立的共享库",
    ),
    Part(
        "opencv-python-headless",
        r"libavcodec",
        "FFmpeg (LGPL-2.1), shared libraries; they read videos, which jixiao never does",
        "FFmpeg（LGPL-2.1），独立的共享库；用于读取视频，jixiao 从不使用",
    ),
    Part(
        "opencv-python-headless",
        r"libgfortran|libquadmath",
        "GCC's runtime libraries libgfortran (GPL-3.0 with the GCC runtime exception) and libquadmath (LGPL-2.1)",
        "GCC 运行库 libgfortran（GPL-3.0，附 GCC 运行库例外条款）和 libquadmath（LGPL-2.1）",
    ),
    Part(
        "pypdfium2",
        r"cibw_musl/libgcc",
        "GCC's runtime libraries (GPL-3.0 with the GCC runtime exception), only in the wheels for musl",
        "GCC 运行库（GPL-3.0，附 GCC 运行库例外条款），仅见于 musl 版安装包",
    ),
    Part(
        "reportlab",
        r"DarkGarden",
        "the font Dark Garden (GPL-2.0 with an exception for documents), which jixiao never uses",
        "字体 Dark Garden（GPL-2.0，附文档嵌入例外条款），jixiao 从不使用",
    ),
    Part(
        "shapely",
        r"libgeos",
        "GEOS (LGPL-2.1), a shared library, which rapidocr uses through shapely",
        "GEOS（LGPL-2.1），独立的共享库，rapidocr 经由 shapely 使用",
    ),
)


def parts_of(package: Distribution) -> tuple[Part, ...]:
    """What the installed package brings along."""
    paths = [str(path) for path in package.files or ()]
    name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
    return tuple(part for part in PARTS if part.package == name and any(re.search(part.path, path) for path in paths))


def licence_texts(package: Distribution) -> list[str]:
    """The paths of the files in the installed package that hold the text of a licence of the GPL family."""
    paths = [path for path in package.files or () if _LICENCE_FILE.search(str(path)) and path.suffix in _TEXTS]
    files = {str(path): Path(str(path.locate())) for path in paths}
    return [
        path
        for path, file in files.items()
        if file.is_file() and _TITLE.search(file.read_text(encoding="utf-8", errors="replace"))
    ]
