"""``jixiao show``."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.documents.docx_file import zipped

from jixiao.cli.main import main


@pytest.fixture
def document(tmp_path: Path, table: Callable[..., str]) -> str:
    path = tmp_path / "云溪镇.txt"
    path.write_text(table("图书角建设", "路灯改造"), encoding="utf-8")
    return str(path)


def test_the_table_is_drawn_in_its_official_shape(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", document, "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].strip() == "财政项目支出绩效目标表"
    assert lines[1].strip() == "（2025年度）"
    assert lines[2].startswith("┌") and lines[2].endswith("┐")
    drawn = "\n".join(lines)
    assert "路灯改造" in drawn and "图书角建设" not in drawn
    assert "经常性项目 ☑" in drawn
    for label in ("项目资金", "数量指标", "可持续影响指标", "年度指标值", "≥12(次)", "代表满意度"):
        assert label in drawn


def test_without_a_terminal_there_is_no_colour(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", document, "1", "--why"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_why_lists_value_text_place_and_confidence(
    document: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert main(["show", document, "1", "--why"]) == 0
    shown = capsys.readouterr().out
    header = next(line for line in shown.splitlines() if line.startswith("字段"))
    assert header.split() == ["字段", "取值", "原文", "行", "列", "文本行", "置信度"]
    year = next(line for line in shown.splitlines() if line.startswith("年度 "))
    assert year.split()[:4] == ["年度", "2025", "（2025年度）", "2"]
    assert "3" in year.split()
    assert any(line.startswith("指标1 三级指标") for line in shown.splitlines())
    assert "该表没有未归位的单元格。" in shown


def test_what_was_not_placed_is_listed(
    tmp_path: Path, table: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(table().replace("云溪镇人大办\n", "云溪镇人大办\t\t\t\t无处可放的话\n"), encoding="utf-8")
    assert main(["show", str(path), "1", "--why"]) == 0
    shown = capsys.readouterr().out
    assert "未归位单元格" in shown and "无处可放的话" in shown


def test_unsure_fields_are_marked(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # In this document the values stand apart from their indicators, so that their places are never quite sure.
    document = next(seeds.glob("003_*.txt"))
    assert main(["show", str(document), "1"]) == 0
    shown = capsys.readouterr().out
    assert "「存疑」" in shown
    assert "处，请与原件核对。" in shown


def test_english_leaves_the_form_chinese(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", document, "1", "--why", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "项目资金总额" in shown
    assert "No cell of the table is unplaced." in shown


@pytest.mark.parametrize("number", ["3", "999999999"])
def test_a_number_out_of_range_is_one_sentence(document: str, number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", document, number]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"云溪镇.txt：共有绩效目标表 2 张，没有第 {number} 张。\n"


def test_a_document_without_tables_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "信.txt"
    path.write_text("各位代表：会议定于下周三召开。\n", encoding="utf-8")
    assert main(["show", str(path), "1"]) == 2
    assert capsys.readouterr().err == "信.txt：未发现绩效目标表。\n"


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(tmp_path / "nowhere.txt"), "1"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("nowhere.txt：") and said.count("\n") == 1


def test_a_folder_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(tmp_path), "1"]) == 2
    assert "是文件夹，请给出一份文件" in capsys.readouterr().err


def test_a_terminal_without_unicode_is_drawn_on_too(document: str, jixiao: Callable[..., object]) -> None:
    ran = jixiao("show", document, "1", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0  # type: ignore[attr-defined]
    assert ran.stdout.isascii() and b"+-" in ran.stdout  # type: ignore[attr-defined]


def test_tables_of_an_archive_are_counted_through(
    tmp_path: Path, table: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "上报材料.zip"
    path.write_bytes(zipped({"a.txt": table("图书角建设"), "空.txt": "", "2025年/b.txt": table("路灯改造")}))
    assert main(["show", str(path), "2"]) == 0
    said = capsys.readouterr()
    assert "路灯改造" in said.out and "图书角建设" not in said.out
    assert said.err == "上报材料.zip/空.txt：文件为空，没有可读内容。\n上报材料.zip/2025年/b.txt\n"
