"""Numbers as a sheet shows them: ``0.95`` in the format ``0%`` is ``95%``.

Number format codes are those of ECMA-376 Part 1, 18.8.31, which Excel, WPS and LibreOffice share: up to four sections
for positive, negative and zero numbers and for text, each a sequence of placeholders and literals. Rendered here are
decimals, thousands, scaling, percentages, exponents, dates and times (``date_format``), conditions, and Chinese
numerals. What a sheet cuts to fit the width of a column is not cut.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from jixiao.documents.chinese_digits import ChineseDigits
from jixiao.documents.date_format import date_shown, has_date_parts

_LONGEST = 255
"""Characters of a format code, at most, in Excel; a longer one is taken for ``General``."""
_GENERAL = "General"
_MAX_GENERAL_DIGITS = 10
"""What ``General`` shows of a fraction: eleven characters with the point."""
_WHOLE_LIMIT = Decimal(10) ** 15
"""A sheet keeps fifteen significant digits. Below this whole numbers are written out, so that codes stay readable."""

_EXACT = Context(prec=1000)
"""Enough for every number a sheet can hold in every format it can have."""

_TOKEN = re.compile(
    r"""
      (?P<literal>  "[^"]*"? | \\. | !. )          # Chinese Excel escapes with ! too: 0!.0,"万元"
    | (?P<gap>      _. | \*. )                     # as wide as that character; filled with that character
    | (?P<bracket>  \[[^\]]*\] )
    | (?P<general>  general | g/通用格式 | 通用格式 | standard )
    | (?P<halfday>  am/pm | a/p | 上午/下午 )
    | (?P<exponent> e[+-] )
    | (?P<date>     y+ | m+ | d+ | h+ | s+(?:\.0+)? | a{3,4} | e+ | g+ | b{2,4} )
    | (?P<digit>    [0#?] )
    | (?P<point>    \. )
    | (?P<comma>    , )
    | (?P<percent>  % )
    | (?P<text>     @ )
    | (?P<end>      ; )
    | (?P<other>    . )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_CHINESE = re.compile(r"\[dbnum([123])\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-([^\]]*))?\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_SYSTEM_CODES = {
    "f800": 'yyyy"年"m"月"d"日"',
    "x-sysdate": 'yyyy"年"m"月"d"日"',
    "f400": "h:mm:ss",
    "x-systime": "h:mm:ss",
}
"""What stands for "as set in the system": the whole code is that of a Chinese system then."""

Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a code: its (kind, text) tokens and what its brackets say of all of it."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None
    chinese: ChineseDigits
    locale: str

    def holds(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self.tokens)


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """``value`` as a sheet shows it in the number format ``code``.

    ``from_1904`` tells that the workbook counts days from 1904, as old Macs did. The result has no blanks around it;
    it may be empty, where the format hides the number.
    """
    if not math.isfinite(value):
        return str(value)
    # Fifteen digits are what the sheet computes with: 0.1 + 0.2 is 0.3 there, and 2.675 is rounded up.
    number = Decimal(f"{value:.15g}")
    sections = _sections(code)
    section, signed = _section_for(number, sections)
    if section is None:
        return _general(number)
    if has_date_parts(section.tokens):
        text = date_shown(number, section.tokens, section.locale, section.chinese, from_1904=from_1904)
        return _general(number) if text is None else text.strip()
    magnitude = abs(number)
    if section.holds("general", "text") or (not section.tokens and section.chinese):
        text = _with_general(magnitude, section)
    elif section.holds("digit"):
        if any(kind == "other" and text == "/" for kind, text in section.tokens):
            return _general(number)  # vulgar fractions: the decimal says the same
        text = _with_digits(magnitude, section)
    else:
        text = "".join(_literal(kind, text) for kind, text in section.tokens)
    return ("-" + text.strip() if number < 0 and signed else text).strip()


def shown_text(text: str, code: str) -> str:
    """A text as a sheet shows it: the section for texts may add words to it, or hide it."""
    if "@" not in code and code.count(";") < 3:
        return text
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else sections[-1]
    if len(sections) < 4 and not section.holds("text"):
        return text
    return "".join(text if kind == "text" else _literal(kind, part) for kind, part in section.tokens)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    """The sections of a code, at least one."""
    if len(code) > _LONGEST:
        code = _GENERAL
    for _, locale in _CURRENCY.findall(code):
        code = _SYSTEM_CODES.get(locale.lower(), code)
    sections: list[_Section] = []
    tokens: list[Token] = []
    for match in _TOKEN.finditer(code + ";"):
        kind = match.lastgroup or "other"
        if kind == "end":
            sections.append(_section(tokens))
            tokens = []
        else:
            tokens.append((kind, match.group()))
    if tokens:  # a quotation mark that is never closed has swallowed the end
        sections.append(_section(tokens))
    return tuple(sections)


def _section(tokens: list[Token]) -> _Section:
    kept: list[Token] = []
    condition: tuple[str, Decimal] | None = None
    chinese = ChineseDigits.NONE
    locale = ""
    for kind, text in tokens:
        if kind != "bracket":
            kept.append((kind, text))
        elif match := _CONDITION.fullmatch(text):
            condition = match.group(1), Decimal(match.group(2))
        elif match := _CHINESE.fullmatch(text):
            chinese = ChineseDigits(int(match.group(1)))
        elif match := _CURRENCY.fullmatch(text):
            locale = (match.group(2) or "").lower()
            kept.append(("literal", f'"{match.group(1)}"'))
        elif match := _ELAPSED.fullmatch(text):
            kept.append(("elapsed", match.group(1).lower()))
        # Other brackets name a colour.
    if [kind for kind, _ in kept] == ["literal"] and kept[0][1] == '""':
        kept = []
    return _Section(tuple(kept), condition, chinese, locale)


def _section_for(number: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section | None, bool]:
    """(the section that shows the number, whether a minus sign is to be written before it)."""
    numeric = sections[:3] if len(sections) != 2 or not sections[1].holds("text") else sections[:1]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _holds(number, *section.condition):
                # A section for negative numbers only writes its own sign.
                own = (
                    section.condition is not None and section.condition[0] in ("<", "<=") and section.condition[1] <= 0
                )
                return section, not own
        return None, True
    if number < 0 and len(numeric) > 1:
        return numeric[1], False
    if number == 0 and len(numeric) > 2:
        return numeric[2], False
    section = numeric[0]
    return (None if _is_general(section) else section), True


def _is_general(section: _Section) -> bool:
    return [kind for kind, _ in section.tokens] == ["general"] and not section.chinese


def _holds(number: Decimal, comparison: str, bound: Decimal) -> bool:
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
        "=": number == bound,
        "<>": number != bound,
    }[comparison]


def _literal(kind: str, text: str) -> str:
    """What a token that holds no digits prints."""
    if kind == "literal":
        return text.strip('"') if text.startswith('"') else text[1:]
    if kind == "gap":
        return " " if text.startswith("_") else ""
    return text if kind in ("other", "comma", "percent", "point") else ""


def _general(number: Decimal) -> str:
    """A number without any format."""
    if not number:
        return "0"
    magnitude = abs(number)
    if magnitude == magnitude.to_integral_value():
        if magnitude < _WHOLE_LIMIT:
            return str(int(number))
        return _scientific(number)
    if magnitude < Decimal("0.0001"):
        return _scientific(number)
    whole = len(str(int(magnitude)))
    rounded = _rounded(number, max(0, _MAX_GENERAL_DIGITS - whole))
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scientific(number: Decimal) -> str:
    mantissa, _, exponent = f"{number:.5E}".partition("E")
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{exponent[0]}{exponent[1:].rjust(2, '0')}"


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)


def _with_general(number: Decimal, section: _Section) -> str:
    text = section.chinese.number(_general(number))
    if not section.tokens:
        return text
    return "".join(text if kind in ("general", "text") else _literal(kind, part) for kind, part in section.tokens)


def _with_digits(number: Decimal, section: _Section) -> str:
    """A number in placeholders: ``#,##0.00``, ``0.0%``, ``0!.0,`` and the like."""
    tokens = list(section.tokens)
    exponent = next((at for at, (kind, _) in enumerate(tokens) if kind == "exponent"), None)
    if exponent is not None:
        return _with_exponent(number, tokens, exponent, section)
    grouped, tokens, scale = _commas(tokens)
    percent = sum(kind == "percent" for kind, _ in tokens)
    return section.chinese.digits(_placed(number.scaleb(2 * percent - 3 * scale), tokens, grouped=grouped))


def _commas(tokens: list[Token]) -> tuple[bool, list[Token], int]:
    """(whether thousands are parted, the tokens without those commas, by how many thousands the number is divided)."""
    digits = [at for at, (kind, _) in enumerate(tokens) if kind == "digit"]
    point = next((at for at, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    whole = [at for at in digits if at < point]
    kept: list[Token] = []
    grouped, scale = False, 0
    for at, token in enumerate(tokens):
        if token[0] != "comma":
            kept.append(token)
        elif whole and whole[0] < at < whole[-1]:
            grouped = True
        elif _touches_digit(tokens, at):
            scale += 1
        else:
            kept.append(token)
    return grouped, kept, scale


def _touches_digit(tokens: list[Token], at: int) -> bool:
    """Whether the comma stands right behind a placeholder, perhaps behind other such commas."""
    while at >= 0 and tokens[at][0] == "comma":
        at -= 1
    return at >= 0 and tokens[at][0] in ("digit", "point")


def _placed(number: Decimal, tokens: list[Token], *, grouped: bool) -> str:
    """The digits of a number put into the placeholders, literals between them kept where they are."""
    point = next((at for at, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    decimals = sum(kind == "digit" for kind, _ in tokens[point:])
    whole, _, fraction = f"{_rounded(number, decimals):f}".partition(".")
    whole = whole.lstrip("0")
    before = _whole_part(whole, tokens[:point], grouped=grouped)
    behind: list[str] = []
    left = len(fraction.rstrip("0"))
    position = 0
    for kind, text in tokens[point:]:
        if kind != "digit":
            behind.append(_literal(kind, text))
            continue
        needed = text == "0" or position < left
        behind.append(fraction[position] if needed else " " * (text == "?"))
        position += 1
    return before + "".join(behind)


def _whole_part(digits: str, tokens: list[Token], *, grouped: bool) -> str:
    parts: list[str] = []
    places = sum(kind == "digit" for kind, _ in tokens)
    printed = 0  # from the right, for the thousands

    def put(digit: str) -> None:
        nonlocal printed
        if grouped and printed and printed % 3 == 0:
            parts.append(",")
        parts.append(digit)
        printed += 1

    for kind, text in reversed(tokens):
        if kind != "digit":
            parts.append(_literal(kind, text)[::-1])
            continue
        places -= 1
        if digits:
            taken = digits if places == 0 else digits[-1]  # the first placeholder takes all that is left
            digits = digits[: len(digits) - len(taken)]
            for digit in reversed(taken):
                put(digit)
        elif text == "0":
            put("0")
        elif text == "?":
            parts.append(" ")
    return "".join(parts)[::-1]


def _with_exponent(number: Decimal, tokens: list[Token], at: int, section: _Section) -> str:
    mantissa, sign, behind = tokens[:at], tokens[at][1][1], tokens[at + 1 :]
    point = next((index for index, (kind, _) in enumerate(mantissa) if kind == "point"), len(mantissa))
    places = max(1, sum(kind == "digit" for kind, _ in mantissa[:point]))
    decimals = sum(kind == "digit" for kind, _ in mantissa[point:])
    exponent = number.adjusted() // places * places if number else 0
    if _rounded(number.scaleb(-exponent), decimals) >= Decimal(10) ** places:
        exponent += places
    text = _placed(number.scaleb(-exponent), mantissa, grouped=False)
    width = sum(kind == "digit" for kind, _ in behind)
    shown_sign = "-" if exponent < 0 else "+" if sign == "+" else ""
    rest = "".join(_literal(kind, part) for kind, part in behind if kind != "digit")
    return f"{section.chinese.digits(text)}E{shown_sign}{abs(exponent):0{width}d}{rest}"
