from __future__ import annotations

import pytest
from tests.documents.pdf.printing import Printer, picture

from jixiao.documents.pdf import scanned_pages
from jixiao.documents.pdf.errors import NoTextLayerError, UnrecognisedScanError
from jixiao.documents.pdf.in_process import read_in_process


def a_scan() -> bytes:
    printer = Printer()
    picture(printer, 0, 0, 595, 842)
    return printer.pdf()


@pytest.mark.parametrize(("installed", "asked"), [(True, False), (False, True)])
def test_who_has_the_libraries_is_not_told_to_install_them(
    installed: bool, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanned_pages, "can_recognise", lambda: installed)

    with pytest.raises(NoTextLayerError if asked else UnrecognisedScanError) as caught:
        read_in_process("扫描件.pdf", a_scan(), recognise=False)

    assert "第 1 页为扫描件" in caught.value.sentence("zh")
    for language in ("zh", "en"):
        assert ("jixiao[ocr]" in caught.value.sentence(language)) is asked
