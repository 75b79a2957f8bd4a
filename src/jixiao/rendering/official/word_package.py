"""The file around the text of a Word document: a package with our styles, and the same bytes for the same text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jixiao.rendering.official.word_elements import Element, permitted
from jixiao.rendering.official.word_styles import FONTS, SETTINGS, STYLES

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part

_KEPT = frozenset(("officeDocument", "core-properties", "styles", "settings", "fontTable"))
"""What is kept of the template of python-docx, by the last words of the relationships."""
_LONGEST_TITLE = 255
"""Characters of a property, at most."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can name."""


def word_package(title: str, body: Iterable[Element]) -> bytes:
    """The .docx file with that title among its properties; ``body`` is all of the text, the last section included."""
    import docx

    document = docx.Document()
    part = document.part
    for holder in (part, part.package):
        _drop_unused(holder)
    _replace(document.styles.element, STYLES)
    _replace(document.settings.element, SETTINGS)
    _fonts(part)
    _describe(document, title)
    text = document.element.body
    del text[:]
    text.extend(body)
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream)


def _drop_unused(holder: Part | OpcPackage) -> None:
    """The template brings a preview picture, a theme with Japanese fonts, lists and a second copy of the styles."""
    for link, relationship in list(holder.rels.items()):
        if relationship.reltype.rpartition("/")[2] not in _KEPT:
            del holder.rels[link]


def _replace(root: Element, xml: str) -> None:
    """Put the contents of a part in the place of what it held."""
    from docx.oxml import parse_xml

    root[:] = list(parse_xml(xml))


def _fonts(part: Part) -> None:
    for relationship in part.rels.values():
        if relationship.reltype.endswith("/fontTable"):
            relationship.target_part._blob = FONTS.encode()


def _describe(document: Document, title: str) -> None:
    """Name the document in its properties. Times are left out: nobody but the reader's own program knows them."""
    properties = document.core_properties
    del properties._element[:]
    properties.title = permitted(title)[:_LONGEST_TITLE]
    properties.language = "zh-CN"


def _undated(stream: io.BytesIO) -> bytes:
    """The zip file without the time at which it was made."""
    undated = io.BytesIO()
    with zipfile.ZipFile(stream) as written, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in written.infolist():
            archive.writestr(zipfile.ZipInfo(entry.filename, _FIRST_DAY), written.read(entry), zipfile.ZIP_DEFLATED)
    return undated.getvalue()
