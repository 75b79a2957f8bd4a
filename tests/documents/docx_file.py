"""Word documents made of the XML of their body, for the tests."""

from __future__ import annotations

import io
import zipfile

from tests.documents.merged_grids import Merged, by_rows

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def docx(body: str, *, styles: str = "", numbering: str = "", **parts: str | bytes) -> bytes:
    """The file with that body; ``parts`` are further parts by their names without folder, dots written ``_``."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": (
            f'<Relationships {_PACKAGE}><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    if styles:
        files["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
    if numbering:
        files["word/numbering.xml"] = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
    names = [name.replace("_", ".") for name in parts]
    files |= {f"word/{name}": data for name, data in zip(names, parts.values(), strict=True)}
    links = [
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name.partition(".")[0]}" Target="{name}"/>'
        for name in ["styles.xml", "numbering.xml", *names]
        if f"word/{name}" in files
    ]
    files["word/_rels/document.xml.rels"] = f"<Relationships {_PACKAGE}>{''.join(links)}</Relationships>"
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip archive of the files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def escaped(text: str) -> str:
    """The text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph(*contents: str, properties: str = "") -> str:
    """A paragraph of texts and runs."""
    said = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{said}{''.join(part if part.startswith('<') else run(part) for part in contents)}</w:p>"


def cell(*contents: str, properties: str = "") -> str:
    """A cell of texts, each a paragraph of its own, and blocks."""
    said = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    blocks = "".join(part if part.startswith("<") else paragraph(part) for part in contents or ("",))
    return f"<w:tc>{said}{blocks}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, texts among them."""
    said = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{said}{''.join(part if part.startswith('<') else cell(part) for part in cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def merged_table(cells: list[Merged]) -> str:
    """A table of merged cells as Word writes it: every place of the grid belongs to some ``w:tc`` of its row."""
    starts = {(one.row, one.column): one for one in cells}
    covering = {(down, one.column): one for one in cells for down in range(one.row, one.row + one.rowspan)}
    lines = []
    for number in range(len(by_rows(cells))):
        parts = []
        for (_, column), one in sorted(item for item in covering.items() if item[0][0] == number):
            begins = (number, column) in starts
            said = f'<w:gridSpan w:val="{one.colspan}"/>' if one.colspan > 1 else ""
            if one.rowspan > 1:
                said += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
            parts.append(cell(*(one.text.split("\n") if begins else ()), properties=said))
        lines.append(row(*parts))
    return table(*lines)
