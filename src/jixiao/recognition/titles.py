"""Titles of tables, the years in them, and the furniture of pages around tables."""

from __future__ import annotations

import re

from jixiao.records.folding import fold_label, unspaced

_TITLE = re.compile(
    r"(?:绩效(?:目标)?.{0,8}|目标.{0,6}|监控.{0,4}|自评.{0,4})"
    r"(?:申报|填报|自评|评价|评审|审核|审批|监控|运行|执行|情况|信息|批复|公开|目标|明细|绩效|完成|报|复核|指标){0,3}表$"
)
_FURNITURE = re.compile(
    r"^(?:附件|附表|附|表)\s*[\d一二三四五六七八九十]*(?:[-－.．]\d+)*[:：]?$|^第?\s*\d+\s*页|^[-—－\s]*\d{1,4}[-—－\s]*$"
    r"|^\d+\s*/\s*\d+$|^共\s*\d+\s*页|^单位\s*[:：]\s*万?元$|^金额单位"
)
_YEAR = re.compile(r"[(（]?((?:19|20)\d\d)年?(?:度|年度)?[)）]?")
_YEAR_LINE = re.compile(r"^[(（【\[]?((?:19|20)\d\d)(?:年度?|年度)[)）】\]]?$")
_YEAR_AROUND = re.compile(r"(20\d\d)年度?(?=[^，。；]{0,16}(?:预算|决算|绩效|专项|项目|资金))")
_YEAR_BEHIND = re.compile(r"[(（【\[]\s*(?:19|20)\d\s*\d\s*年?\s*(?:年度|度)?\s*[)）】\]]")
_ATTACHMENT = re.compile(r"^(?:附件|附表|表)\s*[\d一二三四五六七八九十\-－.．]*\s*[:：]?")
_LIST_NUMBER = re.compile(r"^(?:\d{1,3}[、.．](?!\d)|[(（]?[一二三四五六七八九十]{1,3}[)）、])")
_LONGEST = 80
_CLOSING = re.compile(
    r"审核意见|审批意见|初审意见|印发$|^注[:：\d]|^备注[:：]|^附件|扫一扫|网站|版权|ICP|公网安备|^\[|主办单位|分享到|浏览次数|打印本页|^说明[:：]|^填[表报]|^相关|^总分|主办|承办|邮箱|联系我们|网站地图|^得分$|偏差大或|^单位负责人|^审核人|^自评|^评价结论|^总体评价|^其他需"
)


def title_of(text: str) -> str | None:
    """The text where it is the title of a table, else ``None``."""
    if len(text) > _LONGEST or "。" in text:
        return None
    folded = fold_label(text)
    return text if len(folded) <= 44 and _TITLE.search(folded) else None


def clean_title(text: str) -> str:
    """The title as records carry it: without white space, the year in brackets behind it and a leading 附件."""
    title = re.sub(r"\s+", "", _YEAR_BEHIND.sub("", text))
    title = _LIST_NUMBER.sub("", title.lstrip("#%*>·-—"))
    return _ATTACHMENT.sub("", title) or title


def year_in(text: str, *, alone: bool) -> int | None:
    """The budget year printed in a title or, with ``alone``, in a row of its own: ``（2024年度）``."""
    match = (_YEAR_LINE if alone else _YEAR).search(unspaced(text[:_LONGEST]))
    return int(match.group(1)) if match else None


def year_around(text: str) -> int | None:
    """The budget year that a heading above a table names: ``某馆2024年部门预算``."""
    match = _YEAR_AROUND.search(unspaced(text[: 2 * _LONGEST]))
    return int(match.group(1)) if match else None


_NAMED = re.compile(r"^(?P<name>.{4,40}?)(?:项目)?(?:支出)?绩效(?:目标|自评)(?:申报|填报)?表$")
_GENERAL = re.compile(r"财政|预算|部门|单位|整体|年度$|^项目|支出$|自评$|附件")


def project_in_title(title: str) -> str | None:
    """The project that a title names where the table has no 项目名称: ``图书购置经费绩效目标表``."""
    match = _NAMED.match(title)
    if match is None or _GENERAL.search(match.group("name")):
        return None
    return match.group("name")


def is_furniture(text: str) -> bool:
    """Whether the text belongs to the page and not to the table: 附件11, page numbers, 单位：万元."""
    return len(text) <= 40 and bool(_FURNITURE.match(text.strip()))


def ends_table(text: str) -> bool:
    """Whether a row that begins with the text stands below a table: opinions, notes, signatures, the end of a page."""
    return bool(_CLOSING.search(text.strip()[:60]))


_PAGE_END = re.compile(r"邮箱|版权|ICP备|公网安备|网站地图|联系我们|扫一扫|打印本页|关闭窗口")


def ends_page(text: str) -> bool:
    """Whether the text belongs to the foot of a web page."""
    return len(text) <= 60 and bool(_PAGE_END.search(text))
