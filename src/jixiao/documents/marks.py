"""Tick boxes and inline tags inside cell text, brought to one notation."""

from __future__ import annotations

import html
import re

UNTICKED = "□☐○◯❑❏▢"
TICKED = "☑☒√✓✔■▣●◉✅"

_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z][a-zA-Z0-9]*)\b([^<>]{0,200})>")
_CHECKED = re.compile(r"""\bchecked\b""", re.IGNORECASE)
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,60}\]")
_PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])[(（][a-zü]{0,4}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-zü]{0,3}[)）]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


def _replacement(match: re.Match[str]) -> str:
    closing, name, attributes = match.group(1), match.group(2).lower(), match.group(3)
    if name == "input" and "checkbox" in attributes.lower():
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
    if "<" in text:
        text = _TAG.sub(_replacement, text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group(0)), text)
    if "(" in text or "（" in text:
        text = _PINYIN.sub("", text)
    if "[bookmark" in text:
        text = _BOOKMARK.sub("", text)
    return text.replace("\xa0", " ").strip()
