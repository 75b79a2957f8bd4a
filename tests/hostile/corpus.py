"""Files made to do harm, built here byte by byte: ``KINDS`` has a builder for each, under the name that it gets.

Sizes are those at which a limit or a mistake shows, not larger. Each builder gives the bytes of a file; its name says
how a person would have called it, which may be a lie.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.archives import ARCHIVES
from tests.hostile.compound_files import COMPOUND_FILES
from tests.hostile.pdfs import PDFS
from tests.hostile.pictures import PICTURES
from tests.hostile.texts import TEXTS
from tests.hostile.web_pages import WEB_PAGES
from tests.hostile.word_files import WORD_FILES
from tests.hostile.workbooks import WORKBOOKS

KINDS: dict[str, Callable[[], bytes]] = {
    **ARCHIVES, **WORD_FILES, **WORKBOOKS, **WEB_PAGES, **PDFS, **COMPOUND_FILES, **PICTURES, **TEXTS,
}  # fmt: skip
