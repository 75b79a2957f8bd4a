"""One JSON document."""

import json
from collections.abc import Callable

import pytest

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.json_array import json_array


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_pieces_are_one_array(count: int, record: Callable[..., PerformanceTarget]) -> None:
    written = b"".join(json_array([record(number=number + 1) for number in range(count)]))
    assert [one["number"] for one in json.loads(written)] == list(range(1, count + 1))
    assert written.endswith(b"]\n")
