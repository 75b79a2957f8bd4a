"""The sentence about characters that no font could print."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 10
_ZH = "字体中缺少 {count} 个字符（{names}），PDF 中以“〓”代替；请指定含有这些字符的 TrueType 字体后重新打印。"
_EN = (
    "No font has {count} of the characters ({names}); the PDF shows 〓 instead. Print again with a font that has them."
)


def sentence(characters: Iterable[str], lang: str = "zh") -> str:
    """What users are told, in Chinese ("zh") or English ("en"): which characters are missing, ten at most by name."""
    ordered = sorted(characters)
    names = [f"{char if char.isprintable() else ''}U+{ord(char):04X}" for char in ordered[:_MOST]]
    separator, more = (", ", " …") if lang == "en" else ("、", "等")
    listed = separator.join(names) + (more if len(ordered) > _MOST else "")
    return (_EN if lang == "en" else _ZH).format(count=len(ordered), names=listed)
