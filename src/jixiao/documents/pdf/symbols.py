"""Characters that fonts and converters put in place of others, brought back to what is printed.

Full-width forms, ㎡ and the like are printed wording and stay; see ``jixiao.records.folding`` for comparing.
"""

from __future__ import annotations

import re
import unicodedata

from jixiao.documents.marks import TICKED, UNTICKED
from jixiao.documents.symbol_fonts import in_symbol_font

BROKEN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character of which nobody can say which it is."""

# Fonts share one glyph between 长 and ⻓; programs that look the character up by its glyph may find the radical.
# Unicode folds the radicals from U+2F00 on by itself, but only two of these.
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺎⺏⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺶⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂刀刂卜兀尣巳幺彑忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒羊耂肀聿肉臼艹艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_BOXES = dict.fromkeys("☐▢❏❐❑❒◻◽⬜🗆", "□") | dict.fromkeys("☒✅🗹🗷🗵🗳", "☑")
_VARIANTS = _RADICALS | _BOXES
_COMPATIBILITY = re.compile("[\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")

_SYMBOL_FONTS = (
    ("wingdings2", "Wingdings 2"),
    ("wingdings3", "Wingdings 3"),
    ("wingdings", "Wingdings"),
    ("webdings", "Webdings"),
    ("symbol", "Symbol"),
)
TICKS = frozenset("√✓✔✗✘×xX╳⨯vV") | frozenset(TICKED)
"""Characters that tick a box when they are laid into it."""
OPEN_BOXES = frozenset(UNTICKED)


def printed(char: str) -> str:
    """What is printed where the file says ``char``: nothing, one character, or the letters of a ligature."""
    if char < "\u00ad":
        return char
    if _COMPATIBILITY.match(char):
        return unicodedata.normalize("NFKC", char)
    return "" if _UNSEEN.match(char) else _VARIANTS.get(char, char)


def is_unknown(char: str) -> bool:
    """Whether the character has no meaning of its own: private use, not assigned, or a control character."""
    return char == BROKEN or (not char.isprintable() and unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs"))


def symbol_font(name: str) -> str | None:
    """The symbol font that a font of a PDF is by its ``name`` (``ABCDEF+Wingdings-Regular``), or ``None``."""
    plain = re.sub(r"[^a-z0-9]", "", name.rpartition("+")[2].lower())
    return next((font for start, font in _SYMBOL_FONTS if plain.startswith(start)), None)


def symbol(char: str, font: str) -> str:
    """What a symbol font prints for ``char``, which stands for its code, alone or in the private use area."""
    if font == "Symbol" and char < "\uf000":
        return char  # PDFium knows the encoding of Symbol itself
    return in_symbol_font(font, char)
