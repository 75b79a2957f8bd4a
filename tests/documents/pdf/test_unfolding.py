import zlib

import pytest
from tests.documents.pdf.hostile import forms_calling, page_with, self_calling, stream
from tests.documents.pdf.printing import Printer

from jixiao.documents.pdf.unfolding import may_unfold


def test_an_ordinary_file_does_not() -> None:
    printer = Printer()
    printer.text(50, 700, "项目名称")

    assert not may_unfold(printer.pdf())


def test_forms_that_call_one_other_do_not() -> None:
    assert not may_unfold(forms_calling(depth=4, times=1))


@pytest.mark.parametrize(
    "data",
    [
        self_calling(),
        self_calling().replace(b"/Form", b"/#46orm"),
        forms_calling(depth=3, times=5),
        page_with(b"4 0 R " * 1000, stream(b"", b"0 0 m 9 9 l S")),
        page_with(b"4 0 R", stream(b"/Filter/FlateDecode", zlib.compress(bytes(50 << 20)))),
    ],
    ids=["itself", "itself in hiding", "each other", "one stream a thousand times", "zeros"],
)
def test_files_that_unfold_are_told(data: bytes) -> None:
    assert may_unfold(data)


@pytest.mark.parametrize("data", [b"", b"stream\n", b"%PDF-1.4\nstream\n" + bytes(99), b"/Form stream\n"])
def test_garbage_is_no_error(data: bytes) -> None:
    may_unfold(data)
