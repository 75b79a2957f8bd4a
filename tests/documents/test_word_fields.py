from __future__ import annotations

import pytest

from jixiao.documents.word_fields import shown_without_result


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r" EQ \o\ac(□,√) ", "☑"),
        (r"EQ \o(□，√)", "☑"),
        (r"eq \o\ac(○,3)", "③"),
        (r"EQ \o(□,○)", "□"),
        (r"EQ \o(□,甲)", "甲"),
        (r"EQ \o(甲,乙)", "甲乙"),
        (r"EQ \s\up5(甲)", "甲"),
        (r"EQ \x(√)", "☑"),
        (r"EQ \x( )", "□"),
        (r"EQ \f(1,2)", "1/2"),
        (r'SYMBOL 82 \f "Wingdings 2" \s 12', "☑"),
        (r'SYMBOL 0xA8 \f "Wingdings"', "□"),
        ("SYMBOL 8730", "√"),
        ("SYMBOL 99999", ""),
        ("MACROBUTTON NoMacro 单击此处", "单击此处"),
        ("MACROBUTTON", ""),
        ("PAGE", ""),
        ("", ""),
    ],
)
def test_what_fields_draw(instruction: str, shown: str) -> None:
    assert shown_without_result(instruction) == shown
