"""Conversion of old files by LibreOffice, kept apart from everything else on the machine.

It runs as a process of its own with a profile that is thrown away, within limits of time, memory and output, without
macros and without leave to fetch what a document links to.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from jixiao.documents.office_errors import ConversionError
from jixiao.documents.supervision import supervisor

TIME_LIMIT = 60
"""Seconds; a form takes one, a file of a thousand pages half a minute."""
MEMORY_LIMIT = 4 << 20
"""Kilobytes of address space. LibreOffice maps about 1 GB before it opens anything."""
OUTPUT_LIMIT = 256 << 20
"""Bytes of a file that it may write."""
_BLOCK = 512
"""What ``ulimit -f`` counts in (POSIX)."""
_PROGRAMS = ("soffice", "libreoffice")
_SOURCES = {
    "word-2": ("doc", "MS WinWord 5"),
    "word-95": ("doc", "MS Word 95"),
    "word-97": ("doc", "MS Word 97"),
    "rtf": ("rtf", "Rich Text Format"),
    "excel-97": ("xls", "MS Excel 97"),
}
"""Suffix and filter of what can be read. Without its filter, LibreOffice takes any bytes for a text."""
_TARGETS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
<value>3</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>\
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>\
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value>\
</prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>\
</prop></item>
</oor:items>
"""


@cache
def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def can_convert() -> bool:
    """Whether LibreOffice is installed."""
    return _program() is not None


def converted(data: bytes, source: str, target: str) -> bytes:
    """The file ``data`` as a ``target`` (``docx`` or ``xlsx``).

    ``source`` is what it is: ``word-2``, ``word-95`` (Word 6 too), ``word-97``, ``rtf`` or ``excel-97``. Raises
    ``ConversionError`` where LibreOffice is missing, fails, takes too long or writes nothing. One file takes a second
    or more; several may be converted at the same time. A process that may start no programs asks its supervisor.
    """
    above = supervisor()
    if above is not None:
        return above.converted(data, source, target)
    program = _program()
    if program is None:
        raise ConversionError(reason="LibreOffice")
    with tempfile.TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        _write_profile(place / "profile")
        suffix, reader = _SOURCES[source]
        origin = place / f"origin.{suffix}"
        origin.write_bytes(data)
        _run(program, place, origin, reader, _TARGETS[target])
        result = place / "result" / f"origin.{target}"
        # For a file that it cannot load LibreOffice says so, and ends as if all were well.
        if not result.is_file() or not result.stat().st_size:
            raise ConversionError(reason="LibreOffice")
        return result.read_bytes()


def _write_profile(profile: Path) -> None:
    """A profile for this one run: two runs with the same would wait for each other, or give up."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")


def _run(program: str, place: Path, origin: Path, reader: str, writer: str) -> None:
    command = [
        program,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        f"--infilter={reader}", "--convert-to", writer, "--outdir", str(place / "result"), str(origin),
    ]  # fmt: skip
    limits = f"ulimit -v {MEMORY_LIMIT}; ulimit -f {OUTPUT_LIMIT // _BLOCK}; ulimit -t {TIME_LIMIT}; ulimit -c 0"
    # A shell sets the limits, since what Python offers for it is not safe in a program with threads.
    process = subprocess.Popen(
        ["/bin/sh", "-c", f'{limits}; exec "$@"', "sh", *command],
        cwd=place,
        env=_environment(place),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise ConversionError(reason=f"> {TIME_LIMIT} s") from None
    finally:
        _end(process)


def _environment(place: Path) -> dict[str, str]:
    """What LibreOffice is told of the machine: where programs are, and a home and a proxy that lead nowhere."""
    nowhere = "http://127.0.0.1:9"
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(place),
        "TMPDIR": str(place),
        "LANG": "C.UTF-8",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End whatever is left of the run: soffice is a script that starts the program proper."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
