"""What fields of Word draw for which they keep no result in the text."""

from __future__ import annotations

import re

from jixiao.documents.symbol_fonts import in_symbol_font

_SWITCH = re.compile(r"\\[A-Za-z]+\d*")
_OVERLAID = re.compile(r"\\o\b[^(（]*[(（](.*)[)）]", re.IGNORECASE | re.DOTALL)
_BOXED = re.compile(r"\\x\b[^(（]*[(（](.*)[)）]", re.IGNORECASE | re.DOTALL)
_FRACTION = re.compile(r"\\f\s*[(（](.*)[,，;；](.*)[)）]", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r"(0x[0-9A-F]{1,4}|\d{1,5})(?:.*\\f\s*\"([^\"]*)\")?", re.IGNORECASE | re.DOTALL)
_ARGUMENTS = re.compile(r"[,，;；]")
_TICKS = frozenset("√✓✔×✕✗✘xXvV")
_BOXES = frozenset("□☐○◯口")
_CONTROLS = re.compile("[\x00-\x1f]")


def shown_without_result(instruction: str) -> str:
    """What a field with that instruction draws, blank for fields that draw nothing of themselves.

    ``EQ \\o\\ac(□,√)`` is how Word puts a tick into a box (带圈字符), ``EQ \\x(√)`` draws the box around it,
    ``SYMBOL 82 \\f "Wingdings 2"`` a symbol, and ``MACROBUTTON`` shows words to be clicked.
    """
    name, _, rest = _CONTROLS.sub("", instruction).strip().partition(" ")
    match name.upper():
        case "EQ":
            return _formula(rest)
        case "SYMBOL" if found := _SYMBOL.match(rest.strip()):
            code = int(found.group(1), 16 if found.group(1).lower().startswith("0x") else 10)
            return in_symbol_font(found.group(2) or "", chr(code)) if code < 0xD800 else ""
        case "MACROBUTTON":
            return rest.strip().partition(" ")[2].strip()
    return ""


def _formula(drawn: str) -> str:
    if match := _OVERLAID.search(drawn):
        parts = [part.strip() for part in _ARGUMENTS.split(match.group(1))]
        return _overlaid([part for part in parts if part])
    if match := _BOXED.search(drawn):
        return "☑" if match.group(1).strip() in _TICKS else match.group(1).strip() or "□"
    if match := _FRACTION.search(drawn):
        return f"{match.group(1).strip()}/{match.group(2).strip()}"
    return _SWITCH.sub("", drawn).strip(" ()")


def _overlaid(parts: list[str]) -> str:
    """Characters drawn one on the other."""
    inner = [part for part in parts if part not in _BOXES]
    if len(inner) == len(parts):
        return "".join(parts)
    if not inner:
        return "□"
    if inner[0] in _TICKS:
        return "☑"
    if inner[0].isascii() and inner[0].isdigit() and 0 < int(inner[0]) <= 20:
        return chr(ord("①") + int(inner[0]) - 1)
    return "".join(inner)
