import pytest

from jixiao.rendering.official.pdf.text_to_set import NARROW_BLANK, WIDE_BLANK, text_to_set


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是换灯；\r\n二是验收。", "一是换灯；\n二是验收。"),
        ("路\u200b灯\ufeff", "路灯"),
        ("路灯 改造", f"路灯{NARROW_BLANK}改造"),
        ("Wi-Fi 设备", f"Wi-Fi{WIDE_BLANK}设备"),
        ("Wi-Fi set", "Wi-Fi set"),
        ("路灯\t   改造", "路灯\u3000\u3000改造"),
        ("  路灯 \n 改造 ", "路灯\n改造"),
        ("路灯\u3000改造", "路灯\u3000改造"),
        ("☑\ufe0f", "☑"),
    ],
)
def test_text_is_made_ready(text: str, expected: str) -> None:
    assert text_to_set(text) == expected
