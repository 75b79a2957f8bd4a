from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.pdf.boxes import Box, around

numbers = st.integers(-1000, 1000)
boxes = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height), numbers, numbers, *[st.integers(0, 99)] * 2
)


def test_text_that_runs_upwards_runs_to_the_right_after_one_quarter() -> None:
    lower, upper = Box(100, 10, 112, 22), Box(100, 22, 112, 34)

    assert lower.turned(1).right == upper.turned(1).left
    assert lower.turned(1).y == upper.turned(1).y


@given(boxes, st.integers(0, 3), st.integers(0, 3))
def test_quarters_add_up(box: Box, first: int, second: int) -> None:
    assert box.turned(first).turned(second) == box.turned(first + second)
    assert box.turned(first).turned(-first) == box


@given(st.lists(boxes, min_size=1))
def test_around_holds_every_box(several: list[Box]) -> None:
    whole = around(several)

    assert all(whole.holds(box.left, box.bottom) and whole.holds(box.right, box.top) for box in several)
