"""The printed rows of an indicator table as lines: labels, number, name, value and the other cells of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.recognition.cells import assign_cells
from jixiao.recognition.columns import Columns, is_heading
from jixiao.recognition.items import Item, Row
from jixiao.recognition.running import Running
from jixiao.recognition.shapes import enumerated, is_ellipsis, split_enumerated, squeezed, value_likeness
from jixiao.recognition.titles import is_furniture
from jixiao.records.folding import fold_label

_SIDE_PIECES = frozenset(
    [
        "绩",
        "效",
        "指",
        "标",
        "绩效",
        "指标",
        "绩效指",
        "效指标",
        "绩效指标",
        "年度",
        "年度绩效",
        "年",
        "度",
        "绩效目标",
        "目标",
        "项目",
        "标值",
        "项目绩效",
        "项目绩效指标",
        "完成",
        "情况",
        "及",
        "完成情况",
    ]
)
_HINT_WORDS = ("必填", "选填", "必填量化", "量化")
_ONE_LINE = 24
"""A row with more items than this holds several indicators."""
_SHORT_ROW = 6
"""A row of so few items is one row, whatever words its cells hold."""
_MUST_END = ("满意度", "成本", "质量", "数量", "时效", "效益", "产出")
"""Block names that are also ordinary words: they are labels only where a label may stand."""


@dataclass(slots=True, eq=False)
class Line:
    """One printed indicator line, or the labels of an empty one.

    ``number`` is the printed running number inside the block; ``blank`` marks a placeholder (``指标2：``), ``dots``
    a row of dots. ``cells`` maps roles to items; ``level1`` and ``level2`` are the labels printed on the row.
    ``laid_out`` says that blanks place the cells, so that long ones go on in the row below.
    """

    row: int
    level1: list[Item] = field(default_factory=list)
    level2: list[Item] = field(default_factory=list)
    number: int | None = None
    name: str | None = None
    cells: dict[str, Item] = field(default_factory=dict)
    blank: bool = False
    dots: bool = False
    moved: bool = False
    laid_out: bool = False

    @property
    def filled(self) -> bool:
        """Whether the line says anything."""
        return bool(self.name or any(role != "name" for role in self.cells))

    @property
    def value(self) -> str | None:
        """The printed target value."""
        item = self.cells.get("value")
        return item.text if item else None


def read_lines(rows: list[Row], columns: Columns, *, streaming: bool) -> list[Line]:
    """The lines of the rows below the headings, in print order."""
    specific = _specific_blocks(rows)
    lines: list[Line] = []
    if streaming:
        for group, level1, level2 in _stream_groups(rows, specific):
            lines.extend(_group_lines(group, level1, level2, columns, in_row=False))
        return lines
    wide = sorted(row.width for row in rows)[len(rows) // 2] >= 3 if rows else False
    for row in rows:
        items = [item for item in row.items if item.taken is None]
        if wide and row.width == 1 and row.running is None and _is_stray(items):
            continue
        if is_heading(items):
            for item in items:
                item.taken = "label" if item.labels else None
            continue
        if row.below_blank and lines:
            lines.append(Line(row.number, dots=True))
        in_row = row.running is not Running.GLUED and len(row.items) <= _ONE_LINE
        for segment in _segments(items, anywhere=columns.right is not None):
            level1, level2, content = split_labels(segment, columns, specific)
            found = _group_lines(content, level1, level2, columns, in_row=in_row)
            for line in found:
                line.laid_out = row.laid_out
            lines.extend(found)
    return lines


def _segments(items: list[Item], *, anywhere: bool) -> list[list[Item]]:
    """The items of a printed row, cut where a block label stands behind content: several rows run on there.

    ``anywhere`` says that labels do so in short rows as well, since two tables stand side by side.
    """
    segments: list[list[Item]] = [[]]
    for item in items:
        content = any(not is_block_label(other) for other in segments[-1])
        if (
            content
            and is_block_label(item)
            and fold_label(item.text).endswith("指标")
            and (anywhere or len(items) > _SHORT_ROW)
        ):
            segments.append([])
        segments[-1].append(item)
    return [segment for segment in segments if segment]


def _is_stray(items: list[Item]) -> bool:
    """Whether a line without any cell beside it, in a table with columns, is text between or below its rows."""
    if len(items) != 1 or is_block_label(items[0]) or is_ellipsis(items[0].text) or _is_debris(items[0]):
        return False
    return not items[0].text.lstrip().startswith(("指标", "目标"))


def _specific_blocks(rows: list[Row]) -> set[str]:
    """Which labels are level 1 in this table because level-2 blocks of their group are printed as well."""
    found: set[str] = set()
    for row in rows:
        for item in row.items:
            if item.label("level2"):
                folded = fold_label(item.text)
                if item.key("level2") == "服务对象满意度指标" and folded not in ("满意度指标", "满意度"):
                    found.add("满意度指标")
                if item.key("level2") == "成本指标" and folded not in ("成本指标", "成本", "项目成本指标"):
                    found.add("成本指标")
    return found


def is_block_label(item: Item) -> bool:
    """Whether the item may be the label of a block."""
    return bool(item.label("level1", "level2", "other_blocks"))


def _is_debris(item: Item) -> bool:
    text = squeezed(item.text)
    if is_furniture(item.text) and len(text) > 3:
        return True
    if not fold_label(item.text) and any(char in "()（）" for char in text):
        return True
    if fold_label(item.text) in _SIDE_PIECES and not item.label("level1", "level2"):
        return True
    return any(text.endswith(f"({word})") for word in _HINT_WORDS) and len(text) <= 12 and not is_block_label(item)


def split_labels(items: list[Item], columns: Columns, specific: set[str]) -> tuple[list[Item], list[Item], list[Item]]:
    """(level-1 labels, level-2 labels, content) of a row: labels stand before the content, one of a level."""
    level1: list[Item] = []
    level2: list[Item] = []
    content: list[Item] = []
    name_column = columns.column_of("name")
    for index, item in enumerate(items):
        if content:
            content.append(item)
            continue
        if _is_debris(item):
            item.taken = "label"
            continue
        if is_block_label(item) and _may_be_label(item, level2, name_column, alone=len(items) == 1):
            following = items[index + 1] if index + 1 < len(items) else None
            # A form may have 成本指标 both among its outputs and as a level-1 block: the column tells them apart.
            alone = item.label("level2") and _below_level2(item, columns) and not _is_level2(following)
            if not alone and _is_level1(item, following, level1, level2, specific):
                level1.append(item)
            elif not level2:
                level2.append(item)
            elif item.text != level2[-1].text:
                content.append(item)
                continue
            item.taken = "label"
            continue
        content.append(item)
    return level1, level2, content


def _may_be_label(item: Item, level2: list[Item], name_column: int | None, *, alone: bool) -> bool:
    if level2:
        return False
    folded = fold_label(item.text)
    if folded in _MUST_END:
        return name_column is None or item.column < name_column
    return True


def _is_level1(item: Item, following: Item | None, level1: list[Item], level2: list[Item], specific: set[str]) -> bool:
    group = item.key("level1")
    if group is None or level1:
        return (
            item.label("other_blocks") is not None
            and not level1
            and following is not None
            and is_block_label(following)
        )
    if item.label("level2") is None:
        return True
    return group in specific or _is_level2(following)


def _is_level2(item: Item | None) -> bool:
    return item is not None and item.label("level2") is not None


def _below_level2(item: Item, columns: Columns) -> bool:
    """Whether the item stands under the heading 二级指标 and not under 一级指标."""
    return ("level2", item.column) in columns.levels and ("level1", item.column) not in columns.levels


def _stream_groups(rows: list[Row], specific: set[str]) -> list[tuple[list[Item], list[Item], list[Item]]]:
    """Runs of content between labels, each with the labels before it."""
    groups: list[tuple[list[Item], list[Item], list[Item]]] = []
    content: list[Item] = []
    level1: list[Item] = []
    level2: list[Item] = []
    items = [item for row in rows for item in row.items if item.taken is None]
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        bare = fold_label(item.text) in _MUST_END
        if _is_debris(item) and not (content and value_likeness(item.text) > 0.5):
            item.taken = "label"
            continue
        if is_block_label(item) and not (bare and (level2 and not content)):
            if bare and following is not None and value_likeness(following.text) > 0.7:
                content.append(item)
                continue
            if content or (level2 and not item.label("level2")) or (level2 and item.label("level2")):
                groups.append((content, level1, level2))
                content, level1, level2 = [], [], []
            if _is_level1(item, following, level1, level2, specific):
                level1.append(item)
            else:
                level2.append(item)
            item.taken = "label"
            continue
        content.append(item)
    groups.append((content, level1, level2))
    return groups


def _group_lines(
    content: list[Item], level1: list[Item], level2: list[Item], columns: Columns, *, in_row: bool
) -> list[Line]:
    row = (level1 + level2 + content)[0].row if level1 or level2 or content else 0
    if not content:
        return [Line(row, level1, level2)] if level1 or level2 else []
    lines: list[Line] = []
    for cells in assign_cells(_parts(content), columns, in_row=in_row):
        line = line_of(cells)
        if not lines:
            line.level1, line.level2 = level1, level2
        lines.append(line)
    return lines


def _parts(content: list[Item]) -> list[Item]:
    """The items with cells that hold several numbered names taken apart."""
    parts: list[Item] = []
    for item in content:
        texts = split_enumerated(item.text)
        if len(texts) == 1:
            parts.append(item)
            continue
        item.taken = "split"
        parts.extend(
            Item(text, item.cell, item.table, item.row, item.column, certainty=item.certainty) for text in texts
        )
    return parts


def line_of(cells: dict[str, Item]) -> Line:
    """The line that the cells of a record make; numbering, placeholders and dots are told apart from content."""
    name_item = cells.get("name")
    line = Line(row=next(iter(cells.values())).row, cells=cells)
    if name_item is not None:
        if is_ellipsis(name_item.text):
            line.dots = True
            name_item.taken = "placeholder"
            del cells["name"]
        else:
            line.number, name = enumerated(name_item.text)
            line.name = name.strip() or None
            if line.name is None:
                line.blank = True
                name_item.taken = "placeholder"
                del cells["name"]
    for role in [role for role, item in cells.items() if is_ellipsis(item.text)]:
        line.dots = True
        cells.pop(role).taken = "placeholder"
    return line
