"""Tick boxes and inline tags in cell text come to one notation; whatever else is printed stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.marks import TICKED, UNTICKED, plain

UNMARKED = st.text(alphabet="项目12≥≤<>（）()[]%，。/ -", max_size=30)
MARKED = st.lists(
    st.sampled_from(
        ["<", ">", "</", "<p>", "</p>", "<br>", "<input ", "checkbox", "checked", '"', "&", ";", "&#", "&lt;",
         "&#x110000;", "&#0;", "[bookmark:", "]", "(", ")", "xiàng", "项", " ", "\n", "\xa0"]
    )
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("tagged", "text"),
    [
        ('专项资金 <input type="checkbox">', "专项资金 □"),
        ('专项资金 <input type="checkbox" checked="">', "专项资金 ☑"),
        ('专项资金 <input checked="" type="checkbox"/>', "专项资金 ☑"),
        ("专项资金 <INPUT TYPE=CHECKBOX CHECKED>", "专项资金 ☑"),
        ('专项资金 < input type="checkbox" disabled="" >', "专项资金 □"),
        (
            '专项资金 <input type="checkbox"> 经常性项目 <input type="checkbox" checked="">',
            "专项资金 □ 经常性项目 ☑",
        ),
        ('<input type="checkbox" unchecked>', "□"),
        ('<input type="text">道路养护', "道路养护"),
        ("专项资金 √ 经常性项目 ○", "专项资金 √ 经常性项目 ○"),
    ],
)
def test_check_boxes(tagged: str, text: str) -> None:
    assert plain(tagged) == text


@pytest.mark.parametrize(
    ("tagged", "text"),
    [
        ("<p>完成道路养护。</p>", "完成道路养护。"),
        ("<p>1.完成道路养护。</p><p>2.完成桥梁检测。</p>", "1.完成道路养护。\n2.完成桥梁检测。"),
        ('<p class="MsoNormal">道路养护</p >', "道路养护"),
        ("道路< /p>桥梁</ p>", "道路\n桥梁"),
        ("道路<br>桥梁<br/>绿化<BR />河道", "道路\n桥梁\n绿化\n河道"),
        ("<ul><li>道路</li><li>桥梁</li></ul>", "<ul>道路\n桥梁\n</ul>"),
        ("<div>道路</div><div>桥梁</div>", "道路\n桥梁"),
        ('<span style="color: red">道路</span><b>养护</b>', "道路养护"),
        ("12597m<sup>2</sup>", "12597m2"),
        ("<o:p></o:p>道路养护", "道路养护"),
    ],
)
def test_inline_tags(tagged: str, text: str) -> None:
    assert plain(tagged) == text


@pytest.mark.parametrize(
    "text",
    ["<5%", "数量<10且质量>90", "<=5次", "≥12<次>", "A<B", "<", ">", "<>", "<td>道路</td>", "<br", "< 5 >", "<指标1>"],
)
def test_what_is_no_inline_tag_stays(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("&lt;5%", "<5%"),
        ("&ge;95%", "≥95%"),
        ("&#8805;95%", "≥95%"),
        ("&#x2265;95%", "≥95%"),
        ("道路&nbsp;养护", "道路 养护"),
        ("A&amp;B", "A&B"),
        ("&amp;lt;", "&lt;"),
        ("&lt;p&gt;道路", "<p>道路"),
        ("AT&T", "AT&T"),
        ("R&D;", "R&D;"),
        ("道路&养护;", "道路&养护;"),
    ],
)
def test_entities(printed: str, text: str) -> None:
    assert plain(printed) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("項(xiàng)目", "項目"),
        ("項（xiàng）目總(zǒng)目標(biāo)", "項目總目標"),
        ("綠(lǜ)化", "綠化"),
        ("愛(ài)護", "愛護"),
        ("项目(xm)", "项目(xm)"),
        ("数量(kg)", "数量(kg)"),
        ("A(xiàng)", "A(xiàng)"),
        ("(必填)", "(必填)"),
    ],
)
def test_pinyin_behind_a_character_is_no_print(printed: str, text: str) -> None:
    assert plain(printed) == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("[bookmark: _Toc1]项目概况", "项目概况"),
        ("项目[bookmark:a][bookmark:b]概况[bookmark:]", "项目概况"),
        ("[bookmark: 项目概况", "[bookmark: 项目概况"),
        ("[2015]88号", "[2015]88号"),
    ],
)
def test_bookmarks_are_no_print(printed: str, text: str) -> None:
    assert plain(printed) == text


@pytest.mark.parametrize("text", [" 道路养护 ", "\u3000道路养护", "\xa0道路养护\n", "<p> 道路养护 </p>"])
def test_white_space_around_the_text_goes(text: str) -> None:
    assert plain(text) == "道路养护"


def test_white_space_inside_the_text_stays() -> None:
    assert plain("项 目\n名\u3000称") == "项 目\n名\u3000称"


def test_a_box_is_either_ticked_or_not() -> None:
    assert set(TICKED).isdisjoint(UNTICKED)
    assert "☑" in TICKED and "√" in TICKED
    assert "□" in UNTICKED


@given(UNMARKED)
def test_text_without_marks_is_left_alone(text: str) -> None:
    assert plain(text) == text.strip()


@given(st.one_of(st.text(), MARKED))
def test_no_text_makes_it_fail(text: str) -> None:
    resolved = plain(text)
    assert resolved == resolved.strip()
    assert "\xa0" not in resolved


@pytest.mark.parametrize(
    "text",
    ["<" * 10**5, "<a" * 10**5, "<" + "a" * 10**5, "&" * 10**5, "[bookmark:" * 10**5, "项(" * 10**5, "a" + " " * 10**6],
    ids=["signs", "tags", "long tag", "entities", "bookmarks", "brackets", "blanks"],
)
def test_hostile_lengths_come_to_an_end(text: str) -> None:
    assert plain(text) == text.strip()


def test_many_boxes_come_to_an_end() -> None:
    assert plain('<input type="checkbox">' * 10**4) == "□" * 10**4
