from jixiao.rendering.official.pdf.missing_characters import sentence


def test_the_characters_are_named() -> None:
    assert sentence({"𰻝", "\U000f0000"}) == (
        "字体中缺少 2 个字符（𰻝U+30EDD、U+F0000），PDF 中以“〓”代替；请指定含有这些字符的 TrueType 字体后重新打印。"
    )


def test_ten_are_named_at_most() -> None:
    many = {chr(code) for code in range(0x30000, 0x3000C)}
    assert "缺少 12 个字符" in sentence(many)
    assert sentence(many).count("U+") == 10
    assert "12 of the characters" in sentence(many, "en")
