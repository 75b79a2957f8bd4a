"""How the cells of an .xlsx workbook are displayed: number formats, fonts, borders (ECMA-376 Part 1, 18.8)."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.documents.archive_errors import DamagedDocumentError
from jixiao.documents.builtin_formats import BUILTIN_FORMATS, GENERAL
from jixiao.documents.xml_events import Event, xml_events

_MOST = 1 << 17
"""Fonts, borders and formats, each, at most; Excel allows 65,490."""
_SIDES = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What of a style matters to reading; ``code`` is the number format, ``tick_box`` shows TRUE as a ticked box."""

    code: str = GENERAL
    font: str = ""
    boxed: bool = False
    tick_box: bool = False


class _Collections:
    """The lists of the style sheet that cell formats point into."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.fonts: list[str] = []
        self.boxed: list[bool] = []
        self.formats: list[dict[str, str]] = []
        self.tick_boxes: set[int] = set()
        """Which of the formats make a tick box of a truth value, as Excel of 2024 does."""


def read_styles(data: bytes, part: str) -> list[CellStyle]:
    """The styles of cells in the order in which cells refer to them.

    Raises ``DamagedDocumentError`` and what else ``xml_events`` raises.
    """
    try:
        return _styles(data, part)
    except ValueError:
        raise DamagedDocumentError(part=part) from None


def _styles(data: bytes, part: str) -> list[CellStyle]:
    found = _Collections()
    path: list[str] = []
    for event in xml_events(data, part):
        if event.start:
            path.append(event.name)
            _see(event, path, found)
        else:
            path.pop()
        if max(len(found.formats), len(found.fonts), len(found.boxed), len(found.codes)) > _MOST:
            raise DamagedDocumentError(part=part)
    styles: list[CellStyle] = []
    for at, given in enumerate(found.formats):
        number = int(given.get("numFmtId", 0))
        font, border = int(given.get("fontId", 0)), int(given.get("borderId", 0))
        styles.append(
            CellStyle(
                code=found.codes.get(number) or BUILTIN_FORMATS.get(number, GENERAL),
                font=found.fonts[font] if 0 <= font < len(found.fonts) else "",
                boxed=0 <= border < len(found.boxed) and found.boxed[border],
                tick_box=at in found.tick_boxes,
            )
        )
    return styles


def _see(event: Event, path: list[str], found: _Collections) -> None:
    """Take what the start of an element says; ``path`` leads to it and includes it."""
    given = event.attributes
    match path[1:]:
        case ["numFmts", "numFmt"]:
            found.codes[int(given.get("numFmtId", 0))] = given.get("formatCode", "")
        case ["fonts", "font"]:
            found.fonts.append("")
        case ["fonts", "font", "name"] if found.fonts:
            found.fonts[-1] = given.get("val", "")
        case ["borders", "border"]:
            found.boxed.append(False)
        case ["borders", "border", side] if side in _SIDES and given.get("style", "none") != "none":
            found.boxed[-1] = True
        case ["cellXfs", "xf"]:
            found.formats.append(given)
        case ["cellXfs", "xf", "extLst", "ext", "xfComplement"]:
            found.tick_boxes.add(len(found.formats) - 1)
