"""The program that converts is a small script here, so that the tests run where LibreOffice is not installed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.documents import office_conversion
from jixiao.documents.office_conversion import can_convert, converted
from jixiao.documents.office_errors import ConversionError

Install = Callable[[str], Path]
WRITES = 'mkdir -p "$outdir"; cp "$origin" "$outdir/origin.docx"'


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a script in the place of LibreOffice, which is told $outdir, $origin, and where to note things: $notes."""

    def installed(script: str) -> Path:
        notes = tmp_path / "notes"
        notes.mkdir()
        program = tmp_path / "soffice"
        program.write_text(
            "#!/bin/sh\n"
            'for last; do case "$before" in --outdir) outdir=$last;; esac; before=$last; done\n'
            f"origin=$last; notes={notes}\n{script}\n"
        )
        program.chmod(0o755)
        monkeypatch.setattr(office_conversion, "_program", lambda: str(program))
        return notes

    return installed


def test_the_converted_file_is_given_back(install: Install) -> None:
    install(WRITES)
    assert can_convert()
    assert converted(b"old", "word-97", "docx") == b"old"


def test_it_is_told_the_format_and_a_profile_of_its_own(install: Install) -> None:
    notes = install(f'echo "$@" > $notes/told; {WRITES}')
    converted(b"old", "rtf", "docx")
    told = (notes / "told").read_text()
    assert "--headless" in told and "--convert-to docx:MS Word 2007 XML" in told and "origin.rtf" in told
    assert "--infilter=Rich Text Format" in told
    assert "-env:UserInstallation=file:///" in told


def test_the_profile_forbids_macros_and_links(install: Install) -> None:
    notes = install(f'cp "$HOME/profile/user/registrymodifications.xcu" $notes/settings; {WRITES}')
    converted(b"old", "word-97", "docx")
    settings = (notes / "settings").read_text()
    assert "DisableMacrosExecution" in settings and "BlockUntrustedRefererLinks" in settings


def test_nothing_of_our_surroundings_is_told(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    notes = install(f"env > $notes/told; {WRITES}")
    converted(b"old", "word-97", "docx")
    assert "secret" not in (notes / "told").read_text()


def test_nothing_is_left_behind(install: Install) -> None:
    notes = install(f'echo "$HOME" > $notes/home; {WRITES}')
    converted(b"old", "word-97", "docx")
    assert not Path((notes / "home").read_text().strip()).exists()


@pytest.mark.parametrize("script", ["echo 'Error: source file could not be loaded'; exit 0", "exit 1"])
def test_no_file_is_a_failure_however_it_ends(install: Install, script: str) -> None:
    install(script)
    with pytest.raises(ConversionError):
        converted(b"old", "word-97", "docx")


def test_an_empty_file_is_a_failure(install: Install) -> None:
    install('mkdir -p "$outdir"; : > "$outdir/origin.docx"')
    with pytest.raises(ConversionError):
        converted(b"old", "word-97", "docx")


def test_a_run_that_takes_too_long_is_ended_with_all_it_started(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_conversion, "TIME_LIMIT", 1)
    notes = install("sleep 600 & echo $! > $notes/child; wait")
    with pytest.raises(ConversionError):
        converted(b"old", "word-97", "docx")
    state = Path(f"/proc/{(notes / 'child').read_text().strip()}/stat")
    assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_memory_and_output_are_limited(install: Install) -> None:
    notes = install(f"ulimit -v > $notes/memory; ulimit -f > $notes/output; ulimit -t > $notes/time; {WRITES}")
    converted(b"old", "word-97", "docx")
    assert int((notes / "memory").read_text()) == office_conversion.MEMORY_LIMIT
    assert int((notes / "output").read_text()) * 512 == office_conversion.OUTPUT_LIMIT
    assert int((notes / "time").read_text()) == office_conversion.TIME_LIMIT


def test_several_files_are_converted_at_the_same_time(install: Install) -> None:
    install(WRITES)
    results: dict[bytes, bytes] = {}
    files = [f"第{at}份".encode() for at in range(4)]
    threads = [
        threading.Thread(target=lambda data=data: results.update({data: converted(data, "word-97", "docx")}))  # type: ignore[misc]
        for data in files
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {data: data for data in files}


def test_a_missing_program_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_conversion, "_program", lambda: None)
    assert not can_convert()
    with pytest.raises(ConversionError) as raised:
        converted(b"old", "word-97", "docx")
    assert "LibreOffice" in raised.value.sentence("en")


def test_the_program_is_looked_for_under_both_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "libreoffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office_conversion._program.__wrapped__() == str(program)
