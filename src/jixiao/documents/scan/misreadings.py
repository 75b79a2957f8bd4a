"""Characters that recognisers take for another where thin strokes are lost, put right by the character beside them.

Only where the recogniser was unsure, and only what is no word: 项日 can be nothing but 项目.
"""

from __future__ import annotations

from dataclasses import replace

from jixiao.documents.scan.recognise import Reading

UNSURE = 0.95
"""Characters that were read more surely are left as they are: papers have typing errors, too."""
MISREADINGS = {
    "项日": "项目",
    "日标": "目标",
    "总日": "总目",
    "科日": "科目",
    "中请": "申请",
    "间题": "问题",
    "资余": "资金",
    "资全": "资金",
    "主营部门": "主管部门",
    "完戍": "完成",
    "己完成": "已完成",
    "万无": "万元",
}


def corrected(reading: Reading) -> Reading:
    """The reading with misread characters put right; its certainties stay, and say that it was guessed."""
    text = reading.text
    if len(reading.certainties) != len(text.replace(" ", "")) or " " in text:
        return reading
    for wrong, right in MISREADINGS.items():
        at = text.find(wrong)
        while at >= 0:
            changed = [at + place for place, (old, new) in enumerate(zip(wrong, right, strict=True)) if old != new]
            if all(reading.certainties[place] < UNSURE for place in changed):
                text = text[:at] + right + text[at + len(wrong) :]
            at = text.find(wrong, at + 1)
    return reading if text == reading.text else replace(reading, text=text)
