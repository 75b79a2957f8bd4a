"""``jixiao check``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.cli.main import main

from .conftest import Ran

WRONG = {
    "document": "a.docx", "form": "minhang-target-2023", "year": 2025, "project_name": "砚浦古戏台修缮",
    "implementing_unit": "鹭汀区文化馆", "supervising_department": "鹭汀区文化和旅游局", "amount_unit": "万元",
    "funding": {"total": "460.00", "fiscal": "400.00", "other": "0"},
    "indicators": [{"level2": "数量指标", "name": "活动次数", "value": "90%"}],
}  # fmt: skip


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A file with one record in which something is wrong."""
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(WRONG, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_findings_are_told_by_unit_and_project(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(records)]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[0] == "鹭汀区文化馆"
    assert lines[1].startswith("  砚浦古戏台修缮  a.docx 第1张  错误 ")
    assert "    错误 项目资金总额  funding-total-parts" in [line.rstrip() for line in lines]
    assert "       建议：请核对各项金额；如各项构成无误，项目资金总额应为400万元。" in lines
    assert "错误 指标值「活动次数」" in shown.out
    assert shown.err.startswith("共审核 1 张绩效目标表：错误 ")


def test_json_lines_hold_the_record_and_its_findings(records: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["check", str(records), "--format", "jsonl"]) == 0
    (line,) = capfdbinary.readouterr().out.splitlines()
    checked = json.loads(line)
    assert checked["project_name"] == "砚浦古戏台修缮"
    (finding,) = [one for one in checked["findings"] if one["rule"] == "count-in-percent"]
    assert (finding["defect"], finding["severity"], finding["field"]) == ("M2", "error", "indicators[0].value")
    assert set(finding) >= {"message", "proof", "suggestion", "basis", "dimension"}
    assert [(proof["field"], proof["text"]) for proof in finding["proof"]] == [
        ("indicators[0].name", "活动次数"), ("indicators[0].value", "90%"),
    ]  # fmt: skip


def test_checked_records_can_be_checked_again(records: Path, tmp_path: Path, jixiao: Callable[..., Ran]) -> None:
    again = tmp_path / "again.jsonl"
    again.write_bytes(jixiao("check", records, "--format", "jsonl").stdout)
    assert jixiao("check", again, "--format", "jsonl").stdout == again.read_bytes()


def test_only_findings_severe_enough_are_told(records: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["check", str(records), "--format", "jsonl", "--severity", "error"]) == 0
    checked = json.loads(capfdbinary.readouterr().out)
    assert {one["severity"] for one in checked["findings"]} == {"error"}


def test_documents_are_read_and_checked(folder: Path, jixiao: Callable[..., Ran]) -> None:
    done = jixiao("check", folder, "--format", "jsonl")
    assert done.returncode == 0
    checked = [json.loads(line) for line in done.out.splitlines()]
    assert [one["project_name"] for one in checked] == ["防汛物资", "图书角建设", "路灯改造", "食堂运行", "档案整理"]
    assert all("findings" in one for one in checked)


def test_a_rule_file_turns_rules_off(records: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("only: [funding-total-parts]\n", encoding="utf-8")
    assert main(["check", str(records), "--format", "jsonl", "--rules", str(rules)]) == 0
    checked = json.loads(capfdbinary.readouterr().out)
    assert {one["rule"] for one in checked["findings"]} == {"funding-total-parts"}


@pytest.mark.parametrize(
    ("text", "said"), [("off: [no-such-rule]", "没有这条规则：no-such-rule"), ("off: [", "不是有效的 YAML")]
)
def test_a_rule_file_that_makes_no_sense_is_wrong_usage(
    text: str, said: str, records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(text, encoding="utf-8")
    assert main(["check", str(records), "--rules", str(rules)]) == 2
    assert said in capsys.readouterr().err
    assert main(["check", str(records), "--rules", str(tmp_path / "none.yaml")]) == 2


def test_what_is_no_record_is_told_and_the_rest_is_checked(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records.write_text("{\n" + records.read_text(encoding="utf-8") + '{"year": "now"}\n', encoding="utf-8")
    assert main(["check", str(records)]) == 1
    shown = capsys.readouterr()
    assert "records.jsonl：第 1 条不是完整的 JSON，未审核。" in shown.err
    assert "第 3 条不是绩效目标表记录（字段 year 不符），未审核。" in shown.err
    assert "砚浦古戏台修缮" in shown.out


def test_a_text_of_a_document_does_not_steer_the_terminal(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records.write_text(json.dumps(WRONG | {"project_name": "\x1b[31m戏台"}), encoding="utf-8")
    assert main(["check", str(records)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_where_nothing_can_be_read_nothing_is_said_to_be_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    assert main(["check", str(tmp_path / "空.docx")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "空.docx：文件为空" in said.err
