"""JSON Lines."""

import json
from collections.abc import Callable, Iterator

from jixiao.records.target import PerformanceTarget
from jixiao.rendering.jsonl import json_lines


def test_each_record_is_one_line(record: Callable[..., PerformanceTarget]) -> None:
    lines = list(json_lines([record(), record(number=3, total_goal="第一行\n第二行\u2028\x1b")]))
    assert [line.count(b"\n") for line in lines] == [1, 1]
    assert [json.loads(line)["number"] for line in lines] == [2, 3]
    assert json.loads(lines[1])["total_goal"] == "第一行\n第二行\u2028\x1b"
    assert "代表履职经费".encode() in lines[0]


def test_records_are_written_as_they_come(record: Callable[..., PerformanceTarget]) -> None:
    def endless() -> Iterator[PerformanceTarget]:
        while True:
            yield record()

    assert next(json_lines(endless())).endswith(b"}\n")


def test_no_record_is_no_line() -> None:
    assert list(json_lines([])) == []
