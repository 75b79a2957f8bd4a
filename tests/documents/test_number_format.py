from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.builtin_formats import BUILTIN_FORMATS
from jixiao.documents.number_format import shown, shown_text

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.95, "0%", "95%"),
        (0.985, "0.0%", "98.5%"),
        (1, "0.00%", "100.00%"),
        (-0.5, "0%", "-50%"),
        (7.4, "0.00", "7.40"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (999, "#,##0", "999"),
        (0, "#,##0", "0"),
        (5, "000", "005"),
        (0.5, "#.00", ".50"),
        (12345678, "#,##0,", "12,346"),
        (1234567, "0.00,,", "1.23"),
        (1234567, "000-0000", "123-4567"),
    ],
)
def test_numbers_are_shown_in_placeholders(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (128.5, '#,##0.00"万元"', "128.50万元"),
        (123456, '0!.0,"万元"', "12.3万元"),
        (123456, '0"."0000"万元"', "12.3456万元"),
        (123456, r"0\.0,", "12.3"),
        (0.9, '"≥"0%', "≥90%"),
        (12, r"≥0\(次\)", "≥12(次)"),
        (36, "0公里", "36公里"),
    ],
)
def test_words_around_and_between_the_digits_are_kept(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7.4, "7.4"),
        (0, "0"),
        (-3, "-3"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333"),
        (12345.678912345, "12345.67891"),
        (0.0001234, "0.0001234"),
        (0.00001234, "1.234E-05"),
        (310112000000001, "310112000000001"),
        (1e20, "1E+20"),
    ],
)
def test_without_a_format_a_number_has_the_digits_it_needs(value: float, text: str) -> None:
    assert shown(value, "General") == shown(value, "G/通用格式") == text


@pytest.mark.parametrize(("value", "text"), [(2.675, "2.68"), (1.005, "1.01"), (0.125, "0.13"), (-2.675, "-2.68")])
def test_halves_are_rounded_away_from_zero_as_they_are_written(value: float, text: str) -> None:
    assert shown(value, "0.00") == text


@pytest.mark.parametrize(
    ("value", "text"), [(1234.5, "1,234.50"), (-1234.5, "-1,234.50"), (0, "-")], ids=["positive", "negative", "zero"]
)
def test_each_sign_has_its_section(value: float, text: str) -> None:
    assert shown(value, ACCOUNTING) == text


def test_a_section_for_negative_numbers_writes_its_own_sign() -> None:
    assert shown(-5, "0.0_);(0.0)") == "(5.0)"
    assert shown(-5, "0.0;[Red]0.0") == "5.0"


def test_a_blank_section_hides_the_number() -> None:
    assert shown(0, "0;-0;;@") == ""
    assert shown(12, ";;;") == ""


def test_a_condition_chooses_the_section() -> None:
    code = '[>=10000]0.00,,"百万";[<1]0%;0'
    assert [shown(value, code) for value in (2_500_000, 0.5, 20)] == ["2.50百万", "50%", "20"]


def test_colours_and_locales_are_not_shown() -> None:
    assert shown(3, "[Red][$-804]0") == "3"


def test_a_currency_in_brackets_is_shown() -> None:
    assert shown(1234.5, "[$¥-804]#,##0.00") == "¥1,234.50"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [(12345, "0.00E+00", "1.23E+04"), (12345, "##0.0E+0", "12.3E+3"), (0.05, "0.0E+0", "5.0E-2"), (0, "0E+0", "0E+0")],
)
def test_exponents(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_rounded_mantissa_may_need_the_next_exponent() -> None:
    assert shown(9999, "0.0E+0") == "1.0E+4"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (123, "[DBNum1][$-804]General", "一百二十三"),
        (123.4, "[DBNum2][$-804]General", "壹佰贰拾叁.肆"),
        (123, "[DBNum2][$-804]0", "壹贰叁"),
        (20350, '[DBNum2]G/通用格式"元整"', "贰万零叁佰伍拾元整"),
        (12, "[DBNum3]0", "１２"),
    ],
)
def test_chinese_numerals(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_dates_are_recognised_by_their_letters() -> None:
    assert shown(45292, 'yyyy"年"m"月"d"日"') == "2024年1月1日"


def test_built_in_formats_are_those_of_chinese_excel() -> None:
    assert shown(45292, BUILTIN_FORMATS[14]) == "2024/1/1"
    assert shown(45292, BUILTIN_FORMATS[57]) == "2024年1月"
    assert shown(0.95, BUILTIN_FORMATS[9]) == "95%"


def test_vulgar_fractions_are_shown_as_decimals() -> None:
    assert shown(0.5, "# ?/?") == "0.5"


def test_a_number_formatted_as_text_stays_a_number() -> None:
    assert shown(3.14, "@") == "3.14"


@pytest.mark.parametrize(
    ("text", "code", "result"),
    [
        ("优", "General", "优"),
        ("优", "0.00", "优"),
        ("优", "@", "优"),
        ("河道", '@"项目"', "河道项目"),
        ("河道", ";;;", ""),
        ("河道", '0;0;0;"名称："@', "名称：河道"),
    ],
)
def test_texts_may_have_a_section_too(text: str, code: str, result: str) -> None:
    assert shown_text(text, code) == result


@pytest.mark.parametrize("code", ['"', "[", "\\", "_", "*", ";", "E+", ",", ".", "%", "0" * 5000, '"' * 300, "[h", "/"])
def test_broken_codes_are_no_fault(code: str) -> None:
    assert isinstance(shown(1234.5, code), str)
    assert isinstance(shown_text("甲", code), str)


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e308, -1e308, 5e-324])
@pytest.mark.parametrize("code", ["General", "0.00", "yyyy-mm-dd", "0.00E+00", "[h]:mm", "0%", "[DBNum1]General"])
def test_numbers_of_any_size_are_no_fault(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)


MARKS = ["0", "#", "?", ".", ",", "%", "E+", "@", ";", '"万元"', "_ ", "* ", "[Red]", "[>1]", "y", "m", "d", "h:mm",
         "General", "[DBNum1]", "!.", "-", "(", "上午/下午", "aaaa", "ss.00"]  # fmt: skip


@given(st.floats(), st.lists(st.sampled_from(MARKS), max_size=12).map("".join))
def test_no_code_is_a_fault(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_plain_decimals_say_the_number(cents: int, decimals: int) -> None:
    number = Decimal(cents).scaleb(-decimals)
    code = "0." + "0" * decimals if decimals else "0"
    assert Decimal(shown(float(number), code)) == number
    assert Decimal(shown(float(number), f"#,##{code}").replace(",", "")) == number


@given(st.integers(0, 10**9))
def test_thousands_are_parted_as_python_does(number: int) -> None:
    assert shown(number, "#,##0") == f"{number:,}"
