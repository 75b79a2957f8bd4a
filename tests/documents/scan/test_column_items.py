from __future__ import annotations

from tests.documents.scan.unruled_print import EM, line

from jixiao.documents.scan.blocks import Block
from jixiao.documents.scan.column_items import Beside, column_items
from jixiao.documents.scan.text_line import TextLine

PITCH = 28.0


def items(*lines: TextLine, edge: float = 250, beside: list[TextLine] | None = None) -> list[str]:
    others = None if beside is None else Beside(beside, beside)
    return [block.text(EM) for block in column_items(lines, PITCH, EM, edge, beside=others)]


def test_rows_are_farther_apart_than_lines() -> None:
    lines = (line(0, 0, "开展各类代表活动"), line(0, 25, "及培训"), line(0, 70, "编印简报"))
    assert items(*lines) == ["开展各类代表活动及培训", "编印简报"]


def test_a_number_begins_a_cell() -> None:
    assert items(line(0, 0, "指标1：更换路灯"), line(0, 25, "指标2：")) == ["指标1：更换路灯", "指标2："]


def test_short_lines_with_values_beside_them_are_cells() -> None:
    values = [line(300, 0, "640盏"), line(300, 25, "20根")]
    assert items(line(0, 0, "更换路灯"), line(0, 25, "更换灯杆"), beside=values) == ["更换路灯", "更换灯杆"]


def test_full_lines_beside_two_labels_are_cells() -> None:
    labels = [line(-200, 0, "数量指标"), line(-200, 25, "质量指标")]
    lines = (line(0, 0, "更换路灯的盏数"), line(0, 25, "路灯验收合格率"))
    assert items(*lines, edge=145, beside=labels) == ["更换路灯的盏数", "路灯验收合格率"]


def test_full_lines_beside_the_halves_of_a_value_are_one_cell() -> None:
    halves = [line(160, 0, "≥9"), line(160, 25, "5%")]
    assert items(line(0, 0, "更换路灯的盏数"), line(0, 25, "占比"), edge=145, beside=halves) == ["更换路灯的盏数占比"]


def test_pieces_on_one_line_are_one_text() -> None:
    assert items(line(0, 0, "更换路灯"), line(95, 0, "（主街）")) == ["更换路灯 （主街）"]


def test_a_text_beside_two_names_is_shared() -> None:
    names = [Block([line(-200, y, "更换路灯")]) for y in (12, 62)]
    lines = [line(0, y, text) for y, text in ((0, "640"), (25, "盏"), (50, "20"), (75, "根"))]
    found = column_items(lines, PITCH, EM, 100, names=names)
    assert [[one.text for one in block.lines] for block in found] == [["640", "盏"], ["20", "根"]]
