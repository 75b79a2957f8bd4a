"""Reading target values: ``parse_value("每月不少于1次")`` → ≥ 1 次, 每月.

The text is folded, tokenised and parsed by ``grammar.lark``, and what the phrases say is put together in
``meaning.py``. Whatever the grammar has no reading for is of kind ``text``; nothing raises.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from jixiao.values.meaning import meaning
from jixiao.values.phrases import PhraseBuilder, Piece
from jixiao.values.target_value import TargetValue
from jixiao.values.words import terminals

if TYPE_CHECKING:
    from lark import Lark

LONGEST = 500
"""A longer text, in characters without white space, is not a value but prose: kind ``text`` without a look."""

_NO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
# The full-width comma stays as it is: it seldom separates thousands.
_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != ord("，")} | {
    ord(variant): ord(usual) for variant, usual in zip("﹪﹤﹥﹦⩾⩽—–﹣∼〜∕⁄", "%<>=≥≤---~~//", strict=True)
}


def parse_value(text: str) -> TargetValue:
    """The meaning of one printed target value.

    ``text`` is any string; white space in it does not count, as tables break lines inside words. Never raises: what
    is not a number, a range, a date or a frequency, or is longer than ``LONGEST``, is of kind ``text``. Values repeat,
    so the last 65 536 different ones are kept.
    """
    # Bounds the white space too, and keeps long prose out of the cache.
    return _parse(text) if len(text) <= 4 * LONGEST else TargetValue(text)


@lru_cache(maxsize=1 << 16)
def _parse(text: str) -> TargetValue:
    from lark.exceptions import LarkError

    printed = "".join(text.translate(_NO_WIDTH).split())
    if not printed or len(printed) > LONGEST:
        return TargetValue(text)
    plain = folded(printed)
    try:
        clauses = cast("list[list[Piece]]", _parser().parse(plain))
    except LarkError:
        return TargetValue(text)
    return meaning(clauses, plain, printed, text)


def folded(printed: str) -> str:
    """``printed`` with the usual one of each group of like characters; character by character, so places stay."""
    return printed.translate(_FOLDED)


@cache
def _parser() -> Lark:
    """The parser, built when the first value is read: the grammar with the words under it."""
    from lark import Lark

    grammar = files("jixiao.values").joinpath("grammar.lark").read_text(encoding="utf-8")
    builder = cast(Any, PhraseBuilder())
    return Lark(grammar + terminals(), start="value", parser="lalr", lexer="basic", transformer=builder)
