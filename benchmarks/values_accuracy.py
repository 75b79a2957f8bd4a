"""How many target values are read exactly right: jixiao's grammar beside a reader of one regular expression.

``python -m benchmarks.values_accuracy [VALUES.jsonl]``: one JSON object per line with a ``text`` and the fields it
should be read as. Without an argument the expressions in the shared folder beside the checkout.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from jixiao.values.parsing import parse_value
from jixiao.values.target_value import TargetValue

SHARED = Path(__file__).parents[2] / "shared" / "evaluation" / "values.jsonl"
FIELDS = ("kind", "op", "low", "high", "unit", "period", "deadline")
NUMBER = re.compile(r"(?P<op>[≥≤<>=])?\s*(?P<low>\d+(?:\.\d+)?)\s*[(（]?(?P<unit>[^\d\s()（）以，、]*)")


def read_number(text: str) -> TargetValue:
    """What one would write first: a sign, the first number and the characters after it."""
    found = NUMBER.search(text.replace(">=", "≥").replace("≧", "≥").replace("≦", "≤"))
    if not found:
        return TargetValue(text)
    return TargetValue(text, "number", found["op"], Decimal(found["low"]), unit=found["unit"] or None)  # type: ignore[arg-type]


def shares(gold: list[dict[str, object]], reader: Callable[[str], TargetValue]) -> list[float]:
    """The share of values right in each of ``FIELDS``, and in all of them at once."""
    right = []
    for want in gold:
        got = reader(str(want["text"]))
        same = [getattr(got, name) == want[name] for name in FIELDS]
        right.append([*same, all(same)])
    return [sum(column) / len(gold) for column in zip(*right, strict=True)]


def main(path: Path) -> None:
    """Print one line per field: the share that jixiao reads right, and the one-expression reader."""
    with path.open(encoding="utf-8") as lines:
        gold = [json.loads(line, parse_int=Decimal, parse_float=Decimal) for line in lines]
    print(f"{len(gold)} target values, share read exactly right")
    print(f"{'':<12}{'jixiao':>8}{'one regular expression':>26}")
    for name, ours, theirs in zip(
        [*FIELDS, "all fields"], shares(gold, parse_value), shares(gold, read_number), strict=True
    ):
        print(f"{name:<12}{ours:>8.1%}{theirs:>26.1%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)
