"""``jixiao read``: every way it is called, and everything that may be wrong with what it is given."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.documents.docx_file import zipped
from tests.scale.planted import plant

from jixiao.cli.main import main
from jixiao.rendering import jsonl, xlsx

Jixiao = Callable[..., Any]
Table = Callable[..., str]
Captured = pytest.CaptureFixture[str]


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


class TestFormats:
    def test_a_folder_as_a_table(self, folder: Path, capsys: Captured) -> None:
        assert main(["read", str(folder)]) == 0
        said = capsys.readouterr()
        assert said.out.splitlines() == [
            "文件   序号  项目名称    年度   年度资金  指标数  未归位  存疑",
            "──────────────────────────────────────────────────────────────",
            "a.txt     1  防汛物资    2025  7.40 万元       6       0     0",
            "b.txt     1  图书角建设  2025  7.40 万元       6       0     0",
            "b.txt     2  路灯改造    2025  7.40 万元       6       0     0",
            "c.TXT     1  食堂运行    2025  7.40 万元       6       0     0",
            "c.TXT     2  档案整理    2025  7.40 万元       6       0     0",
        ]
        assert said.err == (
            "共读取 3 份文件：绩效目标表 5 张，绩效指标 30 条；"
            "未归位单元格 0 个（表内 0 个，表外 0 个），存疑字段 0 个。\n"
        )

    def test_json_lines(self, folder: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "--format", "jsonl"]) == 0
        read = records(capsys.readouterr().out)
        assert [record["project_name"] for record in read] == [
            "防汛物资",
            "图书角建设",
            "路灯改造",
            "食堂运行",
            "档案整理",
        ]
        assert read[0]["document"] == "a.txt"
        assert read[0]["funding"] == {
            "total": "7.40", "fiscal": "7.40", "other": "0", "annual_total": "7.40", "annual_fiscal": "7.40",
            "annual_carryover": "0", "annual_other": "0",
        }  # fmt: skip
        first = read[0]["indicators"][0]
        assert (first["name"], first["value"]) == ("开展代表活动", "≥12(次)")
        assert (first["target"]["op"], first["target"]["low"], first["target"]["unit"]) == ("≥", 12, "次")

    def test_one_json_document(self, folder: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "--format", "json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) == 5

    @pytest.mark.parametrize("suffix", ["jsonl", "ndjson", "json", "csv", "xlsx", "txt"])
    def test_the_suffix_says_the_format(self, folder: Path, tmp_path: Path, suffix: str, capsys: Captured) -> None:
        output = tmp_path / f"结果.{suffix}"
        assert main(["read", str(folder), "--output", str(output)]) == 0
        data = output.read_bytes()
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.endswith(f"结果已存入 {output}\n")
        if suffix in ("jsonl", "ndjson"):
            assert len(records(data.decode())) == 5
        elif suffix == "json":
            assert len(json.loads(data)) == 5
        elif suffix == "csv":
            assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) == 31
        elif suffix == "xlsx":
            assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["项目", "指标"]
        else:
            assert data.decode().startswith("文件 ")

    def test_a_dash_is_standard_output(self, folder: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "-o", "-", "--format", "jsonl"]) == 0
        assert len(records(capsys.readouterr().out)) == 5

    def test_a_workbook_can_be_piped(self, folder: Path, jixiao: Jixiao) -> None:
        ran = jixiao("read", folder, "--format", "xlsx")
        assert openpyxl.load_workbook(io.BytesIO(ran.stdout)).sheetnames == ["项目", "指标"]

    def test_english(self, folder: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "--lang", "en"]) == 0
        said = capsys.readouterr()
        assert said.out.startswith("file   no.  project")
        assert said.err.startswith("3 document(s) read: 5 table(s), 30 indicator(s); ")

    def test_documents_of_one_name_are_told_apart(self, tmp_path: Path, table: Table, capsys: Captured) -> None:
        for year in ("2024", "2025"):
            (tmp_path / year).mkdir()
            (tmp_path / year / "a.txt").write_text(table(), encoding="utf-8")
        assert main(["read", str(tmp_path), "--format", "jsonl"]) == 0
        assert [Path(record["document"]).parent.name for record in records(capsys.readouterr().out)] == ["2024", "2025"]

    def test_what_a_spreadsheet_would_calculate_stays_text(self, tmp_path: Path, table: Table) -> None:
        evil = '=HYPERLINK("http://x","y")'
        (tmp_path / "a.txt").write_text(table(evil), encoding="utf-8")
        for suffix in ("csv", "xlsx"):
            assert main(["read", str(tmp_path / "a.txt"), "-o", str(tmp_path / f"o.{suffix}")]) == 0
        rows = list(csv.reader(io.StringIO((tmp_path / "o.csv").read_text(encoding="utf-8-sig"))))
        assert f"'{evil}" in rows[1] and evil not in rows[1]
        cells = [cell for row in openpyxl.load_workbook(tmp_path / "o.xlsx")["项目"].iter_rows() for cell in row]
        assert [cell.data_type for cell in cells if cell.value == evil] == ["s"]


class TestDocuments:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
    def test_encodings(self, tmp_path: Path, table: Table, encoding: str, capsys: Captured) -> None:
        (tmp_path / "a.txt").write_bytes(table("镕基路维修").encode(encoding))
        assert main(["read", str(tmp_path / "a.txt"), "--format", "jsonl"]) == 0
        assert records(capsys.readouterr().out)[0]["project_name"] == "镕基路维修"

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "文件为空"),
            (b" \r\n\t\n", "文件为空"),
            (b"%PDF-1.7 \x00\x01", "PDF 文件已损坏"),
            (bytes(range(256)) * 40, "不支持该文件格式"),
        ],
    )
    def test_what_is_no_text_is_one_sentence(self, folder: Path, content: bytes, reason: str, capsys: Captured) -> None:
        (folder / "bad.txt").write_bytes(content)
        assert main(["read", str(folder)]) == 1
        said = capsys.readouterr()
        assert said.err.splitlines()[0].startswith("bad.txt：")
        assert reason in said.err.splitlines()[0]
        assert "另有 1 份文件（文件夹）未能读取，原因见上。" in said.err
        assert len(said.out.splitlines()) == 2 + 5

    def test_a_missing_path_does_not_stop_the_rest(self, folder: Path, capsys: Captured) -> None:
        assert main(["read", str(folder / "nowhere.txt"), str(folder)]) == 1
        said = capsys.readouterr()
        assert said.err.startswith("nowhere.txt：路径不存在")
        assert "共读取 3 份文件" in said.err

    def test_a_folder_without_documents(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["read", str(tmp_path), "--lang", "en"]) == 1
        said = capsys.readouterr()
        assert "there is no file to read in the folder." in said.err
        assert said.out == ""

    def test_a_document_without_tables_is_read(self, tmp_path: Path, capsys: Captured) -> None:
        (tmp_path / "信.txt").write_text("各位代表：会议定于下周三召开。\n", encoding="utf-8")
        assert main(["read", str(tmp_path)]) == 0
        said = capsys.readouterr()
        assert said.err.startswith("信.txt：未发现绩效目标表。\n共读取 1 份文件：绩效目标表 0 张")
        assert said.out == ""

    def test_a_table_cut_in_the_middle_is_read_as_far_as_it_goes(
        self, tmp_path: Path, table: Table, capsys: Captured
    ) -> None:
        text = table("半张表")
        (tmp_path / "a.txt").write_text(text[: text.index("时效指标") + 2], encoding="utf-8")
        assert main(["read", str(tmp_path), "--format", "jsonl"]) == 0
        (record,) = records(capsys.readouterr().out)
        assert record["project_name"] == "半张表"
        assert [indicator["name"] for indicator in record["indicators"]][:2] == ["开展代表活动", "代表活动参加率"]

    def test_bytes_cut_in_the_middle_of_a_character(self, tmp_path: Path, table: Table, capsys: Captured) -> None:
        (tmp_path / "a.txt").write_bytes(table("半个字").encode()[:-2])
        assert main(["read", str(tmp_path), "--format", "jsonl"]) == 0
        assert records(capsys.readouterr().out)[0]["project_name"] == "半个字"

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
    @pytest.mark.parametrize(
        ("name", "shown"), [("绩效.txt".encode("gb18030"), "绩效.txt"), (b"\xff\xfe\xfd.txt", "\ufffd\ufffd\ufffd.txt")]
    )
    def test_names_that_are_not_utf8(
        self, tmp_path: Path, table: Table, name: bytes, shown: str, jixiao: Jixiao
    ) -> None:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(table(), encoding="utf-8")
        ran = jixiao("read", tmp_path, "--format", "jsonl")
        assert [record["document"] for record in records(ran.out)] == [shown]

    def test_a_name_cannot_steer_the_terminal(self, tmp_path: Path, capsys: Captured) -> None:
        (tmp_path / "\x1b[2J[red].txt").write_bytes(b"")
        assert main(["read", str(tmp_path)]) == 1
        said = capsys.readouterr().err
        assert "\x1b" not in said and "[red].txt" in said

    def test_an_unexpected_error_in_one_document_is_one_sentence(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.delenv("JIXIAO_DEBUG", raising=False)
        plant(monkeypatch, tmp_path, 'if document.name == "b.txt": raise ZeroDivisionError')
        assert main(["read", str(folder)]) == 1
        said = capsys.readouterr()
        assert said.err.startswith("b.txt：读取时发生意外错误（ZeroDivisionError），请将该文件反馈给开发者。\n")
        assert [line.split()[0] for line in said.out.splitlines()[2:]] == ["a.txt", "c.TXT", "c.TXT"]

    def test_the_seeds(self, seeds: Path, capsys: Captured) -> None:
        assert main(["read", str(seeds), "--format", "jsonl"]) == 0
        said = capsys.readouterr()
        assert "共读取 5 份文件：绩效目标表 124 张" in said.err
        assert len(records(said.out)) == 124


class TestForm:
    def test_a_form_can_be_named(self, folder: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "--format", "jsonl", "--form", "songjiang-target-2022"]) == 0
        assert {record["form"] for record in records(capsys.readouterr().out)} == {"songjiang-target-2022"}

    def test_an_unknown_form_is_answered_with_the_known_ones(self, folder: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "--form", "atlantis"]) == 2
        said = capsys.readouterr()
        assert "没有编号为“atlantis”的表式，可选：" in said.err and "minhang-target-2023" in said.err
        assert said.out == ""


class TestOutput:
    def test_a_missing_folder_is_one_sentence(self, folder: Path, tmp_path: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "-o", str(tmp_path / "nowhere" / "o.csv")]) == 2
        assert capsys.readouterr().err == f"输出文件所在的文件夹不存在：{tmp_path / 'nowhere'}\n"

    def test_a_folder_is_no_output(self, folder: Path, tmp_path: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "-o", str(tmp_path), "--format", "csv"]) == 2
        assert "输出位置是文件夹" in capsys.readouterr().err

    def test_an_unknown_suffix_is_one_sentence(self, folder: Path, tmp_path: Path, capsys: Captured) -> None:
        assert main(["read", str(folder), "-o", str(tmp_path / "o.docx")]) == 2
        assert "请用 --format 指定" in capsys.readouterr().err

    def test_a_document_is_never_overwritten(self, folder: Path, tmp_path: Path, capsys: Captured) -> None:
        document = folder / "c.TXT"
        before = document.read_bytes()
        link = tmp_path / "link.txt"
        link.symlink_to(document)
        for output in (document, link):
            assert main(["read", str(folder), "-o", str(output), "--format", "csv"]) == 2
            assert "为免覆盖原件" in capsys.readouterr().err
        assert document.read_bytes() == before

    def test_a_folder_without_permission_is_one_sentence(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        def refused(**_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(tempfile, "mkstemp", refused)  # root, as which tests may run, is refused nothing
        output = tmp_path / "o.csv"
        assert main(["read", str(folder), "-o", str(output)]) == 1
        assert capsys.readouterr().err == f"无法写入 {output}：没有权限。\n"

    def test_a_refused_output_is_one_sentence(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        output = tmp_path / "o.csv"
        assert main(["read", str(folder), "-o", str(output)]) == 1
        assert capsys.readouterr().err == f"无法写入 {output}：磁盘空间不足。\n"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["documents"]

    def test_a_crash_leaves_what_was_there(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        whole = jsonl.json_lines

        def crashing(tables: Iterable[Any]) -> Iterator[bytes]:
            yield next(whole(tables))
            raise RuntimeError("power cut")

        monkeypatch.delenv("JIXIAO_DEBUG", raising=False)
        monkeypatch.setattr(jsonl, "json_lines", crashing)
        output = tmp_path / "o.jsonl"
        output.write_text("the result of yesterday\n")
        assert main(["read", str(folder), "-o", str(output)]) == 1
        assert output.read_text() == "the result of yesterday\n"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["documents", "o.jsonl"]
        assert "程序内部错误" in capsys.readouterr().err

    def test_a_full_sheet_is_one_sentence(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(xlsx, "_ROWS", 10)
        assert main(["read", str(folder), "-o", str(tmp_path / "o.xlsx")]) == 1
        assert capsys.readouterr().err == "数据超出工作表的行数上限，请改用 csv 或 jsonl 格式，或分批读取。\n"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["documents"]

    def test_nothing_is_written_where_nothing_was_read(self, tmp_path: Path, capsys: Captured) -> None:
        output = tmp_path / "o.csv"
        output.write_text("the result of yesterday\n")
        assert main(["read", str(tmp_path / "typo.txt"), "-o", str(output)]) == 1
        assert output.read_text() == "the result of yesterday\n"
        assert f"没有读到任何文件，未写入 {output}" in capsys.readouterr().err

    def test_a_pipe_that_closes_is_silent(self, folder: Path, tmp_path: Path) -> None:
        command = f"'{sys.executable}' -m jixiao.cli.main read '{folder}' --format jsonl"
        shell = f"{command} 2>err | true; echo ${{PIPESTATUS[0]}}"
        ran = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, cwd=tmp_path, check=True)
        said = (tmp_path / "err").read_text(encoding="utf-8")
        assert ran.stdout in ("141\n", "0\n")  # 0 where all was written before the reader left
        assert "Traceback" not in said and "Broken" not in said and "错误" not in said

    def test_a_closed_standard_output_is_one_sentence(self, folder: Path, tmp_path: Path) -> None:
        shell = f"'{sys.executable}' -m jixiao.cli.main read '{folder}' --format jsonl >&-"
        ran = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, cwd=tmp_path)
        assert ran.returncode == 1
        assert "Traceback" not in ran.stderr


class TestJobs:
    def test_several_processes_give_the_same_result(self, seeds: Path, tmp_path: Path, jixiao: Jixiao) -> None:
        one = jixiao("read", seeds, tmp_path / "missing.txt", "-o", "one.jsonl")
        more = jixiao("read", seeds, tmp_path / "missing.txt", "-o", "two.jsonl", "--jobs", "2")
        assert (one.returncode, more.returncode) == (1, 1)
        assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
        assert one.err.replace("one", "two") == more.err

    @pytest.mark.parametrize(
        ("sent", "jobs", "code", "said"),
        [
            (signal.SIGINT, "1", 130, "已中断。\n"),
            (signal.SIGINT, "2", 130, "已中断。\n"),
            (signal.SIGTERM, "1", 143, ""),
        ],
    )
    def test_a_signal_leaves_no_half_written_file(
        self, seeds: Path, tmp_path: Path, sent: signal.Signals, jobs: str, code: int, said: str
    ) -> None:
        text = next(seeds.glob("001_*.txt")).read_bytes()
        folder, results = tmp_path / "many", tmp_path / "results"
        folder.mkdir()
        results.mkdir()
        for number in range(40):
            (folder / f"{number}.txt").write_bytes(text)
        command = [sys.executable, "-m", "jixiao.cli.main", "read", folder, "-o", results / "o.jsonl", "-j", jobs]
        # A shell in the background lets its children ignore SIGINT; the command must see it whoever runs the tests.
        running = subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        deadline = time.monotonic() + 60
        while not any(path.stat().st_size for path in results.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(sent)
        _, err = running.communicate(timeout=60)
        assert (running.returncode, err) == (code, said)
        assert list(results.iterdir()) == []


class TestArchives:
    def test_the_documents_in_an_archive(self, tmp_path: Path, table: Table, capsys: Captured) -> None:
        path = tmp_path / "上报材料.zip"
        path.write_bytes(zipped({"2024年/a.txt": table("图书角建设", "路灯改造"), "b.txt": "", "c.txt": "通知"}))
        assert main(["read", str(path), "--format", "jsonl"]) == 1
        said = capsys.readouterr()
        assert [(record["document"], record["number"]) for record in records(said.out)] == [
            ("上报材料.zip/2024年/a.txt", 1),
            ("上报材料.zip/2024年/a.txt", 2),
        ]
        assert said.err.splitlines() == [
            "上报材料.zip/b.txt：文件为空，没有可读内容。",
            "上报材料.zip/c.txt：未发现绩效目标表。",
            "共读取 2 份文件：绩效目标表 2 张，绩效指标 12 条；"
            "未归位单元格 1 个（表内 0 个，表外 1 个），存疑字段 0 个。",
            "另有 1 份文件（文件夹）未能读取，原因见上。",
        ]

    def test_archives_of_one_name_are_told_apart(self, tmp_path: Path, table: Table, capsys: Captured) -> None:
        for town in ("砚浦镇", "鹭汀区"):
            (tmp_path / town).mkdir()
            (tmp_path / town / "a.zip").write_bytes(zipped({"表.txt": table(town)}))
        assert main(["read", str(tmp_path), "--format", "jsonl"]) == 0
        found = [record["document"] for record in records(capsys.readouterr().out)]
        assert found == [str(tmp_path / town / "a.zip/表.txt") for town in ("砚浦镇", "鹭汀区")]

    def test_an_archive_of_which_nothing_can_be_read(self, tmp_path: Path, capsys: Captured) -> None:
        path, output = tmp_path / "a.zip", tmp_path / "o.csv"
        path.write_bytes(zipped({"a.txt": "", "b.docx": b"PK"}))
        assert main(["read", str(path), "-o", str(output)]) == 1
        assert not output.exists()
        assert "2 份文件（文件夹）未能读取，原因见上。" in capsys.readouterr().err

    def test_an_archive_without_documents(self, tmp_path: Path, capsys: Captured) -> None:
        (tmp_path / "a.zip").write_bytes(zipped({"徽标.svg": "x"}))
        assert main(["read", str(tmp_path / "a.zip")]) == 1
        assert capsys.readouterr().err.startswith("a.zip：压缩包中没有可读取的文件。\n")


def test_what_is_saved_can_be_listed_too(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["read", str(folder), "--output", str(tmp_path / "r.jsonl"), "--list"]) == 0
    listed = capsys.readouterr().out
    assert main(["read", str(folder)]) == 0
    assert listed == capsys.readouterr().out
    assert len((tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()) == 5
