import pytest

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.rules import Rules, Segment
from jixiao.documents.pdf.tick_boxes import free_squares, with_boxes

SQUARE = Box(100, 100, 109, 109)


def character(text: str, x: float, y: float = 100, size: float = 9) -> Character:
    return Character(text, Box(x, y, x + size, y + size))


def read(
    *characters: Character, squares: tuple[Box, ...] = (), solids: tuple[Box, ...] = (), strokes: tuple[Box, ...] = ()
) -> str:
    found = with_boxes(list(characters), list(squares), list(solids), list(strokes))
    return "".join(one.text for one in sorted(found, key=lambda one: one.box.left))


def test_a_drawn_box_stands_between_the_words() -> None:
    assert read(character("前", 88), character("后", 112), squares=(SQUARE,)) == "前□后"


@pytest.mark.parametrize("tick", [Box(101, 101, 110, 111), Box(102, 103, 112, 113), Box(101, 101, 108, 108)])
def test_a_stroke_in_a_drawn_box_ticks_it(tick: Box) -> None:
    assert read(squares=(SQUARE,), strokes=(tick,)) == "☑"


@pytest.mark.parametrize("stroke", [Box(120, 100, 129, 109), Box(104, 104, 105, 105), Box(60, 60, 150, 150)])
def test_other_strokes_do_not(stroke: Box) -> None:
    assert read(squares=(SQUARE,), strokes=(stroke,)) == "□"


def test_a_smaller_square_in_a_drawn_box_ticks_it_and_its_ground_does_not() -> None:
    assert read(squares=(SQUARE,), solids=(Box(102, 102, 107, 107),)) == "☑"
    assert read(squares=(SQUARE,), solids=(SQUARE.grown(0.5),)) == "□"


@pytest.mark.parametrize("mark", ["√", "✔", "×", "x"])
def test_a_tick_of_type_in_a_drawn_box_ticks_it(mark: str) -> None:
    assert read(character(mark, 100), squares=(SQUARE,)) == "☑"


def test_letters_beside_a_box_do_not_tick_it() -> None:
    assert read(character("x", 106), squares=(SQUARE,)) == "□x"


def test_a_tick_laid_over_a_box_of_type_is_one_sign_with_it() -> None:
    assert read(character("□", 100), character("√", 101), character("□", 130)) == "☑□"


def test_a_tick_beside_a_box_of_type_is_a_sign_of_its_own() -> None:
    assert read(character("□", 100), character("√", 109)) == "□√"


def test_a_box_drawn_around_a_box_of_type_is_the_same_box() -> None:
    assert read(character("□", 100), squares=(SQUARE,)) == "□"


def test_a_frame_around_a_word_is_no_tick_box() -> None:
    assert read(character("秘", 100), squares=(SQUARE,)) == "秘"


def test_a_filled_square_is_printed_as_such() -> None:
    assert read(character("甲", 112), solids=(SQUARE,)) == "■甲"


def test_the_ground_of_a_character_is_no_square() -> None:
    assert read(character("秘", 100), solids=(SQUARE,)) == "秘"


def test_squares_by_themselves_are_free() -> None:
    rules = Rules([Segment(110, 50, 300)], [], [SQUARE, SQUARE.grown(0.5)])

    assert len(free_squares(rules)) == 1
    assert rules.horizontals == [Segment(110, 50, 300)]


def test_squares_side_by_side_are_cells() -> None:
    squares = [
        Box(100 + 12 * column, 100 + 12 * row, 112 + 12 * column, 112 + 12 * row) for column in (0, 1) for row in (0, 1)
    ]
    rules = Rules(squares=squares)

    assert free_squares(rules) == []
    assert len(rules.horizontals) == 8
