"""The styles of official forms in Word, and the settings that go with them: Chinese, in the fonts that offices have."""

from __future__ import annotations

from jixiao.rendering.official.word_elements import NAMESPACE

HALF_WIDTH = 105
"""Twips that half a Chinese character is wide in a cell, which is set in 五号 (10.5 pt)."""
LINE_HEIGHT = 300
"""Twips of a line in a cell, at least."""

FRONT_TITLE, FRONT_TEXT = "Title", "FrontText"
FORM_TITLE, SECTION_HEADING, YEAR, UNIT, CELL, END = "Heading1", "Heading2", "FormYear", "FormUnit", "FormCell", "End"
"""The ids of the styles. The title of a form is a heading, so that Word lists the forms in its navigation pane."""

_XMLNS = f'xmlns:w="{NAMESPACE}"'
_SONG = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
_HEI = '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体" w:cs="黑体"/>'


def _style(style: str, name: str, paragraph: str = "", run: str = "", *, own: bool = True, follows: str = "") -> str:
    """A style of paragraphs on top of Normal; ``own`` says that Word does not know it by its name."""
    custom = ' w:customStyle="1"' if own else ""
    after = f'<w:next w:val="{follows}"/>' if follows else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"{after}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_CENTRED, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_RUNNING = '<w:spacing w:line="360" w:lineRule="auto"/>'

STYLES = (
    f"<w:styles {_XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>{_SONG}{_size(21)}"
    '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    + _style(
        FRONT_TITLE,
        "Title",
        f'<w:keepNext/><w:spacing w:before="240" w:after="360"/>{_CENTRED}',
        f"{_HEI}<w:b/><w:bCs/>{_size(44)}",
        own=False,
        follows=FRONT_TEXT,
    )
    + _style(
        FRONT_TEXT,
        "说明文字",
        f'{_RUNNING}<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>',
        _size(24),
    )
    + _style(
        FORM_TITLE,
        "heading 1",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="80"/>{_CENTRED}<w:outlineLvl w:val="0"/>',
        f"{_HEI}<w:b/><w:bCs/>{_size(36)}",
        own=False,
        follows=YEAR,
    )
    + _style(
        SECTION_HEADING,
        "heading 2",
        f'<w:keepNext/><w:keepLines/>{_RUNNING}<w:ind w:firstLineChars="200" w:firstLine="480"/>'
        '<w:outlineLvl w:val="1"/>',
        f"{_HEI}{_size(24)}",
        own=False,
        follows=FRONT_TEXT,
    )
    + _style(YEAR, "表年度", f'<w:keepNext/><w:spacing w:after="80"/>{_CENTRED}', _size(24))
    + _style(UNIT, "表金额单位", f'<w:keepNext/><w:spacing w:after="40"/>{_RIGHT}')
    + _style(
        CELL,
        "表内文字",
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:line="{LINE_HEIGHT}" w:lineRule="atLeast"/>{_CENTRED}',
    )
    + _style(END, "表后", '<w:spacing w:line="20" w:lineRule="exact"/>', _size(2))
    + "</w:styles>"
)
"""The part ``styles.xml``. ``End`` is as good as no line: what follows a table that fills its page stays on it."""

SETTINGS = (
    f'<w:settings {_XMLNS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
"""The part ``settings.xml``."""


def _font(name: str, other: str, panose: str, family: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )


FONTS = (
    f"<w:fonts {_XMLNS}>"
    + _font("宋体", "SimSun", "02010600030101010101", "auto")
    + _font("黑体", "SimHei", "02010609060101010101", "modern")
    + "</w:fonts>"
)
"""The part ``fontTable.xml``: the other names of the fonts and what they look like, where they are not installed."""
