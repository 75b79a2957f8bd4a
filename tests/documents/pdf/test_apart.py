import pytest
from tests.documents.pdf.hostile import self_calling
from tests.documents.pdf.printing import Printer

from jixiao.documents.errors import EmptyDocumentError
from jixiao.documents.grid import Cell, Document, Grid
from jixiao.documents.pdf.apart import pack, read_pdf_apart, unpack
from jixiao.documents.pdf.errors import EndlessPdfError, NoTextLayerError
from jixiao.documents.pdf.reading import read_pdf


def test_what_is_read_apart_is_what_is_read_here() -> None:
    printer = Printer()
    printer.text(50, 700, "项目名称：河道保洁")
    data = printer.pdf()

    assert read_pdf_apart("表.pdf", data) == read_pdf("表.pdf", data)


def test_a_file_that_unfolds_without_end_is_given_up() -> None:
    with pytest.raises(EndlessPdfError):
        read_pdf_apart("坏.pdf", self_calling(), time_limit=20, memory_limit=400 << 20)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(EndlessPdfError):
        read_pdf_apart("坏.pdf", self_calling(), time_limit=0.01)


def test_documents_survive_packing() -> None:
    cell = Cell("值", 1, 2, 3, 4, page=5, confidence=0.5)
    document = Document("表.pdf", [Grid([[cell], []]), Grid([], 1)], [])

    assert unpack("表.pdf", pack(document)) == document


def test_faults_survive_packing() -> None:
    packed = pack(Document("表.pdf", [], [NoTextLayerError(pages="2, 4-6")]))

    (fault,) = unpack("表.pdf", packed).faults
    assert isinstance(fault, NoTextLayerError)
    assert fault.details == {"pages": "2, 4-6"}


def test_errors_are_raised_where_they_are_unpacked() -> None:
    with pytest.raises(EmptyDocumentError):
        unpack("表.pdf", pack(EmptyDocumentError()))


def test_nothing_but_errors_of_documents_is_raised() -> None:
    with pytest.raises(EndlessPdfError):
        unpack("表.pdf", {"error": {"kind": "annotations", "details": {}}})
