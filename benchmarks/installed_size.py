"""How much an installation of jixiao takes on disk.

    python -m benchmarks.installed_size [--write README.md README.zh-CN.md]

installs the checkout into fresh virtual environments under a temporary folder, alone and with the extra ``ocr``, in the
versions that ``constraints.txt`` pins, and prints in MB (10^6 bytes) what pip has added to the empty environment,
compiled modules included. pip gets the packages from wherever its own settings say. With ``--write`` it replaces what
stands in the files between the markers of ``installed-size``, in Chinese where the name of the file says so. Exit code
1 says that the package alone takes more than it may.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from benchmarks.markers import write_figures
from benchmarks.processes import ROOT

LIMIT = 120_000_000
"""Bytes that the package without extras may take."""
EXTRAS = ("", "ocr")


def added(extra: str) -> int:
    """Bytes that installing the checkout with an extra (``""`` for none) adds to an empty environment.

    Raises ``subprocess.CalledProcessError`` where pip fails; it says why on stderr.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "environment")
        venv.create(home, with_pip=True)
        empty = size(home)
        pins = Path(folder, "pins.txt")
        pins.write_text(without_hashes((ROOT / "constraints.txt").read_text(encoding="utf-8")), encoding="utf-8")
        python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        pip = [str(python), "-m", "pip", "-qq", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, "-c", str(pins), f"{ROOT}[{extra}]" if extra else str(ROOT)], check=True)
        return size(home) - empty


def size(folder: Path) -> int:
    """Bytes in all files of a folder, each once; links do not count."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def without_hashes(pinned: str) -> str:
    """The pins of a lock file alone: with hashes pip would refuse a checkout, which has none."""
    return "".join(
        f"{line}\n" for line in re.findall(r"^[\w.-]+==[^\s\\]+(?: *; *[^\\\n]*[^\\\s])?", pinned, re.MULTILINE)
    )


def figures(sizes: dict[str, int], *, chinese: bool) -> str:
    """The sizes in a sentence."""
    core, ocr = (f"{sizes[extra] / 1e6:.0f} MB" for extra in EXTRAS)
    if chinese:
        return f"安装后占用磁盘 {core}（含全部依赖）；加装扫描件识别 `[ocr]` 后共 {ocr}。"
    return f"Installed, it takes {core} on disk with all it needs, and {ocr} with `[ocr]` for scans."


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="How much an installation takes on disk.")
    parser.add_argument(
        "--write", nargs="+", type=Path, default=[], metavar="FILE", help="put the figures in these files"
    )
    options = parser.parse_args()
    sizes = {extra: added(extra) for extra in EXTRAS}
    print(figures(sizes, chinese=False))
    write_figures(options.write, "installed-size", lambda chinese: figures(sizes, chinese=chinese))
    if sizes[""] > LIMIT:
        print(f"more than {LIMIT / 1e6:.0f} MB without extras", file=sys.stderr)
    return 1 if sizes[""] > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
