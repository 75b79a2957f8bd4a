"""Texts made to do harm, and files that are not what their name says."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.documents.docx_file import docx, row, table
from tests.documents.xlsx_file import rows, text, xlsx

_HEAD = """财政项目支出绩效目标表
项目名称\t砚浦镇道路养护
主管部门\t砚浦镇人民政府\t实施单位\t砚浦镇城管办
项目资金（万元）\t年度资金总额\t7.40
绩效指标\t一级指标\t二级指标\t三级指标\t指标值
"""


def _indicators(count: int, value: str = "≥12次") -> bytes:
    lines = "".join(f"\t产出指标\t数量指标\t指标{at}：养护\t{value}\n" for at in range(1, count + 1))
    return (_HEAD + lines).encode()


def _dice(size: int, seed: int = 7) -> bytes:
    return random.Random(seed).randbytes(size)


TEXTS: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "one-byte.txt": lambda: b"\xe7",
    "one-nul.docx": lambda: b"\0",
    "mark-only.txt": lambda: b"\xef\xbb\xbf",
    "mark-of-utf16-only.txt": lambda: b"\xff\xfe",
    "binary.txt": lambda: _dice(100_000),
    "binary-few.txt": lambda: _dice(40),
    "nuls.txt": lambda: b"\0" * 1_000_000,
    "nuls-between.txt": lambda: "\0".join(_HEAD * 50).encode(),
    "program.txt": lambda: b"\x7fELF\2\1\1" + b"\0" * 5000,
    "not-utf8.txt": lambda: _HEAD.encode()[:-2] + b"\xff\xc0\x80\xed\xa0\x80\xf8" * 99,
    "utf16-halves.txt": lambda: b"\xff\xfe" + _HEAD.encode("utf-16-le") + b"\x00\xd8\x41\x00\x00\xdc" * 99,
    "utf16-odd.txt": lambda: _HEAD.encode("utf-16") + b"\x41",
    "utf32.txt": lambda: _HEAD.encode("utf-32"),
    "gb18030-cut.txt": lambda: _HEAD.encode("gb18030") + b"\x81\x30\x81",
    "line-of-fifteen-megabytes.txt": lambda: "砚浦镇".encode() * 1_600_000,
    "line-of-hundred-megabytes.txt": lambda: b"a" * 100_000_000,
    "line-of-cells.txt": lambda: b"a\t" * 1_000_000,
    "line-of-blanks.txt": lambda: b" " * 5_000_000 + b"a" + b" " * 5_000_000,
    "line-of-wide-blanks.txt": lambda: "砚\u3000".encode() * 50_000,
    "line-of-bars.txt": lambda: b"|" * 3_000_000,
    "lines-of-bars.txt": lambda: b"|a\n" * 50_000,
    "lines-of-rules.txt": lambda: ("|" + " -" * 30_000 + "x\n").encode() * 30,
    "lines-empty.txt": lambda: b"\n" * 5_000_000,
    "lines-of-one-tab.txt": lambda: b"\ta\n" * 500_000,
    "pages.txt": lambda: b"\f" * 3_000_000 + b"a",
    "backwards.txt": lambda: (_HEAD + "\u202e\u2066\u200f" * 50_000).encode(),
    "controls.txt": lambda: (_HEAD + "\x1b]0;evil\x07\x1b[2J" * 9000).encode(),
    "combining.txt": lambda: (_HEAD + "项" + "\u0301" * 1_000_000).encode(),
    "zero-width.txt": lambda: (_HEAD + "\u200b\ufeff\u2060" * 300_000).encode(),
    "many-indicators.txt": lambda: _indicators(5000),
    "many-forms.txt": lambda: (_HEAD * 3000).encode(),
    "label-repeated.txt": lambda: ("项目名称\t" * 30_000 + "\n").encode(),
    "labels-broken.txt": lambda: ("项\n目\n名\n称\n" * 5_000).encode(),
    "title-repeated.txt": lambda: ("财政项目支出绩效目标表\n" * 30_000).encode(),
    "number-long.txt": lambda: _indicators(3, "≥" + "9" * 500_000 + "%"),
    "number-exponent.txt": lambda: _indicators(3, "≥1e999999999万元"),
    "number-of-digits.txt": lambda: _indicators(3, "一" + "亿" * 20_000 + "元"),
    "value-brackets.txt": lambda: _indicators(3, "（" * 20_000),
    "value-clauses.txt": lambda: _indicators(3, "≥1次，" * 5000),
    "value-ranges.txt": lambda: _indicators(3, "1-" * 9000),
    "value-dates.txt": lambda: _indicators(3, "9999999年99月99日前" * 2000),
    "amount-long.txt": lambda: _HEAD.replace("7.40", "9" * 300_000).encode(),
    "year-far.txt": lambda: _HEAD.replace("\n项目", "（99999999999年度）\n项目", 1).encode(),
    "markup-half.html": lambda: b"<html",
    "docx-named.pdf": lambda: docx(table(row("项目名称", "道路养护"))),
    "xlsx-named.docx": lambda: xlsx(rows(text("项目名称") + text("道路养护"))),
    "pdf-named.xlsx": lambda: b"%PDF-1.4\n%%EOF",
    "text-named.png": lambda: _HEAD.encode(),
    "png-named.docx": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
    "pk-only.docx": lambda: b"PK",
    "ole-only.xls": lambda: b"\xd0\xcf\x11\xe0",
}
