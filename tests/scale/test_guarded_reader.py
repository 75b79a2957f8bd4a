"""Reading in another process: the same records, and one sentence for whatever goes wrong there."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.documents.docx_file import docx, paragraph, zipped
from tests.hostile.compound_files import COMPOUND_FILES
from tests.scale.planted import plant

from jixiao.documents import office_conversion
from jixiao.documents.office_errors import ConversionError
from jixiao.recognition.reading import read_each
from jixiao.records.extraction import Extraction, Fault
from jixiao.scale.guarded_reader import GuardedReader
from jixiao.scale.limits import Limits
from jixiao.scale.reading_messages import GuardedReading, Refusal

SAMPLES = Path(__file__).parents[2] / "samples"
SCRIPT = "项目名称\t砚浦镇道路养护\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    with GuardedReader() as started:
        yield started


def refusal(readings: list[GuardedReading]) -> Refusal:
    ((_, found),) = readings
    assert isinstance(found, Refusal)
    return found


def planted_reading(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str, limits: Limits | None = None
) -> Refusal:
    """What becomes of a small file when recognising it does what ``body`` says."""
    plant(monkeypatch, tmp_path, body)
    with GuardedReader(limits) as reader:
        return refusal(reader.read_bytes("表.txt", SCRIPT.encode()))


@pytest.mark.parametrize(
    "name",
    [
        "2024/luting-agriculture.doc", "2024/luting-city-management.xlsx", "2024/luting-civil-affairs.docx",
        "2024/luting-culture.pdf", "2024/luting-emergency.mht", "2024/luting-health.xls", "2024/yanpu-justice.html",
        "2024/yanpu-roads.txt", "2025/yanpu-self-evaluations.zip",
    ],
)  # fmt: skip
def test_what_is_read_there_is_what_is_read_here(reader: GuardedReader, name: str) -> None:
    assert reader.read(SAMPLES / name) == list(read_each(SAMPLES / name))


def test_a_process_reads_many_files(reader: GuardedReader) -> None:
    reader.read_bytes("a.txt", SCRIPT.encode())
    first = reader.pid
    reader.read_bytes("b.txt", SCRIPT.encode())
    assert reader.pid == first


def test_a_form_can_be_named_and_must_be_known(reader: GuardedReader) -> None:
    ((_, found),) = reader.read(SAMPLES / "2024/yanpu-roads.txt", form="songjiang-target-2022")
    assert isinstance(found, Extraction)
    assert {record.form for record in found.records} == {"songjiang-target-2022"}
    with pytest.raises(KeyError):
        reader.read(SAMPLES / "2024/yanpu-roads.txt", form="atlantis")


def test_a_file_that_cannot_be_read_has_its_reason(reader: GuardedReader, tmp_path: Path) -> None:
    assert refusal(reader.read(tmp_path / "无.docx")).kind == "MissingDocumentError"
    (tmp_path / "空.docx").write_bytes(b"")
    assert refusal(reader.read(tmp_path / "空.docx")) == Refusal(
        zh="文件为空，没有可读内容。", en="The file is empty.", kind="EmptyDocumentError"
    )


def test_documents_of_an_archive_come_one_by_one(reader: GuardedReader, tmp_path: Path) -> None:
    path = tmp_path / "上报材料.zip"
    path.write_bytes(zipped({"2024年/a.txt": SCRIPT, "b.txt": ""}))
    (first, one), (second, other) = reader.read(path)
    assert (first, second) == ("上报材料.zip/2024年/a.txt", "上报材料.zip/b.txt")
    assert isinstance(one, Extraction)
    assert isinstance(other, Fault)


def test_names_that_are_not_utf8_survive(reader: GuardedReader, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_text(SCRIPT, encoding="utf-8")
    ((name, found),) = reader.read(path)
    assert name == path.name
    assert isinstance(found, Extraction)
    assert found.document == "\ufffd\ufffd.txt"


def test_what_took_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = planted_reading(monkeypatch, tmp_path, "time.sleep(60)", Limits(wall_seconds=2))
    assert found.zh == "读取超过 2 秒的时限，已中止；文件可能过大、已损坏或为恶意构造。"


def test_what_computed_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = planted_reading(monkeypatch, tmp_path, "while True: pass", Limits(cpu_seconds=1))
    assert found.en.startswith("Reading took more than 1 seconds and was stopped")


@pytest.mark.parametrize(
    "body", ["'砚' * (1 << 30)", "raise ValueError('std::bad_alloc')"], ids=["Python", "a C++ library"]
)
def test_what_took_too_much_memory_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str) -> None:
    found = planted_reading(monkeypatch, tmp_path, body, Limits(memory_megabytes=1024))
    assert found.kind == "MemoryLimitError"
    assert "1024 MB" in found.zh


def test_a_process_that_ends_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plant(monkeypatch, tmp_path, "if document.name == '坏.txt': os.abort()")
    with GuardedReader() as reader:
        before = reader.pid
        found = refusal(reader.read_bytes("坏.txt", SCRIPT.encode()))
        assert found.zh == "读取该文件的进程意外终止（SIGABRT），文件可能已损坏，或内存不足。"
        assert reader.pid != before
        ((_, good),) = reader.read_bytes("好.txt", SCRIPT.encode())
        assert isinstance(good, Extraction)


def test_documents_before_the_one_that_ends_an_archive_are_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plant(monkeypatch, tmp_path, "if document.name.endswith('2.txt'): os._exit(5)")
    path = tmp_path / "上报.zip"
    path.write_bytes(zipped({"1.txt": SCRIPT, "2.txt": SCRIPT}))
    with GuardedReader() as reader:
        (first, good), (second, bad) = reader.read(path)
    assert (first, second) == ("上报.zip/1.txt", "上报.zip")
    assert isinstance(good, Extraction)
    assert isinstance(bad, Refusal)
    assert bad.kind == "CrashedReaderError"


@pytest.mark.parametrize(
    ("body", "deed"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "socket"),
        ("open('/tmp/x', 'w')", "open for writing"),
        ("os.open('/tmp/x', os.O_CREAT | os.O_WRONLY)", "open for writing"),
        ("os.remove('/tmp/x')", "os.remove"),
        ("os.system('true')", "os.system"),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("os.fork()", "os.fork"),
        ("import ctypes; ctypes.CDLL('libc.so.6')", "ctypes.dlopen"),
        ("import pickle; pickle.loads(b'cos\\nsystem\\n.')", "pickle.find_class"),
    ],
)
def test_forbidden_deeds_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str, deed: str) -> None:
    found = planted_reading(monkeypatch, tmp_path, body)
    assert found.kind == "ForbiddenDeedError"
    assert deed in found.zh


def test_the_system_lets_nothing_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also by those that Python's audit hook does not see: the file was opened before it was there."""
    target = tmp_path / "written"
    body = "os.write(written, b'x')"
    plant(monkeypatch, tmp_path, body)
    site = tmp_path / "sitecustomize.py"
    opened = f"import builtins, os\nbuiltins.written = os.open({str(target)!r}, os.O_CREAT | os.O_WRONLY)\n"
    site.write_text(opened + site.read_text(encoding="utf-8"), encoding="utf-8")
    with GuardedReader() as reader:
        refusal(reader.read_bytes("表.txt", SCRIPT.encode()))
    assert target.read_bytes() == b""


def test_what_libraries_print_is_no_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plant(monkeypatch, tmp_path, "os.write(1, b'noise' * 9); print('noise', flush=True); os.write(2, b'noise')")
    with GuardedReader() as reader:
        ((_, found),) = reader.read_bytes("表.txt", SCRIPT.encode())
    assert isinstance(found, Extraction)


def test_secrets_of_the_environment_are_not_handed_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    found = planted_reading(monkeypatch, tmp_path, "raise type(''.join(os.environ), (Exception,), {})")
    assert "PATH" in found.zh
    assert "DATABASE" not in found.zh


@pytest.mark.parametrize(
    ("said", "kind"), [(b"\0\0\0\2{}", "GarbledAnswerError"), (b"\x7f\0\0\0", "OversizedAnswerError")]
)
def test_a_process_that_was_taken_over_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: bytes, kind: str
) -> None:
    body = f"""
frame = sys._getframe()
while "answers" not in frame.f_locals:
    frame = frame.f_back
frame.f_locals["answers"].write({said!r})
frame.f_locals["answers"].flush()
"""
    assert planted_reading(monkeypatch, tmp_path, body).kind == kind


def test_too_much_is_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "多.txt"
    path.write_text("\n".join(f"第{number}行砚浦镇" for number in range(40_000)), encoding="utf-8")
    with GuardedReader(Limits(answer_megabytes=1)) as reader:
        assert refusal(reader.read(path)).zh == "从文件中读出的内容超过 1 MB 的上限，已中止，请拆分后再读取。"


def test_a_new_process_takes_over_after_some_files() -> None:
    with GuardedReader(Limits(files_per_process=2)) as reader:
        pids = []
        for _ in range(4):
            pids.append(reader.pid)
            reader.read_bytes("表.txt", SCRIPT.encode())
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_a_process_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plant(monkeypatch, tmp_path, "pass")
    (tmp_path / "sitecustomize.py").write_text("import os; os._exit(3)", encoding="utf-8")
    with GuardedReader() as reader:
        found = refusal(reader.read_bytes("表.txt", SCRIPT.encode()))
    assert found.zh == "读取进程无法启动（exit 3），请检查内存和读取限额设置。"


def test_closing_refuses_what_another_thread_reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plant(monkeypatch, tmp_path, "time.sleep(60)")
    reader = GuardedReader()
    reader.start()
    found: list[GuardedReading] = []
    thread = threading.Thread(target=lambda: found.extend(reader.read_bytes("表.txt", SCRIPT.encode())))
    thread.start()
    thread.join(0.5)
    reader.close()
    thread.join(20)
    assert isinstance(found[0][1], Refusal)
    assert reader.pid is None


def test_pipes_are_read_here(reader: GuardedReader) -> None:
    end, start = os.pipe()
    os.write(start, SCRIPT.encode())
    os.close(start)
    ((_, found),) = reader.read(f"/dev/fd/{end}")
    os.close(end)
    assert isinstance(found, Extraction)
    assert found.cells == 2


def test_libreoffice_is_started_by_the_one_that_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reading process may start nothing: it hands over what is to be converted, and reads what comes back."""
    damaged = COMPOUND_FILES["doc-without-table.doc"]()
    asked: list[tuple[bytes, str, str]] = []

    def converted(data: bytes, source: str, target: str) -> bytes:
        asked.append((data, source, target))
        return docx(paragraph("砚浦镇道路养护"))

    (tmp_path / "soffice").write_text("#!/bin/sh\nexit 9\n", encoding="ascii")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office_conversion, "converted", converted)
    with GuardedReader() as reader:
        ((_, found),) = reader.read_bytes("旧.doc", damaged)
        assert asked == [(damaged, "word-97", "docx")]
        assert isinstance(found, Extraction)
        assert [cell.text for cell in found.unplaced] == ["砚浦镇道路养护"]

        monkeypatch.setattr(office_conversion, "converted", failing)
        assert refusal(reader.read_bytes("旧.doc", damaged)).kind == "DamagedDocumentError"


def failing(data: bytes, source: str, target: str) -> bytes:
    raise ConversionError(reason="LibreOffice")
