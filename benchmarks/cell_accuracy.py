"""How many cells of printed forms a reader finds in their place, wherever in its tables it has put the forms."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cell = tuple[int, int, int, int, str]
"""Row, column, rowspan, colspan and text; the spans are 0 where the reader does not tell them."""

_FEWEST = 2
"""From so many cells on, a form counts as found in a table."""
_BOXES = str.maketrans({"☐": "□", "☒": "☑"})

_Table = dict[tuple[int, int], tuple[str, tuple[int, int]]]
"""By place, the text as it is compared, and the spans; blank cells are left out."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of ``cells`` with text that were printed: how many have their text in their place, how many their spans, too.

    ``spans`` is ``None`` where the reader tells none.
    """

    cells: int
    texts: int
    spans: int | None


def accuracy(forms: Sequence[Sequence[Cell]], tables: Sequence[Sequence[Cell]]) -> Accuracy:
    """Compare the cells of the printed forms with those of the tables that a reader found in the same file.

    A form may begin anywhere in a table, and go on in another, as where a page ends inside it: how its cells lie to
    each other is what counts. A cell that was found counts once. Texts are compared as NFKC and without blanks.
    """
    wanted, found = [_table(form) for form in forms], [_table(table) for table in tables]
    cells = sum(map(len, wanted))
    texts = spans = 0
    tried: set[tuple[int, int]] = set()
    while (fit := _best_fit(wanted, found, tried)) is not None:
        number, at, down, right = fit
        tried.add((number, at))
        form, table = wanted[number], found[at]
        for row, column in list(form):
            text, extent = form[row, column]
            here = table.get((row + down, column + right))
            if here is not None and here[0] == text:
                texts += 1
                spans += here[1] == extent
                del form[row, column], table[row + down, column + right]
    told = any(rows for table in tables for _, _, rows, _, _ in table)
    return Accuracy(cells, texts, spans if told else None)


def together(parts: Iterable[Accuracy]) -> Accuracy:
    """The counts of several files."""
    parts = list(parts)
    spans = [part.spans for part in parts if part.spans is not None]
    return Accuracy(
        sum(part.cells for part in parts), sum(part.texts for part in parts), sum(spans) if spans else None
    )  # fmt: skip


def _table(cells: Sequence[Cell]) -> _Table:
    plain = ((row, column, (rows, columns), _plain(text)) for row, column, rows, columns, text in cells)
    return {(row, column): (text, extent) for row, column, extent, text in plain if text}


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.translate(_BOXES)).split())


def _best_fit(
    wanted: Sequence[_Table], found: Sequence[_Table], tried: set[tuple[int, int]]
) -> tuple[int, int, int, int] | None:
    """Which form lies in which table, and how far down and right, so that most cells agree; ``None``: none does."""
    places: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, table in enumerate(found):
        for (row, column), (text, _) in table.items():
            places[text].append((at, row, column))
    best, most = None, _FEWEST - 1
    for number, form in enumerate(wanted):
        votes: Counter[tuple[int, int, int]] = Counter()
        for (row, column), (text, _) in form.items():
            votes.update((at, down - row, right - column) for at, down, right in places.get(text, ()))
        for (at, down, right), count in votes.items():
            if count > most and (number, at) not in tried:
                best, most = (number, at, down, right), count
    return best
