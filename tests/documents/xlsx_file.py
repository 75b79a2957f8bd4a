"""Excel workbooks made of the XML of their sheets, for the tests."""

from __future__ import annotations

from tests.documents.docx_file import escaped, zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def xlsx(
    *sheets: str,
    texts: str = "",
    styles: str = "",
    states: tuple[str, ...] = (),
    properties: str = "",
    files: dict[str, str | bytes] | None = None,
) -> bytes:
    """The workbook of sheets, each what stands in ``worksheet``; ``texts`` is what stands in ``sst``.

    ``styles`` is what stands in ``styleSheet``, ``states`` are those of the first sheets, ``properties`` the attributes
    of ``workbookPr``; ``files`` are further parts, or others in place of those made here.
    """
    listed = "".join(
        f'<sheet name="表{at}" sheetId="{at}" r:id="s{at}"' + _state(states, at) + "/>"
        for at in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="s{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="t" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    links += f'<Relationship Id="y" Type="{_OFFICE}/styles" Target="/xl/styles.xml"/>'
    made: dict[str, str | bytes] = {
        "_rels/.rels": (
            f'<Relationships {_PACKAGE}><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr {properties}/>'
            f"<sheets>{listed}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": f"<Relationships {_PACKAGE}>{links}</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
    }
    for at, sheet in enumerate(sheets, start=1):
        made[f"xl/worksheets/sheet{at}.xml"] = f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>'
    return zipped(made | (files or {}))


def _state(states: tuple[str, ...], at: int) -> str:
    return f' state="{states[at - 1]}"' if at <= len(states) else ""


def rows(*lines: str) -> str:
    """The ``sheetData`` of a sheet of rows, each the cells in it."""
    return "<sheetData>" + "".join(f"<row>{line}</row>" for line in lines) + "</sheetData>"


def text(content: str, place: str = "", style: int = 0) -> str:
    """A cell with a text of its own."""
    return f'<c{_at(place)} s="{style}" t="inlineStr"><is><t>{escaped(content)}</t></is></c>'


def value(content: str, place: str = "", style: int = 0, kind: str = "n") -> str:
    """A cell with a value as it is stored."""
    return f'<c{_at(place)} s="{style}" t="{kind}"><v>{escaped(content)}</v></c>'


def _at(place: str) -> str:
    return f' r="{place}"' if place else ""


def formats(*codes: str) -> str:
    """A style sheet whose cell formats from 1 on have these number formats."""
    listed = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{_attribute(code)}"/>' for at, code in enumerate(codes)
    )
    cells = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(codes)))
    return f"<numFmts>{listed}</numFmts><cellXfs><xf/>{cells}</cellXfs>"


def _attribute(code: str) -> str:
    return escaped(code).replace('"', "&quot;")
