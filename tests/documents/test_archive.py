"""Archives as offices send them, and archives as nobody should."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.documents.damaged import damaged
from tests.documents.docx_file import docx, paragraph, row, table, zipped
from tests.documents.zip_writer import Member, deflated, zip_of

from jixiao.documents import archive, zip_unpacking
from jixiao.documents.archive import open_documents
from jixiao.documents.archive_errors import DamagedDocumentError, EmptyArchiveError, TooManyMembersError
from jixiao.documents.errors import DocumentError, EmptyDocumentError, MissingDocumentError
from jixiao.documents.grid import Document

WORD = docx(table(row("项目名称", "路灯改造")))
PAGE = "<html><table><tr><td>项目名称</td><td>图书角建设</td></tr></table></html>"


def opened(data: bytes, folder: Path) -> dict[str, list[str] | str]:
    """What each name stands for: the texts of the document, or the sentence why there is none."""
    path = folder / "上报材料.zip"
    path.write_bytes(data)
    found = list(open_documents(path))
    names = [name for name, _ in found]
    assert len(set(names)) == len(names)
    return {name: said(one) for name, one in found}


def said(one: Document | DocumentError) -> list[str] | str:
    if isinstance(one, DocumentError):
        assert one.sentence("en").endswith(".")
        return str(one)
    return [cell.text for _, cells in one.rows() for cell in cells if not cell.blank]


def test_documents_of_every_format(tmp_path: Path) -> None:
    data = zipped({"2024年/绩效目标表.docx": WORD, "2025年/图书.html": PAGE, "说明.txt": "项目名称\t防汛物资\n"})
    assert opened(data, tmp_path) == {
        "上报材料.zip/2024年/绩效目标表.docx": ["项目名称", "路灯改造"],
        "上报材料.zip/2025年/图书.html": ["项目名称", "图书角建设"],
        "上报材料.zip/说明.txt": ["项目名称", "防汛物资"],
    }


def test_a_document_knows_its_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"表.docx": WORD}))
    ((name, document),) = open_documents(path)
    assert isinstance(document, Document)
    assert name == document.name == "a.zip/表.docx"


def test_a_document_comes_alone(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(WORD)
    ((name, document),) = open_documents(str(path))
    assert (name, said(document)) == ("表.docx", ["项目名称", "路灯改造"])


def test_names_from_chinese_windows(tmp_path: Path) -> None:
    data = zip_of(Member("鹭汀区\\绩效目标表.txt".encode("gbk"), "甲".encode()))
    assert opened(data, tmp_path) == {"上报材料.zip/鹭汀区/绩效目标表.txt": ["甲"]}


def test_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    names = [
        ".DS_Store", "__MACOSX/._表.docx", "2024年/Thumbs.db", "desktop.ini", "~$表.docx", ".隐藏/表.txt", "徽标.svg",
        "数据.bin", "readme", "2024年/",
    ]  # fmt: skip
    assert opened(zipped(dict.fromkeys(names, "x") | {"表.docx": WORD}), tmp_path) == {
        "上报材料.zip/表.docx": ["项目名称", "路灯改造"]
    }


def test_archives_in_archives(tmp_path: Path) -> None:
    data = zipped({"表.docx": WORD})
    for name in ("砚浦镇.zip", "鹭汀区.zip"):
        data = zipped({name: data})
    assert list(opened(data, tmp_path)) == ["上报材料.zip/鹭汀区.zip/砚浦镇.zip/表.docx"]
    assert opened(zipped({"澄洲市.zip": data}), tmp_path) == {
        "上报材料.zip/澄洲市.zip/鹭汀区.zip/砚浦镇.zip": "压缩包层层嵌套超过 3 层，请先解压，再读取其中的文件。"
    }


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (Member("坏.txt".encode(), b"1", checksum=0), "已损坏或不完整"),
        (Member("坏.txt".encode(), b"1", flags=1), "设有密码"),
        (Member("坏.txt".encode(), b"1", method=9), "Deflate64"),
        (Member("坏.txt".encode(), b"/etc/passwd", mode=0o120777), "只是一个链接"),
        (Member("坏.txt".encode(), deflated(bytes(20 << 20)), method=8), "疑为恶意构造"),
        (Member("坏.txt".encode(), b""), "文件为空"),
        (Member("坏.docx".encode(), WORD[:300]), "文件已损坏"),
        (Member("坏.rar".encode(), b"Rar!\x1a\x07"), "这是 .rar 压缩包"),
        (Member("坏.zip".encode(), zip_of(Member(b"a.txt", b"1"))[:40]), "文件已损坏"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_member_does_not_stop_the_others(broken: Member, sentence: str, tmp_path: Path) -> None:
    found = opened(zip_of(Member(b"a.txt", "甲".encode()), broken, Member(b"c.docx", WORD)), tmp_path)
    (name,) = [name for name in found if "坏" in name]
    assert sentence in found.pop(name)
    assert found == {"上报材料.zip/a.txt": ["甲"], "上报材料.zip/c.docx": ["项目名称", "路灯改造"]}


def test_a_mistake_in_a_reader_costs_only_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(name: str, data: bytes) -> Document:
        if data == b"1":
            raise RecursionError("flood")
        return Document(name)

    monkeypatch.setattr(archive, "read_bytes", failing)
    assert opened(zipped({"a.txt": "1", "b.txt": "2"}), tmp_path) == {
        "上报材料.zip/a.txt": "读取时发生意外错误（RecursionError），请将该文件反馈给开发者。",
        "上报材料.zip/b.txt": [],
    }


def test_names_lead_nowhere(tmp_path: Path) -> None:
    members = [
        Member(name, "甲".encode()) for name in (b"../../etc/passwd.txt", b"/a.txt", b"C:\\b.txt", b"\x1b[2Jc.txt")
    ]
    before = sorted(tmp_path.iterdir())
    assert list(opened(zip_of(*members), tmp_path)) == [
        "上报材料.zip/etc/passwd.txt",
        "上报材料.zip/a.txt",
        "上报材料.zip/b.txt",
        "上报材料.zip/\ufffd[2Jc.txt",
    ]
    assert sorted(tmp_path.iterdir()) == [*before, tmp_path / "上报材料.zip"]


def test_a_name_twice_is_two_documents(tmp_path: Path) -> None:
    data = zip_of(Member(b"a.txt", "旧".encode()), Member(b"./a.txt", "新".encode()))
    assert opened(data, tmp_path) == {"上报材料.zip/a.txt": ["旧"], "上报材料.zip/a.txt (2)": ["新"]}


def test_members_that_overlap_are_told_once(tmp_path: Path) -> None:
    again = [Member(f"{number}.txt".encode(), b"1", offset=0) for number in range(5)]
    found = opened(zip_of(*again, Member(b"z.txt", "甲".encode())), tmp_path)
    assert found["上报材料.zip"] == ("压缩包内有 4 个文件（如“0.txt”）的数据互相重叠，疑为恶意构造或已损坏，未读取。")
    assert found["上报材料.zip/z.txt"] == ["甲"]
    assert len(found) == 3


def test_what_unpacks_to_too_much_is_read_until_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_unpacking, "MAX_TOTAL", 600)
    inner = zipped({"b.txt": "乙" * 180, "c.txt": "丙"})
    found = opened(zipped({"a.txt": "甲", "内.zip": inner, "d.txt": "丁"}), tmp_path)
    assert list(found) == ["上报材料.zip/a.txt", "上报材料.zip"]
    assert "其余文件未读取" in found["上报材料.zip"]


def test_members_are_counted_in_all_archives_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_unpacking, "MAX_MEMBERS", 5)
    inner = zipped({"1.txt": "1", "2.txt": "2"})
    found = opened(zipped({"a.zip": inner, "b.zip": inner, "c.txt": "丙"}), tmp_path)
    assert list(found) == ["上报材料.zip/a.zip/1.txt", "上报材料.zip/a.zip/2.txt", "上报材料.zip"]
    assert found["上报材料.zip"] == "压缩包内的文件超过 5 个的上限，请分成几个压缩包后再读取。"


def test_an_archive_of_too_many_members(tmp_path: Path) -> None:
    with pytest.raises(TooManyMembersError):
        opened(zip_of(*[Member(b"a.txt", b"")] * 10_001), tmp_path)


@pytest.mark.parametrize("files", [{}, {"徽标.svg": "x", ".DS_Store": "x"}, {"内.zip": zipped({"徽标.svg": "x"})}])
def test_an_archive_without_documents(files: dict[str, str | bytes], tmp_path: Path) -> None:
    with pytest.raises(EmptyArchiveError):
        opened(zipped(files), tmp_path)


def test_a_file_that_is_no_archive_is_refused_as_ever(tmp_path: Path) -> None:
    with pytest.raises(MissingDocumentError):
        list(open_documents(tmp_path / "无.zip"))
    with pytest.raises(EmptyDocumentError):
        opened(b"", tmp_path)
    with pytest.raises(DamagedDocumentError):
        opened(zipped({"a.txt": "1"})[:-30], tmp_path)


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=("项目名称\n".encode(),))
    writer.start()
    ((_, document),) = open_documents(pipe)
    writer.join()
    assert said(document) == ["项目名称"]


GOOD = zip_of(
    Member(b"a.txt", b"abc"),
    Member("表.docx".encode("gbk"), docx(paragraph("一"))),
    Member(b"b.zip", zip_of(Member(b"c.html", PAGE.encode()))),
    Member(b"d.txt", deflated(b"abc" * 50), method=8),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=200).map(lambda rest: b"PK" + rest), damaged(GOOD)))
@example(data=b"PK\x05\x06" + bytes(18))
def test_any_bytes_are_documents_or_document_errors(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with suppress(DocumentError):
        for name, one in open_documents(path):
            assert name.startswith("a.zip")
            assert "意外" not in said(one)
