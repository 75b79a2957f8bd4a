"""``jixiao convert``."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import jixiao
from jixiao.cli.main import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def document(tmp_path: Path, table: Callable[..., str]) -> Path:
    path = tmp_path / "云溪镇.txt"
    path.write_text(table("图书角建设", "路灯改造"), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf", ".html", ".htm"])
def test_the_tables_are_the_same_in_the_new_format(document: Path, suffix: str, capsys: Captured) -> None:
    target = document.with_suffix(suffix)
    assert main(["convert", str(document), str(target)]) == 0
    before, after = jixiao.read(document).records, jixiao.read(target).records
    assert [record.content() for record in after] == [record.content() for record in before]
    assert capsys.readouterr().err == f"已印出 2 张表、1 个文件，存入 {target}\n"


def test_there_and_back_again(document: Path, tmp_path: Path) -> None:
    for before, after in (("云溪镇.txt", "1.docx"), ("1.docx", "2.xlsx"), ("2.xlsx", "3.html"), ("3.html", "4.pdf")):
        assert main(["convert", str(tmp_path / before), str(tmp_path / after)]) == 0
    first, last = jixiao.read(document).records, jixiao.read(tmp_path / "4.pdf").records
    assert [record.content() for record in last] == [record.content() for record in first]


def test_what_the_document_says_of_its_tables_stays_in_front(document: Path, tmp_path: Path) -> None:
    statement = "绩效目标设置情况\n本部门1个预算单位编报绩效目标的项目2个，涉及项目预算资金14.80万元。\n\n"
    document.write_text(statement + document.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["convert", str(document), str(tmp_path / "new.docx")]) == 0
    assert jixiao.read(tmp_path / "new.docx").statement == jixiao.read(document).statement


def test_every_document_of_a_folder(folder: Path, tmp_path: Path) -> None:
    assert main(["convert", str(folder), str(tmp_path / "html"), "--to", "html"]) == 0
    assert sorted(path.name for path in (tmp_path / "html").iterdir()) == ["a.html", "b.html", "c.html"]
    assert len(jixiao.read(tmp_path / "html" / "b.html").records) == 2


def test_every_document_of_an_archive(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in sorted(folder.rglob("*.*")):
            archive.write(path, path.name)
    assert main(["convert", str(tmp_path / "a.zip"), str(tmp_path / "apart"), "--to", "docx"]) == 0
    assert sorted(path.name for path in (tmp_path / "apart").iterdir()) == ["a.docx", "b.docx", "c.docx"]
    assert main(["convert", str(tmp_path / "a.zip"), str(tmp_path / "all.docx")]) == 0
    assert len(jixiao.read(tmp_path / "all.docx").records) == 5


def test_one_document_that_cannot_be_read_stops_nothing(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    (folder / "leer.txt").write_bytes(b"")
    assert main(["convert", str(folder), str(tmp_path / "html"), "--to", "html"]) == 1
    said = capsys.readouterr().err
    assert "leer.txt：文件为空，没有可读内容。" in said
    assert len(list((tmp_path / "html").iterdir())) == 3


def test_cells_that_belong_to_no_field_are_counted(document: Path, tmp_path: Path, capsys: Captured) -> None:
    document.write_text("附：填报须知见区财政局网站。\n\n" + document.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["convert", str(document), str(tmp_path / "new.html")]) == 0
    assert "云溪镇.txt：有 1 个单元格未归入任何栏目，未转入新文件。" in capsys.readouterr().err


def test_a_target_that_says_no_format(document: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["convert", str(document), str(tmp_path / "new.odt")]) == 2
    assert capsys.readouterr().err == "请用 --to 指定格式，或给出带扩展名的文件名，可选：docx、xlsx、pdf、html\n"


def test_the_document_itself_is_never_overwritten(document: Path, capsys: Captured) -> None:
    before = document.read_bytes()
    assert main(["convert", str(document), str(document), "--to", "html"]) == 2
    assert "为免覆盖原件" in capsys.readouterr().err
    assert document.read_bytes() == before


def test_a_document_without_tables(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text("通知\n请各单位按时报送。\n", encoding="utf-8")
    assert main(["convert", str(tmp_path / "a.txt"), str(tmp_path / "a.docx")]) == 1
    assert capsys.readouterr().err == "a.txt：未发现绩效目标表。\n没有可印出的表。\n"
    assert not (tmp_path / "a.docx").exists()
