"""Official forms as one web page (HTML5): to be read on any screen, to be printed, and open to those who cannot see.

The page needs nothing from anywhere: no script, no font, no picture. Signs that would steer the direction of writing
become U+FFFD.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator

from jixiao.rendering.official.alignment import is_centred
from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm
from jixiao.rendering.official.web_style import STYLE, column_rules
from jixiao.rendering.placed_cell import PlacedCell
from jixiao.rendering.printable import printable

_MOST_UPRIGHT = 9
"""Cells beside each other; with more, the form is printed on a page that lies."""
_UNIT = "单位"
"""How the line begins that names the money unit of a form."""


def web_page(document: PrintedDocument) -> bytes:
    """The forms in one page, UTF-8; the same document always gives the same bytes."""
    rules = "".join(column_rules(f"t{number}", form.shares) for number, form in enumerate(document.forms, start=1))
    style = f"\n{STYLE}{rules}"
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escaped(document.title)}</title>\n"
        f"<style>{style}</style>"
    )
    body = "\n".join(_body(document))
    return f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'.encode()


def _policy(style: str) -> str:
    """Nothing is loaded, run or sent anywhere; the only style is the one of which this is the hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _body(document: PrintedDocument) -> Iterator[str]:
    if document.front:
        heading, *paragraphs = document.front
        yield f"<section>\n<h1>{_escaped(heading)}</h1>"
        for paragraph in paragraphs:
            yield from _paragraphs(paragraph, "text")
        yield "</section>"
    if len(document.forms) > 1:
        yield from _contents(document)
    level = "h2" if document.front or len(document.forms) > 1 else "h1"
    for number, form in enumerate(document.forms, start=1):
        yield from _form(form, number, level)


def _contents(document: PrintedDocument) -> Iterator[str]:
    """The table of contents, under the heading of the page where nothing else is that."""
    yield '<nav aria-labelledby="contents">'
    if not document.front:
        yield f"<h1>{_escaped(document.title)}</h1>"
    yield '<p id="contents">目录</p>\n<ol>'
    for number, form in enumerate(document.forms, start=1):
        yield f'<li><a href="#f{number}">{_escaped(form.name)}</a></li>'
    yield "</ol>\n</nav>"


def _form(form: PrintedForm, number: int, level: str) -> Iterator[str]:
    wide = ' class="wide"' if max(map(len, form.rows), default=0) > _MOST_UPRIGHT else ""
    yield f'<section id="f{number}"{wide} aria-label="{_escaped(form.name.replace(chr(10), " "))}">'
    if form.narrative_title is not None:
        yield f"<{level}>{_escaped(form.narrative_title)}</{level}>"
    for section in form.sections:
        yield f"<h3>{_escaped(section.heading)}</h3>"
        yield from _paragraphs(section.text, "text")
    title, *lines = form.title_lines
    after_text = ' class="form"' if form.sections else ""
    yield f'<{level} id="h{number}"{after_text}>{_escaped(title)}</{level}>'
    for line in lines:
        yield f'<p class="{"unit" if line.startswith(_UNIT) else "year"}">{_escaped(line)}</p>'
    # Who has no mouse scrolls the table with the keys, so it can be given the focus.
    yield f'<div class="table" role="region" tabindex="0" aria-labelledby="h{number}">'
    yield f'<table id="t{number}" aria-labelledby="h{number}">\n<colgroup>{"<col>" * form.columns}</colgroup>\n<tbody>'
    for row in form.rows:
        scope = "col" if len(row) > 1 and all(_is_header(cell) for cell in row) else "row"
        yield f"<tr>{''.join(_cell(cell, scope) for cell in row)}</tr>"
    yield "</tbody>\n</table>\n</div>\n</section>"


def _is_header(cell: PlacedCell) -> bool:
    return cell.is_label and cell.field is None and bool(cell.text)


def _cell(cell: PlacedCell, scope: str) -> str:
    attributes = f' scope="{scope}"' if _is_header(cell) else ""
    if cell.rowspan > 1:
        attributes += f' rowspan="{cell.rowspan}"'
    if cell.colspan > 1:
        attributes += f' colspan="{cell.colspan}"'
    if not is_centred(cell):
        attributes += ' class="left"'
    tag = "th" if _is_header(cell) else "td"
    return f"<{tag}{attributes}>{_escaped(cell.text)}</{tag}>"


def _paragraphs(text: str, kind: str) -> Iterator[str]:
    return (f'<p class="{kind}">{_escaped(line)}</p>' for line in text.split("\n") if line)


def _escaped(text: str) -> str:
    """The text for an element or an attribute; its line breaks are ``br``, which only elements have."""
    return html.escape(printable(text)).replace("\n", "<br>")
