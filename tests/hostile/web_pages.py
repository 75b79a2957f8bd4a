"""Web pages and web archives (.html, .mht, .svg) made to do harm."""

from __future__ import annotations

import base64
from collections.abc import Callable

from tests.hostile.xml_bombs import XML_BOMBS

_PAGE = "<html><head><meta charset='utf-8'></head><body>{}</body></html>"
_XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body><table><tr><td>{}</td></tr></table></body></html>'
_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>{}</text></svg>'
_TABLE = "<table><tr><td>项目名称</td><td>砚浦镇道路养护</td></tr></table>"


def _page(body: str) -> bytes:
    return _PAGE.replace("{}", body).encode()


def _archive(*parts: str, boundary: str = "b", kind: str = "multipart/related") -> bytes:
    head = f'MIME-Version: 1.0\r\nContent-Type: {kind}; boundary="{boundary}"\r\n\r\n'
    return (head + "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n").encode()


def _part(kind: str, body: str, more: str = "") -> str:
    return f"Content-Type: {kind}\r\n{more}\r\n{body}"


def _nested(levels: int) -> bytes:
    """Messages in messages, each with a boundary of its own."""
    head = "MIME-Version: 1.0\r\n" + "".join(
        f'Content-Type: multipart/related; boundary="b{at}"\r\n\r\n--b{at}\r\n' for at in range(levels)
    )
    return (head + _part("text/html", _TABLE)).encode()


WEB_PAGES: dict[str, Callable[[], bytes]] = {
    **{f"xhtml-{name}.html": (lambda bomb=bomb: bomb(_XHTML).encode()) for name, bomb in XML_BOMBS.items()},
    **{f"svg-{name}.svg": (lambda bomb=bomb: bomb(_SVG).encode()) for name, bomb in XML_BOMBS.items()},
    "html-many-tags.html": lambda: _page("<b>" * 3_000_000),
    "html-five-million-tags.html": lambda: _page("<p>" * 5_000_000),
    "html-deep.html": lambda: _page("<div>" * 200_000 + "砚"),
    "html-deep-tables.html": lambda: _page("<table><tr><td>" * 20_000 + "砚"),
    "html-colspan.html": lambda: _page(
        "<table><tr><td colspan=1000000000>a<td>b<tr><td rowspan=1000000000>c<td>d</table>"
    ),
    "html-spans.html": lambda: _page("<table>" + "<tr><td rowspan=65534 colspan=1000>a" * 1000 + "</table>"),
    "html-span-no-number.html": lambda: _page(
        "<table><tr><td colspan='九'>a<td rowspan='-5'>b<td colspan=" + "9" * 9000 + ">c</table>"
    ),
    "html-many-cells.html": lambda: _page("<table>" + "<tr>" + "<td>" * 3_000_000 + "</table>"),
    "html-many-tables.html": lambda: _page("<table><tr><td>a</table>" * 20_000),
    "html-many-attributes.html": lambda: _page(
        "<table " + " ".join(f"a{at}=1" for at in range(300_000)) + "><tr><td>a</table>"
    ),
    "html-long-attribute.html": lambda: _page(f"<table x='{'y' * 20_000_000}'><tr><td>a</table>"),
    "html-long-text.html": lambda: _page("<table><tr><td>" + "砚" * 5_000_000 + "</table>"),
    "html-entities.html": lambda: _page(_TABLE + "&amp" * 1_000_000 + "&#xFFFFFFFFFF;&#0;&#xD800;&#x110000;"),
    "html-open-comment.html": lambda: _page("<!--" * 1_000_000 + _TABLE),
    "html-open-quote.html": lambda: _page("<a href='" + "<b>'" * 500_000),
    "html-less-than.html": lambda: _page("<" * 5_000_000),
    "html-frames.html": lambda: _page(
        f"<iframe src='file:///etc/passwd'></iframe><img src='http://127.0.0.1:9/x.png'><script src='http://127.0.0.1:9/'>"
        f"</script><meta http-equiv=refresh content='0;url=file:///etc/passwd'>"
        f"<link rel=stylesheet href=//127.0.0.1:9/x>{_TABLE}"
    ),
    "html-unknown-encoding.html": lambda: b"<html><meta charset='x-evil-9'><table><tr><td>\xff\xfe\x80</table>",
    "html-utf7.html": lambda: b"<html><meta charset='utf-7'><table><tr><td>+ADw-script+AD4-</table>",
    "html-codec-that-unpacks.html": lambda: (
        b"<html><meta charset='zlib_codec'><meta charset='rot13'><table><tr><td>a</table>"
    ),
    "html-encoding-long.html": lambda: b"<html><meta charset='" + b"u" * 1_000_000 + b"'><table><tr><td>a</table>",
    "html-utf16-cut.html": lambda: _PAGE.replace("{}", _TABLE).encode("utf-16")[:-1],
    "html-nul.html": lambda: _page("<ta\0ble>\0" * 10_000 + _TABLE),
    "html-script-only.html": lambda: _page("<script>" + "document.write('<table>');" * 9000 + "</script>"),
    "html-style-bomb.html": lambda: _page("<style>" + "a{" * 300_000 + "</style>" + _TABLE),
    "html-picture-inside.html": lambda: _page("<img src='data:image/png;base64," + "A" * 10_000_000 + "'>" + _TABLE),
    "mht-deep.mht": lambda: _nested(5000),
    "mht-holding-itself.mht": lambda: _archive(
        _part("message/rfc822", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n") * 300
    ),
    "mht-many-parts.mht": lambda: _archive(*[_part("text/plain", "x")] * 50_000),
    "mht-without-page.mht": lambda: _archive(_part("image/png", "AAAA", "Content-Transfer-Encoding: base64\r\n")),
    "mht-empty-boundary.mht": lambda: _archive(_part("text/html", _TABLE), boundary=""),
    "mht-long-boundary.mht": lambda: _archive(_part("text/html", _TABLE), boundary="b" * 500_000),
    "mht-long-header.mht": lambda: (
        b"MIME-Version: 1.0\r\nX: " + b"\r\n y" * 300_000 + b"\r\nContent-Type: text/html\r\n\r\n" + _TABLE.encode()
    ),
    "mht-many-headers.mht": lambda: (
        b"MIME-Version: 1.0\r\n" + b"X: y\r\n" * 300_000 + b"Content-Type: text/html\r\n\r\n" + _TABLE.encode()
    ),
    "mht-broken-base64.mht": lambda: _archive(
        _part("text/html", "=A" * 99_999 + "\x00", "Content-Transfer-Encoding: base64\r\n")
    ),
    "mht-quoted-printable.mht": lambda: _archive(
        _part("text/html", "=" * 2_000_000, "Content-Transfer-Encoding: quoted-printable\r\n")
    ),
    "mht-unknown-packing.mht": lambda: _archive(
        _part("text/html", _TABLE, "Content-Transfer-Encoding: x-uuencode\r\n")
    ),
    "mht-codec-that-unpacks.mht": lambda: _archive(_part("text/html; charset=hex_codec", "41" * 999)),
    "mht-encoded-words.mht": lambda: (
        b"MIME-Version: 1.0\r\nSubject: "
        + b"=?utf-8?b?" * 50_000
        + b"\r\nContent-Type: text/html\r\n\r\n"
        + _TABLE.encode()
    ),
    "mht-parameters.mht": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: text/html" + b"; a*0*=x" * 20_000 + b"\r\n\r\n" + _TABLE.encode()
    ),
    "mht-frames-elsewhere.mht": lambda: _archive(
        _part(
            "text/html",
            "<html><frameset><frame src='file:///etc/passwd'></frameset>",
            "Content-Location: file:///etc/passwd\r\n",
        )
    ),
    "mht-bomb-inside.mht": lambda: _archive(
        _part("text/html", base64.b64encode(_page("<div>" * 200_000)).decode(), "Content-Transfer-Encoding: base64\r\n")
    ),
}
