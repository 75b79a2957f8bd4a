from __future__ import annotations

from dataclasses import replace

from tests.documents.scan.unruled_print import EM, line

from jixiao.documents.scan.parting import parted
from jixiao.documents.scan.text_line import TextLine


def merged(*lines: TextLine) -> TextLine:
    """Lines as a recogniser that takes them for one gives them."""
    places = tuple(place for one in lines for place in one.places)
    return replace(lines[0], right=lines[-1].right, text="".join(one.text for one in lines), places=places)


def texts(lines: list[TextLine]) -> list[str]:
    return [one.text for one in lines]


LEFT, RIGHT = line(0, 0, "开展各类代表活动", places=True), line(175, 0, "完成代表活动任务", places=True)


def test_a_line_over_a_column_edge_is_cut_at_the_white() -> None:
    near = [line(0, 30, "并做好服务保障"), line(175, 30, "并按时公开")]

    found = parted([merged(LEFT, RIGHT), *near], EM)

    assert texts(found) == ["开展各类代表活动", "完成代表活动任务", "并做好服务保障", "并按时公开"]
    assert (found[0].left, found[0].right, found[1].left, found[1].right) == (0, 160, 175, 335)


def test_two_lines_over_the_same_edge_are_both_cut() -> None:
    below = [replace(one, top=one.top + 30, bottom=one.bottom + 30) for one in (LEFT, RIGHT)]
    near = [line(0, 60, "并做好服务保障"), line(175, 60, "并按时公开")]
    assert len(parted([merged(LEFT, RIGHT), merged(*below), *near], EM)) == 6


def test_a_gap_that_another_line_runs_across_is_no_edge() -> None:
    near = [line(0, 30, "并做好服务保障工作，按时向社会公开"), line(175, 60, "并按时公开"), line(0, 60, "甲")]
    assert len(parted([merged(LEFT, RIGHT), *near], EM)) == 4


def test_a_label_is_cut_off_without_other_lines() -> None:
    line_of_two = merged(line(0, 0, "经常性", places=True), line(72, 0, "实施单位", places=True))
    assert texts(parted([line_of_two], EM)) == ["经常性", "实施单位"]


def test_a_title_in_larger_type_is_whole() -> None:
    title = line(0, 0, "财政项目支出绩效目标表", em=1.6 * EM, places=True)
    near = [line(0, 50, "项目名称"), line(200, 50, "路灯")]
    assert parted([title, *near], EM) == [title, *near]


def test_the_white_behind_a_comma_is_no_gap() -> None:
    text = line(0, 0, "更换路灯，更换灯杆", places=True)
    near = [line(0, 30, "更换路灯"), line(115, 30, "灯杆")]
    assert parted([text, *near], EM) == [text, *near]


def test_a_line_whose_characters_have_no_places_is_left() -> None:
    whole = replace(merged(LEFT, RIGHT), places=())
    assert parted([whole, line(0, 30, "并做好"), line(175, 30, "并按时")], EM)[0] == whole
