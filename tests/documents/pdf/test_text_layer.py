import pytest
from tests.documents.pdf.type_setting import characters

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.drawings import Drawing, Outline, Shape
from jixiao.documents.pdf.text_layer import is_garbled, is_picture

PAGE = Box(0, 0, 595, 842)
SCAN = Drawing(pictures=[Box(0, 0, 595, 842)])
LOGO = Drawing(pictures=[Box(50, 780, 110, 820)])
CURVE = Outline(Box(0, 0, 5, 5), [], True)


def with_curves(count: int) -> Drawing:
    return Drawing([Shape(PAGE, [CURVE] * count, False, True, False)])


def with_unknown(known: int, unknown: int) -> list[Character]:
    return characters("项" * known) + [one._replace(confidence=0) for one in characters("？" * unknown)]


@pytest.mark.parametrize(("known", "unknown"), [(0, 5), (0, 300), (60, 40)])
def test_a_page_of_unknown_characters_is_garbled(known: int, unknown: int) -> None:
    assert is_garbled(with_unknown(known, unknown))


@pytest.mark.parametrize(("known", "unknown"), [(0, 0), (100, 0), (300, 9)])
def test_a_page_with_a_few_of_them_is_not(known: int, unknown: int) -> None:
    assert not is_garbled(with_unknown(known, unknown))


@pytest.mark.parametrize(
    ("text", "drawing"),
    [("", SCAN), ("第3页", SCAN), ("", with_curves(400)), ("", Drawing(pictures=[Box(0, 0, 300, 300)]))],
)
def test_writing_without_text_is_a_picture(text: str, drawing: Drawing) -> None:
    assert is_picture(characters(text), drawing, PAGE)


@pytest.mark.parametrize(
    ("text", "drawing"),
    [("", Drawing()), ("", LOGO), ("项目" * 40, SCAN), ("项目名称", LOGO), ("项目", with_curves(90))],
)
def test_an_empty_page_or_one_with_text_is_none(text: str, drawing: Drawing) -> None:
    assert not is_picture(characters(text), drawing, PAGE)
