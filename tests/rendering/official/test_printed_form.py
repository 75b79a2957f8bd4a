from collections.abc import Callable

import pytest

from jixiao.forms.library import form
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.official.printed_form import printed_form

MINHANG = form("minhang-target-2023")


def test_columns_share_the_width(record: Callable[..., PerformanceTarget]) -> None:
    printed = printed_form(record(), MINHANG)
    assert len(printed.shares) == printed.columns == MINHANG.columns
    assert sum(printed.shares) == pytest.approx(1)


def test_the_column_of_names_is_the_widest(record: Callable[..., PerformanceTarget]) -> None:
    long = record()
    long.indicators[0].name = "开展代表活动并将收集到的意见建议逐条登记、转办、反馈的次数"
    shares = printed_form(long, MINHANG).shares
    assert max(shares) == shares[3]


def test_a_form_is_named_for_its_project(record: Callable[..., PerformanceTarget]) -> None:
    assert printed_form(record(), MINHANG).name == "代表履职经费"
    assert printed_form(record(project_name=None), MINHANG).name == "财政项目支出绩效目标表"


def test_sections_come_under_their_numbered_title(record: Callable[..., PerformanceTarget]) -> None:
    songjiang = form("songjiang-target-2022")
    printed = printed_form(record(number=3, narrative={songjiang.narrative[0]: "换灯。"}), songjiang)
    assert printed.narrative_title == f"{songjiang.narrative_title}3"
    assert printed.sections[0].text == "换灯。"
    assert printed_form(record(), songjiang).narrative_title is None
