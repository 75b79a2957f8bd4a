"""What the alignment of rows and blocks pays for each thing that does not fit: every cost, in one place.

Costs are in units of "one clear clue": 1.0 is about what a label in the wrong row is worth. They rank clues by how
often print and scanning break them. Numbering is the firmest: people number within a block, and scanning seldom
changes a digit. A level-2 label is nearly as firm, but drifts a row up or down with the merged cell it stood in; a
level-1 label drifts further, for its cell is taller. Wording is the weakest, since filers do put indicators into the
wrong block, and that must come out as printed.
"""

LABEL_SHIFT = 0.85
"""A level-2 label, per row it stands outside of its block."""
LABEL_LATE = 0.25
"""A level-2 label inside its block, per row of the block above it: a label stands in the first row or the middle."""
LEVEL1_SHIFT = 0.16
"""A level-1 label, per row it stands outside of its group of blocks."""
UNLABELLED = 1.15
"""A block whose label is printed nowhere; missing labels are rarer than shifted ones."""
RESTART_INSIDE = 1.5
"""指标1 in the middle of a block."""
STARTS_AT_TWO = 1.6
"""A block whose first row is numbered 2 or higher."""
NUMBER_JUMP = 0.5
"""A number that does not follow the number before it in the same block."""
DOTS_FIRST = 0.8
"""A block that begins with the dots that should end one."""
AFTER_DOTS = 0.7
"""A row of the same block below its dots."""
BEGINS_EMPTY = 0.7
"""A block that begins with a row of nothing but its label: blank forms print at least ``指标1：`` there."""
CHANGE = 0.05
"""Every change of block: without a reason to change, a row stays where the row above is."""
AFTER_PLACEHOLDER = 0.35
"""A filled row of the same block below a blank placeholder."""

FITS = 0.0
"""Wording that speaks for the block."""
NEUTRAL = 0.22
"""Wording that says nothing about the block."""
TIME_ELSEWHERE = 0.75
"""Words of time outside 时效: 及时性 is what 时效 is for."""
TIME_TOO = 0.3
"""Words of time beside words that speak for the block."""
NOT_TIME = 0.9
"""No word of time inside 时效."""
SATISFACTION_ELSEWHERE = 0.7
"""满意 outside 满意度."""
SATISFACTION_MEASURED = 1.2
"""A name that ends with 满意度 outside 满意度."""
NOT_SATISFACTION = 0.75
"""No word of satisfaction inside 满意度, which holds nothing else."""
FITS_ELSEWHERE = 0.38
"""Wording that speaks for another block of the form."""
KNOWN_ELSEWHERE = 0.6
"""A name in another block than the one it surely has in other tables of the document."""

NEW_RECORD = 0.1
"""Cells in a stream: a further indicator."""
NEW_RECORD_IN_ROW = 3.5
"""A second indicator in one printed row."""
SKIPPED_CELL = 0.3
"""A column of the form without a cell."""
SKIPPED_OPTIONAL = 0.05
"""The same for columns that are mostly blank (备注, 偏差原因)."""
NAMELESS = 1.5
"""An indicator without a name in a stream of cells."""
NAMELESS_IN_ROW = 0.6
"""The same in a printed row, where the name may stand on the row above."""
COLUMN_SHIFT = 0.2
"""A cell beside its column, per column; at most ``COLUMN_SHIFT_MOST``."""
COLUMN_SHIFT_MOST = 0.6

UNPAIRED_NAME = 1.2
"""Values printed apart: an indicator without a value."""
UNPAIRED_VALUE = 1.0
"""Values printed apart: a value without an indicator."""
TRAILING_PIECE = 0.15
"""The same behind the last value: there the torn ends of the next table's header begin."""
OTHER_KIND = 0.5
"""A value of another kind than the name asks for: a percentage for a count."""
