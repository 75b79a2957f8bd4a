"""Official forms as a Word 97–2003 document (.doc), for the samples: jixiao itself writes .docx only."""

from __future__ import annotations

from itertools import accumulate

from jixiao.rendering.official.printed_form import PrintedDocument, PrintedForm
from samples.word_97_writer import BOLD, CENTRED, RULED, Paragraph, Run, Word97, merged_table, paragraph

_WIDTH = 9600
"""Twips: what a page of A4 holds between its margins."""


def word_97_document(document: PrintedDocument) -> bytes:
    """The forms one below the other, with their paragraphs above them."""
    paragraphs = [paragraph(text) if at else _title(text) for at, text in enumerate(document.front)]
    for form in document.forms:
        paragraphs += _form(form)
    return Word97(paragraphs).file()


def _form(form: PrintedForm) -> list[Paragraph]:
    paragraphs = [] if form.narrative_title is None else [_title(form.narrative_title)]
    for section in form.sections:
        paragraphs += [paragraph(Run(section.heading, BOLD)), *map(paragraph, section.text.split("\n"))]
    title, *lines = form.title_lines
    paragraphs += [_title(title), *(paragraph(line, properties=CENTRED) for line in lines)]
    edges = [round(_WIDTH * share) for share in accumulate(form.shares, initial=0.0)]
    cells = [cell for row in form.rows for cell in row]
    return [*paragraphs, *merged_table(cells, edges, RULED), paragraph()]


def _title(text: str) -> Paragraph:
    return paragraph(Run(text, BOLD), properties=CENTRED)
