"""The examples of the README run, and print what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")


def python_blocks(name: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_the_python_example_runs(name: str) -> None:
    (block,) = python_blocks(name)
    done = subprocess.run([sys.executable, "-c", block], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) > 4
    assert lines[-1] == "frequency ≥ 1 次 每月"


@pytest.mark.parametrize("name", READMES)
def test_every_link_into_the_repository_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_both_readmes_show_the_same_commands() -> None:
    commands = [
        [
            line.split("#")[0].strip()
            for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
            for line in block.splitlines()
        ]
        for text in ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    ]
    assert commands[0] == commands[1]
