"""What holds for every command: it starts at once, speaks the language asked for and never shows a traceback."""

import subprocess
import sys

import pytest

from jixiao import __version__
from jixiao.cli import read
from jixiao.cli.main import main


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"jixiao {__version__}\n"


def test_the_version_needs_nothing_heavy() -> None:
    code = (
        "import sys; from jixiao.cli.main import main; main(['--version']);"
        "print([name for name in ('pydantic', 'rich', 'openpyxl', 'yaml', 'lark') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：jixiao")
    assert "读取文件或文件夹中的绩效目标表" in shown


@pytest.mark.parametrize("arguments", [["--lang", "en", "--help"], ["read", "--help", "--lang=en"]])
def test_help_is_english_where_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("usage: jixiao")
    assert shown.isascii()


@pytest.mark.parametrize("command", ["read", "show", "forms", "value"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"jixiao {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "用法有误：缺少参数：COMMAND"),
        (["reed"], "用法有误：COMMAND 'reed' 无效，可选："),
        (["read"], "用法有误：缺少参数：PATH"),
        (["read", "a.txt", "--colour"], "用法有误：无法识别的参数：--colour"),
        (["read", "a.txt", "--form"], "用法有误：参数 --form 之后应有取值"),
        (["read", "a.txt", "--format", "pdf"], "“pdf”不是可选值，可选：table, jsonl, json, csv, xlsx"),
        (["read", "a.txt", "--jobs", "-1"], "“-1”不是 0 或正整数"),
        (["read", "a.txt", "--jobs", "many"], "“many”不是 0 或正整数"),
        (["show", "a.txt", "0"], "“0”不是正整数"),
        (["show", "a.txt", "²"], "“²”不是正整数"),
        (["show", "a.txt", "1", "--why=yes"], "参数 --why 不带取值"),
        (["forms", "--lang", "fr"], "“fr”不是可选值，可选：zh, en"),
    ],
)
def test_wrong_usage_is_explained(arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("用法：jixiao")
    assert complaint in said


def test_wrong_usage_is_explained_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--lang", "en"]) == 2
    assert "error: the following arguments are required: PATH" in capsys.readouterr().err


def fail(*_: object) -> int:
    raise RuntimeError("the roof is leaking")


def test_a_fault_of_the_program_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JIXIAO_DEBUG", raising=False)
    monkeypatch.setattr(read, "run", fail)
    assert main(["read", "a.txt"]) == 1
    assert capsys.readouterr().err == (
        "程序内部错误（RuntimeError: the roof is leaking）。设环境变量 JIXIAO_DEBUG=1 可查看详情。\n"
    )


def test_a_fault_of_the_program_shows_its_traceback_where_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DEBUG", "1")
    monkeypatch.setattr(read, "run", fail)
    with pytest.raises(RuntimeError, match="leaking"):
        main(["read", "a.txt"])


def test_an_interruption_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(read, "run", interrupted)
    assert main(["read", "a.txt"]) == 130
    assert capsys.readouterr().err == "已中断。\n"
