from itertools import pairwise

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.drawings import Drawing, Outline, Piece, Shape
from jixiao.documents.pdf.rules import Rules, Segment, dotted, rules_of


def thin(left: float, bottom: float, right: float, top: float, *, white: bool = False) -> Shape:
    return Shape(Box(left, bottom, right, top), [], False, True, white)


def outline(*corners: tuple[float, float], curved: bool = False) -> Outline:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    pieces = [Piece(*one, *other) for one, other in pairwise(corners)]
    return Outline(Box(min(xs), min(ys), max(xs), max(ys)), pieces, curved)


def rectangle(left: float, bottom: float, right: float, top: float) -> Outline:
    return outline((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom))


def stroked(*outlines: Outline) -> Shape:
    return Shape(Box(0, 0, 500, 500), list(outlines), True, False, False)


def filled(*outlines: Outline, white: bool = False) -> Shape:
    boxes = [one.box for one in outlines]
    whole = Box(
        *(
            f(getattr(box, side) for box in boxes)
            for f, side in ((min, "left"), (min, "bottom"), (max, "right"), (max, "top"))
        )
    )
    return Shape(whole, list(outlines), False, True, white)


def read(*shapes: Shape, pictures: tuple[Box, ...] = ()) -> Rules:
    return rules_of(Drawing(list(shapes), list(pictures)))


def test_a_box_a_hair_thick_is_a_rule_along_its_middle() -> None:
    rules = read(thin(50, 100, 300, 100.5), thin(50, 100, 50.5, 400))

    assert rules.horizontals == [Segment(100.25, 50, 300)]
    assert rules.verticals == [Segment(50.25, 100, 400)]


def test_the_sides_of_a_stroked_rectangle_are_four_rules() -> None:
    rules = read(stroked(rectangle(50, 100, 300, 140)))

    assert sorted(rules.horizontals) == [Segment(100, 50, 300), Segment(140, 50, 300)]
    assert sorted(rules.verticals) == [Segment(50, 100, 140), Segment(300, 100, 140)]


def test_a_picture_one_pixel_high_is_a_rule() -> None:
    assert read(pictures=(Box(50, 100, 300, 101),)).horizontals == [Segment(100.5, 50, 300)]


def test_a_ground_is_no_rule() -> None:
    rules = read(filled(rectangle(50, 100, 300, 140)))

    assert not rules.horizontals and not rules.verticals and not rules.solids


def test_white_rules_count_on_a_coloured_ground_only() -> None:
    rule = thin(50, 120, 300, 120.5, white=True)

    assert read(rule).horizontals == []
    assert read(filled(rectangle(50, 100, 300, 140)), rule).horizontals == [Segment(120.25, 50, 300)]


def test_dots_in_a_row_are_a_rule() -> None:
    dots = [thin(50 + 2 * at, 100, 50.7 + 2 * at, 100.7) for at in range(40)]

    (rule,) = read(*dots).horizontals

    assert (round(rule.position, 2), round(rule.start), round(rule.end)) == (100.35, 50, 128)


def test_a_few_dots_are_none() -> None:
    assert dotted([(100, 50), (100, 52), (100, 54)]) == []
    assert dotted([(100, 50), (100, 60), (100, 70), (100, 80), (100, 90)]) == []


def test_slanted_lines_are_no_rules() -> None:
    rules = read(stroked(outline((50, 100), (120, 140))))

    assert not rules.horizontals and not rules.verticals


def test_a_small_square_may_be_a_tick_box_and_its_tick_is_a_stroke() -> None:
    rules = read(stroked(rectangle(50, 100, 59, 109)), stroked(outline((51, 104), (54, 101), (60, 111))))

    assert rules.squares == [Box(50, 100, 59, 109)]
    assert rules.strokes == [Box(51, 101, 60, 111)]
    assert not rules.horizontals


def test_a_square_filled_between_two_edges_is_a_frame() -> None:
    rules = read(filled(rectangle(50, 100, 60, 110), rectangle(51, 101, 59, 109)))

    assert rules.squares == [Box(50, 100, 60, 110)]
    assert rules.solids == []


def test_a_square_filled_as_a_whole_is_solid() -> None:
    assert read(filled(rectangle(50, 100, 60, 110))).solids == [Box(50, 100, 60, 110)]


def test_a_square_in_colour_is_a_ground() -> None:
    assert read(filled(rectangle(50, 100, 60, 110))._replace(dark=False)).solids == []


def test_rules_turn_with_the_page() -> None:
    rules = Rules([Segment(100, 50, 300)], [Segment(50, 100, 400)], [Box(1, 2, 3, 5)])

    turned = rules.turned(1)

    assert turned.horizontals == [Segment(-50, 100, 400)]
    assert turned.verticals == [Segment(100, -300, -50)]
    assert turned.squares == [Box(2, -3, 5, -1)]
    assert turned.turned(3) == rules
