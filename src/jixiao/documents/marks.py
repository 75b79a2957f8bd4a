"""Tick boxes and inline tags inside cell text, brought to one notation."""

from __future__ import annotations

import html
import re

from jixiao.records.folding import PINYIN

UNTICKED = "□☐○◯❑❏▢"
TICKED = "☑☒√✓✔■▣●◉✅"

_TAG = re.compile(r"<\s{0,3}(/?)\s{0,3}([a-zA-Z][a-zA-Z0-9]*)\b([^<>]{0,200})>")
_CHECKED = re.compile(r"(?<![\w-])checked(?![\w-])", re.IGNORECASE)
_BOX = re.compile(r"checkbox|radio", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\0"))
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,60}\]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


def _replacement(match: re.Match[str]) -> str:
    closing, name, attributes = match.group(1), match.group(2).lower(), match.group(3)
    if len(name) == 1 and attributes.strip(" /") and "=" not in attributes and not attributes.startswith(":"):
        return match.group(0)  # a<b and c>d
    if name == "input" and _BOX.search(attributes):
        return "☑" if _CHECKED.search(attributes) else "□"
    if name == "br" or (name in ("p", "div", "li") and closing):
        return "\n"
    if name in ("p", "div", "li", "span", "b", "i", "u", "strong", "em", "font", "sup", "sub", "o", "input"):
        return ""
    return match.group(0)


def plain(text: str) -> str:
    """``text`` with inline tags resolved: check boxes become □ or ☑, paragraph ends become line breaks.

    Tags that are no inline markup stay as printed, since ``<`` also is a comparison sign. Pinyin in brackets behind a
    character, which some converters to traditional characters leave, is no print of the document.
    """
    text = text.translate(_INVISIBLE)
    if "<" in text:
        text = _TAG.sub(_replacement, text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group(0)), text)
    if "(" in text or "（" in text:
        text = PINYIN.sub("", text)
    if "[bookmark" in text:
        text = _BOOKMARK.sub("", text)
    return text.replace("\xa0", " ").strip()
