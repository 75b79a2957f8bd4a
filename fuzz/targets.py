"""What is fuzzed: functions that take any bytes, and fail with whatever is a mistake of the program."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fuzz.losses import STRANGE, check_nothing_lost
from jixiao.documents import supervision
from jixiao.documents.encoding import decode
from jixiao.documents.errors import DocumentError
from jixiao.documents.grid import Document, Grid
from jixiao.documents.opening import read_bytes
from jixiao.documents.table_spans import Spanning, placed
from jixiao.forms.vocabulary import vocabulary
from jixiao.recognition.reading import read_document
from jixiao.values.parsing import parse_value
from jixiao.values.target_value import render

SAMPLES = Path(__file__).parents[1] / "samples"
_LARGEST_SEED = 70_000
_WORD_PART = "word/document.xml"
_SHEET_PART = "xl/worksheets/sheet1.xml"


class SkippedPageError(DocumentError):
    """A scanned page, which would take seconds to recognise."""


class Alone:
    """A supervisor without help: no page is recognised, nothing is converted, and no other process is started."""

    def page_begins(self) -> None:
        """Refuse the page."""
        raise SkippedPageError

    def converted(self, data: bytes, source: str, target: str) -> bytes:
        """Refuse to convert."""
        raise SkippedPageError


@dataclass(frozen=True)
class Target:
    """Something to fuzz: what bytes are given to, and bytes that it likes."""

    check: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]
    longest: int = 1 << 16


def check_file(data: bytes) -> None:
    """A file of any format is a document or a ``DocumentError``; every cell of the document is accounted for."""
    supervision.obey(Alone())
    try:
        document = read_bytes("表", data)
    except DocumentError as error:
        assert error.sentence("zh")
        assert error.sentence("en")
        return
    finally:
        supervision.obey(None)
    check_nothing_lost(document, read_document(document))


def check_word_part(data: bytes) -> None:
    """The same for the main part of a Word document, which changed bytes of a packed file never reach."""
    check_file(_with_part("luting-human-resources.docx", _WORD_PART, data))


def check_sheet(data: bytes) -> None:
    """The same for a sheet of a workbook."""
    check_file(_with_part("luting-city-management.xlsx", _SHEET_PART, data))


def check_grid(data: bytes) -> None:
    """Any grid of words from forms and of strange ones is recognised, and no cell of it is lost."""
    document = grid_from(data)
    check_nothing_lost(document, read_document(document))


def check_value(data: bytes) -> None:
    """Any text is a value that is printed as it was, also as JSON."""
    if data.startswith(b"\xff"):  # with half characters
        text = data[: len(data) // 2 * 2].decode("utf-16-le", "surrogatepass")
    else:
        text = data.decode("utf-8", "replace")
    value = parse_value(text)
    assert render(value) == text
    assert json.loads(json.dumps(value.to_dict()))["text"] == text


_WORDS = (
    *sorted(vocabulary()), "", "□", "☑", "/", "……", "1.", "指标1：", "（2024年度）", "\u3000", "12.60", "≥90%",
    "7.40万元",
    "2024-03-01", "砚浦镇人民政府", "财政项目支出绩效目标表", "行道树补种",
)  # fmt: skip
_TEXT_FOLLOWS = 0xFFFF


def grid_from(data: bytes) -> Document:
    """A document of one table: each cell is two bytes for its word and one for its spans and the end of its row.

    The word beyond all words is a strange text that follows, with its length before it.
    """
    stream = io.BytesIO(data)
    rows: list[list[Spanning]] = [[]]
    while len(head := stream.read(3)) == 3 and len(rows) < 200:
        number = int.from_bytes(head[:2], "big")
        if number == _TEXT_FOLLOWS:
            text = "".join(chr(STRANGE + byte) for byte in stream.read(int.from_bytes(stream.read(1), "big")))
        else:
            text = _WORDS[number % len(_WORDS)]
        rows[-1].append(Spanning(text, 1 + (head[2] & 3), 1 + (head[2] >> 2 & 7)))
        if head[2] & 0x80:
            rows.append([])
    return Document("表", [Grid(placed([rows]))])


def _seeds_of_files() -> Iterator[bytes]:
    for path in sorted(SAMPLES.glob("20*/*")):
        if path.stat().st_size <= _LARGEST_SEED:
            yield path.read_bytes()


def _parts(suffix: str, part: str) -> Iterator[bytes]:
    for path in sorted(SAMPLES.glob(f"20*/*{suffix}")):
        with zipfile.ZipFile(path) as archive:
            yield archive.read(part)


def _with_part(sample: str, part: str, data: bytes) -> bytes:
    """The sample with other contents of that part, not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(SAMPLES / "2024" / sample) as whole, zipfile.ZipFile(out, "w") as changed:
        for name in whole.namelist():
            changed.writestr(name, data if name == part else whole.read(name))
    return out.getvalue()


def _seeds_of_grids() -> Iterator[bytes]:
    known = {word: number for number, word in enumerate(_WORDS)}
    for path in sorted(SAMPLES.glob("20*/*.txt")):
        packed = b""
        for line in decode(path.read_bytes()).splitlines():
            *words, last = line.split("\t")
            packed += b"".join(_cell(known, word, ends=False) for word in words) + _cell(known, last, ends=True)
        yield packed


def _cell(known: dict[str, int], word: str, *, ends: bool) -> bytes:
    spans = bytes([0x80 * ends])
    if word in known:
        return known[word].to_bytes(2, "big") + spans
    text = word.encode()[:255]
    return b"\xff\xff" + spans + bytes([len(text)]) + text


def _seeds_of_values() -> Iterator[bytes]:
    for text in (
        "≥12(次)", "大于等于10件", "95%以上", "每季度开展1次，共4次", "2024年6月、11月", "按计划及时开展",
        "3-5个工作日", "一百二十万元",
        "不低于90%", "=5件", "百分之九十", "2024年底前完成", "每月不少于1次", "逐年提高", "±5%", "0.5‰", "第三季度前",
        "10～20人/次",
    ):  # fmt: skip
        yield text.encode()


TARGETS: dict[str, Target] = {
    "file": Target(check_file, _seeds_of_files, 1 << 17),
    "word-part": Target(check_word_part, lambda: _parts(".docx", _WORD_PART), 1 << 17),
    "sheet": Target(check_sheet, lambda: _parts(".xlsx", _SHEET_PART), 1 << 17),
    "grid": Target(check_grid, _seeds_of_grids, 1 << 13),
    "value": Target(check_value, _seeds_of_values, 600),
}
"""By name, which is how the file of a case begins."""
