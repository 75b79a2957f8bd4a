"""A web page as the archive that browsers and office programs save it in (.mht)."""

from __future__ import annotations

import base64
from email.header import Header

_BOUNDARY = "----=_NextPart_000_0000_01DA0000.00000000"
_LINE = 76


def web_archive(page: bytes, title: str, location: str) -> bytes:
    """The page (UTF-8) in a MIME message (RFC 2557) that names ``location`` as its address; always the same bytes."""
    encoded = base64.b64encode(page).decode()
    head = [
        "From: <Saved by jixiao>",
        f"Subject: {Header(title, 'utf-8', maxlinelen=1000).encode()}",
        "Date: Tue, 9 Jan 2024 09:30:00 +0800",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html";',
        f'\tboundary="{_BOUNDARY}"',
        "",
        "This is a multi-part message in MIME format.",
        "",
        f"--{_BOUNDARY}",
        'Content-Type: text/html; charset="utf-8"',
        "Content-Transfer-Encoding: base64",
        f"Content-Location: {location}",
        "",
    ]
    body = [encoded[at : at + _LINE] for at in range(0, len(encoded), _LINE)]
    return "\r\n".join([*head, *body, "", f"--{_BOUNDARY}--", ""]).encode()
