import json
from collections.abc import Callable
from pathlib import Path

import pytest

import jixiao
from jixiao.cli.record_lines import BadRecord, record_lines
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.json_array import json_array
from jixiao.rendering.jsonl import json_lines


@pytest.fixture
def records(tmp_path: Path, table: Callable[..., str]) -> list[PerformanceTarget]:
    path = tmp_path / "云溪镇.txt"
    path.write_text(table("图书角建设", "路灯改造"), encoding="utf-8")
    return jixiao.read(path).records


def test_lines_come_back_as_the_records_they_were(tmp_path: Path, records: list[PerformanceTarget]) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"".join(json_lines(records)))
    assert list(record_lines(tmp_path / "r.jsonl")) == records


def test_an_array_comes_back_as_the_records_it_was(tmp_path: Path, records: list[PerformanceTarget]) -> None:
    (tmp_path / "r.json").write_bytes(b"".join(json_array(records)))
    assert list(record_lines(tmp_path / "r.json")) == records


def test_a_mark_of_utf8_and_blank_lines_do_not_matter(tmp_path: Path, records: list[PerformanceTarget]) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\r\n\n".join(json_lines(records)))
    assert list(record_lines(tmp_path / "r.jsonl")) == records


def test_bad_lines_are_named_and_the_others_are_there(tmp_path: Path, records: list[PerformanceTarget]) -> None:
    good = list(json_lines(records))
    lines = [good[0], b"{broken\n", b'"text"\n', json.dumps({"year": "soon"}).encode() + b"\n", b"\xff\n", good[1]]
    (tmp_path / "r.jsonl").write_bytes(b"".join(lines))
    found = list(record_lines(tmp_path / "r.jsonl"))
    assert [one for one in found if isinstance(one, PerformanceTarget)] == records
    bad = [(one.number, one.key) for one in found if isinstance(one, BadRecord)]
    assert bad == [(2, "not_json"), (3, "not_a_record"), (4, "not_a_record"), (5, "not_json")]
    assert next(one for one in found if isinstance(one, BadRecord) and one.number == 4).details == {"field": "year"}


@pytest.mark.parametrize("hostile", [b"[" * 100_000, b'{"a":' * 100_000, b"[1, 2", b"[null]", b"[[]]"])
def test_whatever_stands_there_is_only_named(tmp_path: Path, hostile: bytes) -> None:
    (tmp_path / "r.json").write_bytes(hostile)
    assert all(isinstance(one, BadRecord) for one in record_lines(tmp_path / "r.json"))


def test_an_empty_file_has_no_records(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"")
    assert list(record_lines(tmp_path / "r.jsonl")) == []
