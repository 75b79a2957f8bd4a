"""What scanning and text recognition do to a table, one small function for each kind of damage.

Each takes the text of one table with tabs between its cells and returns it damaged. Real published tables show all of
these; none takes anything away that a careful reader could not put back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBER = re.compile(r"指标\d+：")


def spare_box(text: str) -> str:
    """A second, empty box in front of the ticked one."""
    return text.replace(" ☑", " □ ☑", 1)


def scanned_boxes(text: str) -> str:
    """Boxes as the tags that recognition writes for them."""
    return text.replace("□", '<input type="checkbox"/>').replace("☑", '<input checked="" type="checkbox"/>')


def spaced_labels(text: str) -> str:
    """Labels that broke over several lines in narrow cells, their pieces divided by blanks."""
    text = text.replace("项目绩效目标\t", "项目 绩效 目标\t").replace("绩效指标\t一级", "绩效 指标\t一级")
    return text.replace("服务对象满意度指标", "服务对象 满意度指标").replace("（万元）", " (万元)")


def split_other_funds(text: str) -> str:
    """The row 其他资金 broken in two: the right half comes alone, then again behind the rest of the left label."""
    return re.sub(
        r"^\t其他资金\t(.*)\t其他资金\t(.*)$",
        r"\t\t\t其他资金\t\2\n金\t\1\t其他资金\t\2\t",
        text,
        count=1,
        flags=re.MULTILINE,
    )


def late_label(text: str, block: str) -> str:
    """The label of a block in the second row of the block instead of the first."""
    lines = text.split("\n")
    at = _first_row(lines, block)
    first, second = lines[at].split("\t"), lines[at + 1].split("\t")
    column = first.index(block)
    if second[column]:
        raise ValueError(f"{block} has one row only")
    first[column], second[column] = second[column], first[column]
    lines[at : at + 2] = ["\t".join(first), "\t".join(second)]
    return "\n".join(lines)


def restarted_number(text: str, block: str) -> str:
    """The second indicator of a block numbered 指标1 like the first."""
    lines = text.split("\n")
    at = _first_row(lines, block) + 1
    lines[at] = _NUMBER.sub("指标1：", lines[at], count=1)
    return "\n".join(lines)


def lone_dots(text: str, block: str) -> str:
    """The dots that end an empty block, alone in the first cell of their row."""
    lines = text.split("\n")
    at = next(at for at in range(_first_row(lines, block), len(lines)) if "……" in lines[at])
    lines[at] = "....." + "\t" * lines[at].count("\t")
    return "\n".join(lines)


def _first_row(lines: list[str], block: str) -> int:
    """The line with the label of the block."""
    return next(at for at, line in enumerate(lines) if block in line.split("\t"))


DAMAGES: dict[str, Callable[..., str]] = {
    damage.__name__: damage
    for damage in (
        spare_box, scanned_boxes, spaced_labels, split_other_funds, late_label, restarted_number, lone_dots,
    )
}  # fmt: skip


def damaged(text: str, damages: list[str | dict[str, str]]) -> str:
    """The text with the damages in order: each a name, or a name with the block it strikes."""
    for damage in damages:
        if isinstance(damage, str):
            text = DAMAGES[damage](text)
        else:
            for name, block in damage.items():
                text = DAMAGES[name](text, block)
    return text
