"""Very many documents of fictional towns, no two alike, in every format that is born digital.

The records are those of the samples with other places, numbers and amounts. ``write_many(folder, count)`` writes the
same files every time; what is there already is left as it is.
"""

from __future__ import annotations

import random
import re
from decimal import Decimal
from functools import cache
from itertools import accumulate
from pathlib import Path

from samples.records import planned_documents
from samples.word_97_form import word_97_document
from samples.xls_form import xls_workbook

from jixiao.forms.form import Form
from jixiao.records.money import decimal_of
from jixiao.records.target import PerformanceTarget
from jixiao.rendering.official.printed_form import PrintedDocument, printed_form
from jixiao.rendering.official.writing import write_forms
from jixiao.rendering.plain_text import plain_text

MIX = {"docx": 35, "xlsx": 25, "pdf": 15, "txt": 10, "doc": 5, "xls": 5, "html": 5}
"""Of a hundred documents, how many are of each format."""
_TABLES = (1, 1, 1, 2, 3)
_A_FOLDER = 500
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def write_many(folder: Path, count: int) -> None:
    """The first ``count`` of the documents, in folders of 500."""
    for number in range(count):
        chance = random.Random(number)
        kind = chance.choices(list(MIX), cum_weights=list(accumulate(MIX.values())))[0]
        path = folder / f"{number // _A_FOLDER:04d}" / f"{number:06d}.{kind}"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_document(kind, chance, path.stem))


def write_scans(folder: Path, count: int) -> None:
    """So many documents of one table each as an office scanner makes them: 200 dots an inch, askew and noisy."""
    from samples.scanner import CONDITIONS, scanned_file

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"{number:06d}.pdf"
        if not path.exists():
            chance = random.Random(-1 - number)
            official, templates = chance.choice(_templates())
            form = printed_form(_varied(chance.choice(templates), chance), official)
            pdf = write_forms(PrintedDocument(path.stem, [form]), "pdf").data
            path.write_bytes(scanned_file(pdf, CONDITIONS["office"], "pdf", number))


def _document(kind: str, chance: random.Random, title: str) -> bytes:
    official, templates = chance.choice(_templates())
    records = [_varied(chance.choice(templates), chance) for _ in range(chance.choice(_TABLES))]
    if kind == "txt":
        return "\n\n".join(plain_text(record, official) for record in records).encode("utf-8")
    document = PrintedDocument(title, [printed_form(record, official) for record in records])
    if kind == "doc":
        return word_97_document(document)
    if kind == "xls":
        return xls_workbook(document)
    return write_forms(document, kind).data


@cache
def _templates() -> list[tuple[Form, list[PerformanceTarget]]]:
    return [(planned.official, planned.records) for planned in planned_documents() if planned.records]


def _varied(record: PerformanceTarget, chance: random.Random) -> PerformanceTarget:
    place = "".join(chance.sample("云石金玉清白青沙龙凤松柏桃柳梅兰竹泉湖溪江河山岭岗坪塘湾", 2))
    plain = record.model_dump(exclude={"provenance", "unplaced", "number", "document", "confidence"})
    plain["project_name"] = f"{plain['project_name'] or '专项经费'}（{place}片区）"
    factor = Decimal(chance.randrange(2, 400)) / 100
    plain["funding"] = {
        name: f"{factor * decimal_of(text):.2f}" if text and _AMOUNT.fullmatch(text) else text
        for name, text in plain["funding"].items()
    }
    for indicator in plain["indicators"]:
        for field in ("value", "name"):
            if indicator[field]:
                indicator[field] = _other_numbers(_moved(indicator[field], place), chance)
    for field in ("total_goal", "annual_goal", "implementing_unit", "supervising_department"):
        if plain[field]:
            plain[field] = _moved(plain[field], place)
    return PerformanceTarget.model_validate(plain)


def _moved(text: str, place: str) -> str:
    return text.replace("砚浦", place).replace("鹭汀", place[::-1])


def _other_numbers(text: str, chance: random.Random) -> str:
    if _YEAR.search(text) or "%" in text or "月" in text:
        return text
    return _NUMBER.sub(lambda found: str(chance.randrange(1, 900)), text)
