"""PDF files made to do harm."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO

from tests.documents.pdf.hostile import endless_pages, forms_calling, page_with, pdf, self_calling, stream

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"/Resources<</Font<</F 5 0 R>>>>"
_HELLO = b"BT /F 12 Tf 50 700 Td (Hello) Tj ET"
_HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def _packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def _page_of(contents: bytes, entries: bytes = b"") -> bytes:
    """A page that draws this."""
    return page_with(b"4 0 R", stream(entries, contents), _HELVETICA, entries=_FONT)


def _page_as(page: bytes) -> bytes:
    """A page whose dictionary has this in it."""
    return pdf(
        _CATALOG,
        _PAGES,
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%s%s>>" % (_FONT, page),
        stream(b"", _HELLO),
        _HELVETICA,
    )


def _font(font: bytes, *more: bytes) -> bytes:
    """A page in this font; ``more`` are objects from 6."""
    return page_with(b"4 0 R", stream(b"", _HELLO), font, *more, entries=_FONT)


def _deep_kids(levels: int) -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (3 + at, 1 + at) for at in range(levels)]
    return pdf(_CATALOG, *nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>")


def _image(entries: bytes, data: bytes) -> bytes:
    """A page that shows this picture."""
    return page_with(
        b"4 0 R",
        stream(b"", b"500 0 0 500 0 0 cm /F Do"),
        stream(b"/Type/XObject/Subtype/Image" + entries, data),
        entries=b"/Resources<</XObject<</F 5 0 R>>>>",
    )


def _xref(previous: bytes) -> bytes:
    """A file whose table of places names another one."""
    data = page_with(b"4 0 R", stream(b"", _HELLO), _HELVETICA, entries=_FONT)
    at = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev " + (previous or b"%d" % at))


def _object_streams() -> bytes:
    """A stream of objects that stands in itself and goes on in itself."""
    body = b"%PDF-1.7\n"
    first = len(body)
    body += b"1 0 obj\n" + stream(b"/Type/ObjStm/N 2/First 10/Extends 1 0 R", b"1 0 2 5 <</A 1>><<>>") + b"\nendobj\n"
    at = len(body)
    rows = b"\0\0\0\xff" + b"\2\0\1\0" + b"\2\0\1\1" + bytes([1, at >> 8, at & 255, 0]) + bytes([1, 0, first, 0])
    entries = b"/Type/XRef/Size 5/W[1 2 1]/Root 2 0 R/Prev %d" % at
    return body + b"3 0 obj\n" + stream(entries, rows) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % at


def _encrypted() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("geheim", "geheimer", strength=128))
    canvas.drawString(50, 700, "Hello")
    canvas.save()
    return out.getvalue()


def _to_unicode(mapping: bytes) -> bytes:
    return _font(b"<</Type/Font/Subtype/TrueType/BaseFont/X/ToUnicode 6 0 R>>", stream(b"", mapping))


def _self_patterned() -> bytes:
    pattern = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep .001/YStep .001"
    resources = b"/Resources<</Pattern<</F 5 0 R>>>>"
    drawing = b"/Pattern cs /F scn 0 0 9 9 re f"
    return page_with(b"4 0 R", stream(b"", drawing), stream(pattern + resources, drawing), entries=resources)


def _type3() -> bytes:
    """A font whose only character is written with itself."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</H 6 0 R>>"
        b"/FirstChar 72/LastChar 72"
        b"/Widths[9]/Encoding<</Differences[72/H]>>/Resources<</Font<</F 5 0 R>>>>>>"
    )
    return _font(font, stream(b"", b"9 0 d0 BT /F 1 Tf (HHHHHHHHHH) Tj ET"))


def _soft_mask() -> bytes:
    state = b"<</SMask<</S/Alpha/G 7 0 R>>>>"
    group = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>/Resources<</ExtGState<</G 6 0 R>>>>"
    return page_with(
        b"4 0 R", stream(b"", b"/G gs 0 0 9 9 re f"), _HELVETICA, state, stream(group, b"/G gs 0 0 9 9 re f"),
        entries=b"/Resources<</ExtGState<</G 6 0 R>>>>",
    )  # fmt: skip


def _named_by_catalog(entry: bytes, *objects: bytes) -> bytes:
    """A good page, and this in the catalog; ``objects`` are numbered from 6."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>" % _FONT
    return pdf(b"<</Type/Catalog/Pages 2 0 R%s>>" % entry, _PAGES, page, stream(b"", _HELLO), _HELVETICA, *objects)


_GOOD = _page_of(_HELLO)

PDFS: dict[str, Callable[[], bytes]] = {
    "pdf-pages-in-themselves.pdf": endless_pages,
    "pdf-form-in-itself.pdf": self_calling,
    "pdf-forms-doubling.pdf": partial(forms_calling, 9, 10),
    "pdf-pattern-in-itself.pdf": _self_patterned,
    "pdf-font-in-itself.pdf": _type3,
    "pdf-mask-in-itself.pdf": _soft_mask,
    "pdf-object-streams.pdf": _object_streams,
    "pdf-count.pdf": lambda: pdf(_CATALOG, b"<</Type/Pages/Kids[]/Count 2147483647>>"),
    "pdf-count-of-one.pdf": lambda: pdf(
        _CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 4999>>", b"<</Type/Page/MediaBox[0 0 9 9]>>"
    ),
    "pdf-count-negative.pdf": lambda: pdf(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count -1>>", b"<</Type/Page>>"),
    "pdf-same-page.pdf": lambda: pdf(
        _CATALOG, b"<</Type/Pages/Kids[%s]/Count 4000>>" % (b"3 0 R " * 4000), b"<</Type/Page/MediaBox[0 0 9 9]>>"
    ),
    "pdf-deep-kids.pdf": partial(_deep_kids, 20_000),
    "pdf-media-box.pdf": lambda: _page_as(b"/MediaBox[0 0 2147483647 2147483647]"),
    "pdf-media-box-nan.pdf": lambda: _page_as(b"/MediaBox[0 0 1e999 -1e999]"),
    "pdf-media-box-none.pdf": lambda: _page_as(b"/MediaBox[0 0 0 0]"),
    "pdf-user-unit.pdf": lambda: _page_as(b"/MediaBox[0 0 595 842]/UserUnit 1e30"),
    "pdf-rotate.pdf": lambda: _page_as(b"/MediaBox[0 0 595 842]/Rotate 999999999999"),
    "pdf-parent-is-page.pdf": lambda: pdf(_CATALOG, _PAGES, b"<</Type/Page/Parent 3 0 R>>"),
    "pdf-picture-huge.pdf": lambda: _image(
        b"/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode",
        _packed(b"\0" * (8 << 20)),
    ),
    "pdf-picture-jbig2.pdf": lambda: _image(
        b"/Width 9000/Height 9000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode",
        b"\0\0\0\0\x30\0\1\xff\xff\xff\xff" + b"\xff" * 300,
    ),
    "pdf-picture-jpx.pdf": lambda: _image(
        b"/Width 9000/Height 9000/Filter/JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff\x4f\xff\x51" * 99
    ),
    "pdf-filters.pdf": lambda: _page_of(_HELLO.hex().encode() + b">", b"/Filter[%s]" % (b"/ASCIIHexDecode" * 5000)),
    "pdf-deflate-in-deflate.pdf": lambda: _page_of(
        _packed(b" " * (60 << 20), 3), b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"
    ),
    "pdf-run-length.pdf": lambda: _page_of(b"\x81 " * 500_000, b"/Filter/RunLengthDecode"),
    "pdf-deflate-bomb.pdf": lambda: _page_of(_packed(b"0 0 m 9 9 l S\n" * 3_000_000), b"/Filter/FlateDecode"),
    "pdf-predictor.pdf": lambda: _page_of(
        _packed(_HELLO), b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 99>>"
    ),
    "pdf-contents-repeated.pdf": lambda: page_with(b"4 0 R " * 100_000, stream(b"", _HELLO), _HELVETICA, entries=_FONT),
    "pdf-many-characters.pdf": lambda: _page_of(b"BT /F 1 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 100_000 + b"ET"),
    "pdf-many-lines.pdf": lambda: _page_of(
        b"".join(b"%d %d m %d %d l S\n" % (a % 595, a % 842, a % 7, a % 500) for a in range(200_000))
    ),
    "pdf-grid.pdf": lambda: _page_of(
        b"".join(b"0 %d m 595 %d l S %d 0 m %d 842 l S\n" % (a, a, a, a) for a in range(0, 842)) + _HELLO
    ),
    "pdf-saved-states.pdf": lambda: _page_of(b"q " * 1_000_000 + _HELLO),
    "pdf-text-size.pdf": lambda: _page_of(b"BT /F 1e30 Tf 1e30 0 0 1e30 1e30 -1e30 Tm (Hello) Tj ET"),
    "pdf-font-broken.pdf": lambda: _font(
        b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 6 0 R>>",
        b"<</Type/FontDescriptor/FontFile2 7 0 R>>",
        stream(b"", b"\0\1\0\0\xff\xff\0\0\0\0\0\0glyf" + b"\xff" * 900),
    ),
    "pdf-font-descendants.pdf": lambda: _font(
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[5 0 R]>>"
    ),
    "pdf-font-widths.pdf": lambda: _font(
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar -99999/LastChar 2147483647/Widths[1e99]>>"
    ),
    "pdf-to-unicode-bomb.pdf": lambda: _to_unicode(
        b"1 beginbfrange\n" + b"<0000><FFFF><0000>\n" * 3000 + b"endbfrange"
    ),
    "pdf-to-unicode-long.pdf": lambda: _to_unicode(b"1 beginbfchar\n<48><" + b"7812" * 1_000_000 + b">\nendbfchar"),
    "pdf-xref-in-itself.pdf": lambda: _xref(b""),
    "pdf-xref-far.pdf": lambda: _xref(b"99999999999999999999"),
    "pdf-xref-broken.pdf": lambda: _GOOD.replace(b"xref\n0", b"xerf\n9"),
    "pdf-xref-size.pdf": lambda: _GOOD.replace(b"/Size 6", b"/Size 2147483647"),
    "pdf-length-of-itself.pdf": lambda: _GOOD.replace(b"/Length 35", b"/Length 4 0 R"),
    "pdf-strings-nested.pdf": lambda: _page_of(b"BT /F 1 Tf " + b"(" * 500_000 + b") Tj ET"),
    "pdf-arrays-nested.pdf": lambda: pdf(_CATALOG, _PAGES, b"<</Type/Page/X " + b"[" * 300_000 + b">>"),
    "pdf-dictionaries-nested.pdf": lambda: pdf(_CATALOG, _PAGES, b"<</Type/Page/X " + b"<</A " * 300_000 + b">>"),
    "pdf-many-objects.pdf": lambda: pdf(_CATALOG, _PAGES, b"<</Type/Page/MediaBox[0 0 9 9]>>", *[b"null"] * 20_000),
    "pdf-encrypted.pdf": _encrypted,
    "pdf-encrypted-strangely.pdf": lambda: _GOOD.replace(
        b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 99/R -1/O()/U()>>"
    ),
    "pdf-script.pdf": lambda: _named_by_catalog(
        b"/OpenAction<</S/JavaScript/JS(while\\(1\\){app.launchURL\\('http://127.0.0.1:9'\\)})>>"
    ),
    "pdf-launch.pdf": lambda: _named_by_catalog(b"/OpenAction<</S/Launch/F(/bin/sh)>>"),
    "pdf-outlines-circle.pdf": lambda: _named_by_catalog(
        b"/Outlines 6 0 R", b"<</First 6 0 R/Last 6 0 R/Next 6 0 R/Parent 6 0 R>>"
    ),
    "pdf-fields-circle.pdf": lambda: _named_by_catalog(
        b"/AcroForm<</Fields[6 0 R]/XFA 6 0 R>>", b"<</T(a)/Kids[6 0 R 6 0 R]/Parent 6 0 R>>"
    ),
    "pdf-annotations.pdf": lambda: _page_as(
        b"/MediaBox[0 0 595 842]/Annots[%s]" % (b"<</Subtype/Widget/Rect[0 0 9 9]/AP<</N 4 0 R>>>>" * 5000)
    ),
    "pdf-cut.pdf": lambda: _GOOD[: len(_GOOD) // 2],
    "pdf-header-only.pdf": lambda: b"%PDF-1.7\n",
    "pdf-junk.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4000,
}
