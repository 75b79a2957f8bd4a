"""Makes the font that PDFs are printed with from Noto Serif CJK SC. A program for developers, see ``README.md``.

ReportLab embeds TrueType outlines only, and the fonts that systems ship have cubic (CFF) ones or a licence that forbids
passing them on. What the forms print is kept, its outlines are converted, and tick boxes are drawn where the font has
none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

NAME = "Jixiao Song"
VERSION = "Version 1.000"
_FACE = 2
"""Simplified Chinese among the faces of the collection."""
_MAX_ERROR = 2.0
"""In thousandths of the type size: how far a converted outline may lie from the original one."""
_SYMBOLS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20BF),
    (0x2100, 0x218F), (0x2190, 0x22FF), (0x2460, 0x25FF), (0x2600, 0x266F), (0x2700, 0x27BF), (0x2E3A, 0x2E3B),
    (0x3000, 0x303F), (0x3220, 0x3243), (0x3280, 0x32B0), (0x3380, 0x33FF), (0xFF00, 0xFF5E), (0xFFE0, 0xFFE6),
)  # fmt: skip
_RARE = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬"
    "䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)
"""Characters of the 通用规范汉字表 that GBK lacks, of CJK extension A; those of C to F are taken as a whole."""
_RARE_PLANES = (0x2A700, 0x2EBEF)
_COPYRIGHT = "Copyright 2017-2022 Adobe (http://www.adobe.com/). Modified by the jixiao project, 2026."
_LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
_LICENCE_URL = "https://openfontlicense.org"
_TABLES_KEPT = {"head", "hhea", "maxp", "OS/2", "name", "cmap", "post", "hmtx", "glyf", "loca", "GlyphOrder"}

_TICK = ((200, 400), (262, 452), (402, 262), (752, 704), (806, 660), (412, 122))
_CROSS = (
    (232, 174), (500, 440), (768, 174), (806, 212), (538, 480), (806, 748), (768, 786), (500, 520), (232, 786),
    (194, 748), (462, 480), (194, 212),
)  # fmt: skip
_FRAME, _INSIDE = (96, -24, 904, 784), (132, 12, 868, 748)


def characters() -> set[int]:
    """The code points to keep: GBK, the rest of the 通用规范汉字表, and the symbols that forms print."""
    kept = {code for low, high in (*_SYMBOLS, _RARE_PLANES) for code in range(low, high + 1)}
    kept |= {ord(char) for char in _RARE}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            kept |= {ord(char) for char in bytes((lead, trail)).decode("gbk", "ignore")}
    return {code for code in kept if not 0xE000 <= code <= 0xF8FF}


def make(source: Path, target: Path) -> None:
    """Write the font to ``target``. ``source`` is ``NotoSerifCJK-Regular.ttc``."""
    from fontTools import subset  # type: ignore[import-not-found]
    from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

    font = TTFont(source, fontNumber=_FACE)
    options = subset.Options(
        layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0], drop_tables=["vhea", "vmtx", "VORG"]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    _convert(font)
    _draw_boxes(font)
    _name(font)
    for tag in set(font.keys()) - _TABLES_KEPT:
        del font[tag]
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(target)


def _convert(font: Any) -> None:
    """Put quadratic outlines in place of the cubic ones."""
    from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-not-found]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-not-found]
    from fontTools.ttLib import newTable

    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _MAX_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph(dropImpliedOnCurves=True)
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    for name, outline in outlines.items():
        outline.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(outline, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in (
        "Zones", "TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements",
        "SizeOfInstructions", "ComponentElements",
    ):  # fmt: skip
        setattr(maxp, f"max{field}", 1 if field == "Zones" else 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    del font["CFF "]


def _draw_boxes(font: Any) -> None:
    """The empty and the ticked boxes, of one size, and the ticks by themselves."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    shapes: dict[int, list[tuple[tuple[int, int], ...]]] = {
        0x25A1: [],
        0x2610: [],
        0x2611: [_TICK],
        0x2612: [_CROSS],
        0x2713: [_TICK],
        0x2714: [_TICK],
        0x2717: [_CROSS],
        0x2718: [_CROSS],
    }
    for code, marks in shapes.items():
        pen = TTGlyphPen(None)
        boxed = code < 0x2700
        contours = [_corners(*_FRAME), _corners(*_INSIDE)[::-1], *marks] if boxed else marks
        for contour in contours:
            pen.moveTo(contour[0])
            for point in contour[1:]:
                pen.lineTo(point)
            pen.closePath()
        name = font.getBestCmap().get(code, f"uni{code:04X}")
        font["glyf"][name] = pen.glyph()
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (1000, font["glyf"][name].xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def _corners(left: int, bottom: int, right: int, top: int) -> tuple[tuple[int, int], ...]:
    """Clockwise, as TrueType fills what is outside."""
    return ((left, bottom), (left, top), (right, top), (right, bottom))


def _name(font: Any) -> None:
    """A name of its own: that of the original says who made it, not what this is."""
    name = font["name"]
    name.names = []
    file_name = NAME.replace(" ", "")
    texts = {
        0: _COPYRIGHT, 1: NAME, 2: "Regular", 3: f"{VERSION};{file_name}-Regular", 4: NAME, 5: VERSION,
        6: f"{file_name}-Regular", 13: _LICENCE, 14: _LICENCE_URL,
    }  # fmt: skip
    for number, text in texts.items():
        name.setName(text, number, 3, 1, 0x409)
    # One type size high, so that who reads the text back can tell the type size from the line.
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = 880, -120, 0
    font["OS/2"].achVendID = "NONE"


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
