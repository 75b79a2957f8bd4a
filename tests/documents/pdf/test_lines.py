import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.pdf.type_setting import characters

from jixiao.documents.pdf.boxes import Box
from jixiao.documents.pdf.characters import Character
from jixiao.documents.pdf.lines import is_enumerated, lines_of, write
from jixiao.documents.pdf.symbols import BROKEN


def one_line(text: str) -> str:
    (line,) = lines_of(characters(text))
    return line.text


@pytest.mark.parametrize(
    ("set_text", "expected"),
    [
        ("项目|绩|效", "项目绩效"),
        ("指标|1：", "指标1："),
        ("指标 1：", "指标1："),
        ("2024 年", "2024年"),
        ("Hello world", "Hello world"),
        ("a|b", "a b"),
        ("甲 乙", "甲 乙"),
        ("单位：某镇      单位：万元", "单位：某镇  单位：万元"),
        ("12 345", "12 345"),
    ],
)
def test_blanks_are_told_from_gaps(set_text: str, expected: str) -> None:
    assert one_line(set_text) == expected


def test_lines_are_read_top_down_whatever_their_order() -> None:
    lines = lines_of(characters("第二行", y=80) + characters("第一行", y=95))

    assert [line.text for line in lines] == ["第一行", "第二行"]


def test_raised_digits_stay_on_their_line_as_superscripts() -> None:
    raised = [Character("2", Box(125, 104.5, 128, 110.5))]

    assert one_line("面积m") == "面积m"
    assert [line.text for line in lines_of(raised + characters("面积m") + characters("以上", x=128))] == ["面积m²以上"]


def test_lowered_digits_stay_as_they_are() -> None:
    lowered = [Character("2", Box(110, 97.5, 113, 103.5))]

    assert [line.text for line in lines_of(characters("CO") + lowered + characters("排放", x=113))] == ["CO2排放"]


def test_characters_drawn_twice_to_look_bold_count_once() -> None:
    bold = characters("重要11") + characters("重要11", x=100.3)

    assert [line.text for line in lines_of(bold)] == ["重要11"]


def cell(text: str, box: Box) -> str:
    """The text of a cell in which the lines of ``text`` are set from the upper left corner."""
    lines = text.split("\n")
    found = [one for at, line in enumerate(lines) for one in characters(line, box.left + 4, box.top - 14 * (at + 1))]
    return write(found, box).text


def test_full_lines_go_on_without_a_break() -> None:
    assert cell("完成农村道路\n养护十二公里\n以上。", Box(100, 0, 170, 100)) == "完成农村道路养护十二公里以上。"


def test_short_lines_end_where_they_were_ended() -> None:
    assert cell("保洁河道。\n打捞水草。", Box(100, 0, 260, 100)) == "保洁河道。\n打捞水草。"


def test_items_of_a_list_begin_on_lines_of_their_own() -> None:
    assert cell("1.保洁河道。\n2.打捞水草。", Box(100, 0, 168, 100)) == "1.保洁河道。\n2.打捞水草。"


def test_a_line_may_end_early_for_punctuation_that_must_not_begin_one() -> None:
    assert cell("完成农村路\n面，\n达标", Box(100, 0, 168, 100)).startswith("完成农村路面，")


def test_words_broken_at_the_end_of_a_line_keep_their_blank() -> None:
    assert cell("public budget\nreview", Box(100, 0, 178, 100)) == "public budget review"


def test_a_label_in_a_narrow_column_reads_as_one_word() -> None:
    assert cell("绩\n效\n指\n标", Box(100, 0, 118, 100)) == "绩效指标"


@pytest.mark.parametrize(
    "text", ["指标2：养护", "1.保洁", "（三）社会效益", "二、产出", "③其他", "第三条 附则", "●说明"]
)
def test_items_of_lists_are_known_by_their_beginning(text: str) -> None:
    assert is_enumerated(text)


@pytest.mark.parametrize("text", ["1.5万元", "2024年", "保洁", "指标值", "12345、"])
def test_numbers_are_no_items(text: str) -> None:
    assert not is_enumerated(text)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_cell_may_be_written_sideways(turn: int) -> None:
    box = Box(100, 0, 120, 90)
    upright = characters("绩效指标", x=110, y=5)
    turned = [Character(one.text, one.box.turned(-turn), turn) for one in upright]

    assert write(turned, box.turned(-turn)).text == "绩效指标"


def test_unknown_characters_make_the_text_unsure() -> None:
    known, unknown = characters("金额"), Character(BROKEN, Box(120, 100, 130, 110), confidence=0)

    assert write(known, Box(90, 90, 190, 120)).confidence == 1
    assert write([*known, unknown], Box(90, 90, 190, 120)).confidence == 0.5


def test_a_text_runs_on_where_its_last_line_is_full() -> None:
    box = Box(100, 0, 168, 100)

    assert write(characters("完成农村道路", x=104), box).runs_on
    assert not write(characters("完成", x=104), box).runs_on
    assert not write([], box).runs_on


@given(
    st.lists(
        st.builds(
            lambda char, x, y, size: Character(char, Box(x, y, x + size, y + size)),
            st.sampled_from("项目ab12，□"),
            st.floats(0, 500),
            st.floats(0, 800),
            st.floats(0, 30),
        ),
        max_size=40,
    )
)
def test_nothing_is_added_to_what_is_printed(found: list[Character]) -> None:
    text = "".join("".join(line.text.split()) for line in lines_of(found)).translate(str.maketrans("¹²", "12"))
    remaining = [one.text for one in found]

    for char in text:
        remaining.remove(char)
