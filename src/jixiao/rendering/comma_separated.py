"""Records as CSV: one row per indicator, with the fields of its table before it.

A table without indicators has one row, so that none is missing. The file is UTF-8 with a byte order mark and CRLF, as
Excel wants it.

A text that a spreadsheet would take for a formula is given an apostrophe in front, as the weakness catalogue (CWE-1236)
and OWASP's verification standard ask; numbers such as ``-5.00`` are none. A text that already begins with apostrophes
before such a sign gets one more, so that taking one away always restores what was printed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.sheets import (
    Content,
    cell_text,
    indicator_columns,
    indicator_rows,
    of_record,
    project_columns,
    used,
)

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?", re.ASCII)
# The full-width signs too: spreadsheets of East Asian locales take them for the half-width ones.
_FORMULA = re.compile(r"'*[\s\x00]*[=+\-@＝＋－＠]|'*[\t\r\n\x00]")


def comma_separated(records: Iterable[PerformanceTarget], lang: str = "zh") -> Iterator[bytes]:
    """The CSV file piece by piece."""
    tables = list(records)
    rows = indicator_rows(tables, with_empty=True)
    columns = used([*map(of_record, project_columns(tables, lang)), *indicator_columns(lang)], rows)
    yield "\ufeff".encode()
    yield _line([column.heading for column in columns])
    for row in rows:
        yield _line([column.cell(row) for column in columns])


def harmless(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _line(cells: Iterable[Content]) -> bytes:
    buffer = io.StringIO(newline="")
    # Numbers of the program's own are never text that a document could have smuggled in.
    texts = [harmless(cell_text(cell)) if isinstance(cell, str) else cell_text(cell) for cell in cells]
    csv.writer(buffer).writerow([text.replace("\x00", "\ufffd") for text in texts])
    return buffer.getvalue().encode("utf-8", "replace")
