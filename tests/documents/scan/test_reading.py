"""From picture files to documents, with the recogniser."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.documents.pdf.printing import Printer
from tests.documents.scan.drawn_pages import blank, colour, file_of, grid, written

from jixiao.documents.errors import EmptyDocumentError
from jixiao.documents.opening import read_bytes
from jixiao.documents.pdf import scanned_pages
from jixiao.documents.pdf.errors import NoTextLayerError
from jixiao.documents.pdf.reading import read_pdf
from jixiao.documents.scan import reading
from jixiao.documents.scan.errors import MissingRecogniserError
from jixiao.documents.scan.pixels import Pixels
from jixiao.documents.scan.reading import read_picture, read_scan

ROWS = [["2024-01-01", "19.42"], ["2024-12-31", "100%"], ["2025-06-30", "0"]]


def table(rows: list[list[str]] = ROWS) -> Pixels:
    ys = [150 + 70 * at for at in range(len(rows) + 1)]
    page = grid(blank(700, 900), [100, 450, 800], ys)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            written(page, 120 + 350 * column, 168 + 70 * at, text)
    return page


def test_a_picture_becomes_a_grid_that_knows_its_page_and_how_sure_it_is() -> None:
    document = read_bytes("扫描件.dat", file_of(table()))

    (only,) = document.grids
    assert [[cell.text for cell in row] for row in only.rows] == ROWS
    cells = [cell for row in only.rows for cell in row]
    assert {cell.page for cell in cells} == {1}
    assert all(0.8 < cell.confidence <= 1 for cell in cells)
    assert document.name == "扫描件.dat"


def test_a_table_goes_on_over_the_pages_of_a_tiff() -> None:
    document = read_picture("表.tif", file_of(table(), table([["2026-03-31", "7.5"]]), kind="TIFF"))
    texts = [[cell.text for cell in row] for _, row in document.rows()]
    assert texts == [*ROWS, ["2026-03-31", "7.5"]]
    assert [row[0].page for _, row in document.rows()] == [1, 1, 1, 2]


def test_pictures_without_text_are_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        read_scan("白纸.png", [colour(blank(300, 300))])


def test_without_the_libraries_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "can_recognise", lambda: False)
    with pytest.raises(MissingRecogniserError) as caught:
        read_picture("自评表.jpg", file_of(blank(50, 50)))
    assert str(caught.value) == '自评表.jpg 为扫描件，需要安装文字识别组件（pip install "jixiao[ocr]"）。'


def test_neither_reader_imports_the_libraries_before_there_is_a_scan() -> None:
    code = (
        "import sys; import jixiao.documents.opening, jixiao.documents.pdf.reading, jixiao.documents.scan.reading;"
        "print(sorted({'numpy', 'cv2', 'rapidocr', 'onnxruntime', 'PIL'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def scanned_pdf(page: Pixels) -> bytes:
    from PIL import Image

    printer = Printer()
    printer.canvas.drawInlineImage(Image.fromarray(page), 40, 200, 515, 400)
    return printer.pdf()


def test_a_page_of_a_pdf_that_is_a_picture_is_read() -> None:
    document = read_pdf("表.pdf", scanned_pdf(table()))
    assert [[cell.text for cell in row] for _, row in document.rows()] == ROWS
    assert document.faults == []


def test_a_scanned_pdf_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_pages, "can_recognise", lambda: False)
    with pytest.raises(NoTextLayerError, match="文字识别组件"):
        read_pdf("表.pdf", scanned_pdf(table()))
