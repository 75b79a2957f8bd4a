"""``jixiao stats`` and a query over a million tables: time and memory, with start-up.

    python -m benchmarks.million_tables [--tables 1000000] [--rounds 5] [--folder DIR]

The tables are made up by DuckDB, ten indicators each, with files, amounts and names as varied as a province's; they lie
in parts and have a manifest as ``jixiao batch`` writes them.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from contextlib import nullcontext
from pathlib import Path

from benchmarks.processes import cost, jixiao_command
from jixiao.scale.manifest import MANIFEST, Manifest, Place, ReadFile
from jixiao.scale.parquet_files import connection, write
from jixiao.scale.parts import part_file
from jixiao.scale.schema import AMOUNTS, TABLES, Table

_A_PART = 100_000
_FILE = "sha256(CAST(n AS VARCHAR))"
_AMOUNT = "CAST((chance(n, {at}) % 5000000) / 100 AS DECIMAL(18,6))"
_WORK = (
    "['河道保洁', '路灯改造', '图书角建设', '防汛物资储备', '老年人助餐', '消防设施维修', '绿地养护', '档案整理']"
    "[1 + chance(n, 1) % 8] || (chance(n, 2) % 90000)"
)
_UNIT = "'澄洲市第' || (chance(n, 3) % 12000) || '预算单位'"
_GOAL = (
    f"'完成' || {_WORK} || '，' || repeat('按计划组织实施，', 1 + CAST(chance(n, 4) % 12 AS INTEGER)) || '确保质量。'"
)

_RECORDS = {
    "file": _FILE, "record": "1", "document": "n || '.docx'", "number": "1", "source": "'/data/' || n || '.docx'",
    "form": "'national-target-2021'", "region_code": "CAST(110000 + 10000 * (chance(n, 5) % 31) AS VARCHAR)",
    "region": "'第' || (chance(n, 5) % 31) || '省'", "title": "'项目支出绩效目标表'",
    "year": "2017 + chance(n, 6) % 10",
    "project_name": _WORK, "categories": "['经常性项目']", "supervising_department": _UNIT, "implementing_unit": _UNIT,
    "amount_unit": "'万元'", "total_goal": _GOAL, "annual_goal": _GOAL, "indicators": "10", "unplaced": "0",
    "unsure": "chance(n, 7) % 3", "confidence": "0.9",
    "provenance": f"'{{\"annual_goal\":{{\"table\":0,\"row\":9,\"column\":2,\"text\":\"' || {_GOAL} || '\"}}}}'",
}  # fmt: skip
_INDICATORS = {
    "file": _FILE, "record": "1", "indicator": "1 + m", "level1": "['产出指标', '效益指标', '满意度指标'][1 + m % 3]",
    "level2": "['数量指标', '社会效益指标', '服务对象满意度指标'][1 + m % 3]",
    "name": f"{_WORK} || ['次数', '合格率', '完成率', '满意度', '户数'][1 + m % 5]",
    "value": "'≥' || (chance(n, m) % 200)",
    "target_kind": "'number'", "target_op": "'≥'", "target_low": "chance(n, m) % 200",
}  # fmt: skip
_DOCUMENTS = {
    "file": _FILE, "document": "n || '.docx'", "source": "'/data/' || n || '.docx'", "format": "'.docx'",
    "bytes": "20000 + chance(n, 0) % 40000", "read": "true", "tables": "1", "indicators": "10", "cells": "80",
    "unplaced": "0", "reader": "1",
}  # fmt: skip
_ERRORS = {
    "file": _FILE, "document": "n || '.docx'", "error": "1", "source": "'/data/' || n || '.docx'",
    "kind": "['DamagedDocument', 'EncryptedDocument', 'TimeLimit'][1 + chance(n, 0) % 3]", "whole": "true",
    "sentence_zh": "'文件已损坏或不完整，请重新获取或另存后再读取。'", "sentence_en": "'The file is damaged.'",
}  # fmt: skip


def write_tables(folder: Path, tables: int) -> None:
    """The output folder of a batch with so many tables."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    manifest = Manifest(folder, newest_reader=1)
    for number, first in enumerate(range(0, tables, _A_PART), 1):
        part = f"{number:06d}-00000000"
        last = min(first + _A_PART, tables)
        rows = {}
        for table, values, source, count in (
            ("documents", _DOCUMENTS, f"range({first}, {last}) AS t(n)", last - first),
            ("records", _with_amounts(), f"range({first}, {last}) AS t(n)", last - first),
            ("indicators", _INDICATORS, f"range({first}, {last}) AS t(n), range(10) AS u(m)", 10 * (last - first)),
            ("errors", _ERRORS, f"range({first}, {last}, 100) AS t(n)", len(range(first, last, 100))),
        ):
            schema = next(one for one in TABLES if one.name == table)
            path = part_file(folder, schema, part)
            path.parent.mkdir(exist_ok=True)
            with connection("2GB", 2) as database:
                database.execute("CREATE MACRO chance(a, b) AS CAST(hash(a, b) // 4 AS BIGINT)")
                write(database, f"SELECT {_columns(schema, values)} FROM {source}", path)
                if table == "documents":
                    names = [name for (name,) in database.execute(f"SELECT {_FILE} FROM {source}").fetchall()]
            rows[table] = count
        files = {name: ReadFile(part, 1, None, False) for name in names}
        places = [Place(f"/data/{at}.docx", name) for at, name in enumerate(names, first)]
        manifest.add_part(part, rows, files, places)
    manifest.close()


def _with_amounts() -> dict[str, str]:
    amounts = {f"funding_{name}": _AMOUNT.format(at=at) for at, name in enumerate(AMOUNTS[:7], 20)}
    return _RECORDS | amounts | {f"{name}_printed": f"CAST({value} AS VARCHAR)" for name, value in amounts.items()}


def _columns(table: Table, values: dict[str, str]) -> str:
    return ", ".join(
        f'CAST({values.get(column.name, "NULL")} AS {column.type}) AS "{column.name}"' for column in table.columns
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Time jixiao stats over very many tables.")
    parser.add_argument("--tables", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the tables are kept for the next time")
    options = parser.parse_args()
    place = nullcontext(str(options.folder)) if options.folder else tempfile.TemporaryDirectory()
    with place as name:
        folder = Path(name, "tables")
        if not (folder / MANIFEST).exists():
            write_tables(folder, options.tables)
        size = sum(file.stat().st_size for file in folder.rglob("*.parquet"))
        print(f"{options.tables:,} tables, {10 * options.tables:,} indicators: {size / 1e6:,.0f} MB of Parquet")
        questions = {
            "jixiao stats": ["stats", str(folder)],
            "jixiao query (indicators by level-2 block)": [
                "query", str(folder), "SELECT level2, count(*) FROM indicators GROUP BY level2",
            ],
            "jixiao query (records and indicators joined, by year)": [
                "query", str(folder),
                "SELECT year, avg(target_low) FROM indicators JOIN records USING (file, record) GROUP BY year",
            ],
        }  # fmt: skip
        for title, arguments in questions.items():
            spent = cost([*jixiao_command(), *arguments], options.rounds)
            print(f"{title}: {spent.seconds:.2f} s, {spent.memory / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
