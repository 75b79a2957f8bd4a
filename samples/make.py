"""Print the documents of the fictional district from its records: ``python -m samples.make``.

``documents`` prints them in memory, ``files`` packs those that belong in archives, ``main`` writes them beside this
module.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from jixiao.rendering.official.pdf.document import pdf_document
from jixiao.rendering.official.printed_form import PrintedDocument, printed_form
from jixiao.rendering.official.web_page import web_page
from jixiao.rendering.official.word import word_document
from jixiao.rendering.official.workbook import form_workbook
from jixiao.rendering.plain_text import plain_text
from samples.damage import damaged
from samples.defects import planted
from samples.records import PlannedDocument, planned_documents
from samples.web_archive import web_archive
from samples.word_97_form import word_97_document
from samples.xls_form import xls_workbook

if TYPE_CHECKING:
    from samples.scanner import FileKind

HERE = Path(__file__).parent
_PACKED = (2025, 3, 10, 9, 0, 0)
"""When the files in archives were last changed."""


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """A document as it is printed: what it was made from, planted defects included, and its bytes."""

    planned: PlannedDocument
    data: bytes

    @property
    def path(self) -> str:
        """The path below ``samples/``; a file in an archive lies below the archive."""
        return self.planned.path


def documents() -> Iterator[SampleDocument]:
    """The documents, printed one by one, ordered by their paths."""
    for planned in map(planted, planned_documents()):
        yield SampleDocument(planned, printed(planned))


def printed(planned: PlannedDocument) -> bytes:
    """The document in the format that its name asks for. Raises ``KeyError`` for a format without a writer."""
    suffix = PurePosixPath(planned.file).suffix[1:]
    if suffix == "txt":
        return _text(planned).encode(planned.encoding)
    forms = _forms(planned)
    if planned.scan:
        from samples.scanner import CONDITIONS, scanned_file

        condition = replace(CONDITIONS[planned.scan], dpi=planned.dpi)
        return scanned_file(pdf_document(forms).data, condition, cast("FileKind", suffix))
    return _WRITERS[suffix](forms)


def files(made: list[SampleDocument]) -> dict[str, bytes]:
    """The files by their paths below ``samples/``."""
    archives: dict[str, list[SampleDocument]] = {}
    written = {one.path: one.data for one in made if one.planned.archive is None}
    for one in made:
        if one.planned.archive is not None:
            archives.setdefault(one.planned.archive, []).append(one)
    return written | {path: _archive(members) for path, members in archives.items()}


def main() -> None:
    """Write the files, and take away those that are no longer made."""
    made = list(documents())
    written = files(made)
    for folder in sorted({HERE / PurePosixPath(path).parent for path in written}):
        folder.mkdir(exist_ok=True)
        for there in folder.iterdir():
            if f"{folder.name}/{there.name}" not in written:
                there.unlink()
    for path, data in written.items():
        (HERE / path).write_bytes(data)
    for one in made:
        print(f"samples/{one.path}: {len(one.planned.records)} tables")


_WRITERS: dict[str, Callable[[PrintedDocument], bytes]] = {
    "doc": word_97_document,
    "docx": word_document,
    "html": web_page,
    "mht": lambda forms: web_archive(web_page(forms), forms.title, "file:///C:/luting/form.htm"),
    "pdf": lambda forms: pdf_document(forms).data,
    "xls": xls_workbook,
    "xlsx": form_workbook,
}


def _forms(planned: PlannedDocument) -> PrintedDocument:
    title = planned.front[0] if planned.front else planned.records[0].title or planned.official.title
    return PrintedDocument(title, [printed_form(record, planned.official) for record in planned.records], planned.front)


def _text(planned: PlannedDocument) -> str:
    texts = ["\n".join(f"  {text}" for text in planned.front)] if planned.front else []
    for record, damages in zip(planned.records, planned.damages, strict=True):
        texts.append(damaged(plain_text(record, planned.official, planned.flattening), damages).rstrip("\n"))  # type: ignore[arg-type]
    return "\n\n\n".join(texts) + "\n"


def _archive(members: list[SampleDocument]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.writestr(zipfile.ZipInfo(member.planned.file, _PACKED), member.data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    main()
