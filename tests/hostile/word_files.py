"""Word documents (.docx) made to do harm."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.documents.docx_file import NAMESPACES, cell, docx, paragraph, row, table, zipped
from tests.hostile.xml_bombs import XML_BOMBS, deep, many_attributes, many_namespaces

_ROOT = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
_BODY = f"<w:document {NAMESPACES}><w:body>{{}}</w:body></w:document>"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TABLE = table(row("项目名称", "砚浦镇道路养护"))


def _with_document(xml: str | bytes, **more: str | bytes) -> bytes:
    """A file whose main part is this."""
    return docx("", **{"document_xml": xml, **more})


def _with_link(kind: str, target: str) -> bytes:
    """A file that links to something outside."""
    link = f'<Relationship Id="x" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    links = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    )
    picture = '<w:p><w:r><w:drawing><a:blip r:link="x"/></w:drawing></w:r></w:p>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{_TABLE}{picture}</w:body></w:document>",
            "word/_rels/document.xml.rels": links,
            "word/settings.xml": f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="x"/></w:settings>',
            "word/_rels/settings.xml.rels": links,
        }
    )


def _nested_tables(levels: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * levels + paragraph("底") + "</w:tc></w:tr></w:tbl>" * levels


def _spanned(properties: str) -> bytes:
    return docx(table(row(cell("项目名称", properties=properties), cell("道路养护")), row("a", "b")))


def _main_part(target: str) -> bytes:
    """The package says that its main part is another."""
    links = f'<Relationships><Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="{target}"/></Relationships>'
    return zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": links, "word/x.xml": "<x/>"})


def _style_circle() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{(at + 1) % 500}"/></w:style>'
        for at in range(500)
    )
    return docx(paragraph("砚浦镇", properties='<w:pStyle w:val="s0"/>'), styles=styles)


def _numbering(text: str, start: str) -> bytes:
    counted = f'<w:start w:val="{start}"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/>'
    numbers = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{counted}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return docx("".join(paragraph("砚", properties=listed) for _ in range(50)), numbering=numbers)


def _fields(levels: int) -> str:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
    return f"<w:p>{begin * levels}</w:p>"


WORD_FILES: dict[str, Callable[[], bytes]] = {
    **{f"docx-{name}.docx": (lambda bomb=bomb: _with_document(bomb(_ROOT))) for name, bomb in XML_BOMBS.items()},
    "docx-deep.docx": lambda: _with_document(deep(_BODY, "w:sdt")),
    "docx-deep-inline.docx": lambda: _with_document(deep(_ROOT, "w:ins", 3000)),
    "docx-many-attributes.docx": lambda: _with_document(many_attributes(_BODY, "w:p")),
    "docx-many-namespaces.docx": lambda: _with_document(many_namespaces(_BODY, "w:p")),
    "docx-long-attribute.docx": lambda: _with_document(_BODY.replace("{}", f'<w:p w:x="{"砚" * 4_000_000}"/>')),
    "docx-entities-in-styles.docx": lambda: docx(_TABLE, styles_xml=XML_BOMBS["laughs"]("<w:styles>{}</w:styles>")),
    "docx-bomb-by-ratio.docx": lambda: _with_document(_BODY.replace("{}", " " * (50 << 20))),
    "docx-bomb-by-size.docx": lambda: _with_document(_BODY.replace("{}", " " * (70 << 20))),
    "docx-many-paragraphs.docx": lambda: docx("<w:p/>" * 1_000_000),
    "docx-many-cells.docx": lambda: docx(table(("<w:tr>" + "<w:tc/>" * 500 + "</w:tr>") * 2000)),
    "docx-nested-tables.docx": lambda: docx(_nested_tables(80)),
    "docx-nested-tables-deep.docx": lambda: docx(_nested_tables(30_000)),
    "docx-colspan.docx": partial(_spanned, '<w:gridSpan w:val="1000000000"/>'),
    "docx-colspan-negative.docx": partial(_spanned, '<w:gridSpan w:val="-5"/>'),
    "docx-colspan-no-number.docx": partial(_spanned, '<w:gridSpan w:val="１e99"/>'),
    "docx-row-merge-everywhere.docx": lambda: docx(table(row(*[cell("", properties="<w:vMerge/>")] * 60) * 500)),
    "docx-before.docx": lambda: docx(
        table(row("项目名称", properties='<w:gridBefore w:val="2147483647"/><w:gridAfter w:val="999999999"/>'))
    ),
    "docx-style-circle.docx": _style_circle,
    "docx-number-far.docx": partial(_numbering, "%1.", "999999999999999999999"),
    "docx-number-long.docx": partial(_numbering, "%1" * 100_000, "1"),
    "docx-fields-nested.docx": lambda: docx(_fields(50_000)),
    "docx-symbol.docx": lambda: docx('<w:p><w:r><w:sym w:font="Wingdings" w:char="FFFFFFFFFF"/></w:r></w:p>'),
    "docx-characters.docx": lambda: _with_document(_ROOT.replace("{}", "&#xD800;&#0;&#x110000;")),
    "docx-utf7.docx": lambda: _with_document(b"<?xml version='1.0' encoding='utf-7'?><x/>"),
    "docx-unknown-encoding.docx": lambda: _with_document(b"<?xml version='1.0' encoding='x-evil'?><x/>"),
    "docx-utf16-cut.docx": lambda: _with_document(_BODY.encode("utf-16")[:-3]),
    "docx-macros.docx": lambda: docx(_TABLE, vbaProject_bin=b"\xd0\xcf\x11\xe0" + b"Auto_Open" * 99),
    "docx-ole-object.docx": lambda: docx(
        _TABLE
        + '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:o" Type="Embed" ProgID="Package"/></w:object></w:r></w:p>',
        oleObject1_bin=b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    ),
    "docx-remote-template.docx": partial(_with_link, "attachedTemplate", "http://127.0.0.1:9/evil.dotm"),
    "docx-remote-picture.docx": partial(_with_link, "image", "http://127.0.0.1:9/pixel.png"),
    "docx-local-file.docx": partial(_with_link, "aFChunk", "file:///etc/passwd"),
    "docx-main-part-outside.docx": partial(_main_part, "../../../../etc/passwd"),
    "docx-main-part-itself.docx": partial(_main_part, "_rels/.rels"),
    "docx-main-part-missing.docx": partial(_main_part, "word/none.xml"),
    "docx-encrypted.docx": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage\0".encode("utf-16-le") + b"\0" * 900
    ),
    "docx-cut.docx": lambda: docx(_TABLE * 50)[:-300],
    "docx-flipped.docx": lambda: docx(_TABLE).replace(b"word/document.xml", b"word/document.xmk", 1),
}
