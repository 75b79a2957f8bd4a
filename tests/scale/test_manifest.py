"""The manifest: what its lines add up to, and what is left of lines that were not finished."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.scale.errors import DamagedManifestError, NewerOutputError, NoOutputError
from jixiao.scale.manifest import MANIFEST, Manifest, Place, ReadFile, State, read_state

ROWS = {"documents": 1}


def opened(folder: Path) -> Manifest:
    return Manifest(folder, newest_reader=1)


def add(manifest: Manifest, part: str, files: dict[str, str]) -> None:
    """A part with files: address → contents."""
    read = {contents: ReadFile(part, 1, None, False) for contents in files.values()}
    manifest.add_part(part, ROWS, read, [Place(address, contents) for address, contents in files.items()])


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    manifest = opened(tmp_path)
    add(manifest, "p1", {"/a.docx": "A", "/b.docx": "B"})
    manifest.found_again(Place("/c.docx", "A"))
    manifest.close()
    again = opened(tmp_path)
    assert again.state == manifest.state
    assert set(again.state.files) == {"A", "B"}
    assert again.state.places["/c.docx"].sha256 == "A"
    again.close()


def test_contents_that_were_read_again_are_dead_where_they_were(tmp_path: Path) -> None:
    manifest = opened(tmp_path)
    add(manifest, "p1", {"/a.docx": "A"})
    add(manifest, "p2", {"/a.docx": "A"})
    manifest.close()
    assert read_state(tmp_path).dead == {("A", "p1")}


def test_contents_that_no_address_has_any_more_are_dead(tmp_path: Path) -> None:
    manifest = opened(tmp_path)
    add(manifest, "p1", {"/a.docx": "A", "/copy.docx": "A"})
    add(manifest, "p2", {"/a.docx": "B"})
    assert manifest.state.dead == set()
    manifest.found_again(Place("/copy.docx", "B"))
    manifest.close()
    assert read_state(tmp_path).dead == {("A", "p1")}


def test_a_rewritten_part_takes_the_place_of_others(tmp_path: Path) -> None:
    manifest = opened(tmp_path)
    add(manifest, "p1", {"/a.docx": "A", "/b.docx": "B"})
    add(manifest, "p2", {"/a.docx": "C"})
    manifest.rewritten("p3", {"p1", "p2"}, {"documents": 2})
    manifest.close()
    state = read_state(tmp_path)
    assert (state.parts, state.dead) == ({"p3": {"documents": 2}}, set())
    again = opened(tmp_path)
    assert {read.part for read in again.state.files.values()} == {"p3"}
    again.close()


@pytest.mark.parametrize("kept", [1, 40, 200])
def test_an_unfinished_line_counts_for_nothing_and_is_taken_away(tmp_path: Path, kept: int) -> None:
    manifest = opened(tmp_path)
    add(manifest, "p1", {"/a.docx": "A"})
    manifest.close()
    whole = (tmp_path / MANIFEST).read_bytes()
    again = opened(tmp_path)
    add(again, "p2", {"/b.docx": "B"})
    again.close()
    more = (tmp_path / MANIFEST).read_bytes().removeprefix(whole)
    (tmp_path / MANIFEST).write_bytes(whole + more[: min(kept, len(more) - 1)])
    assert set(read_state(tmp_path).parts) == {"p1"}
    last = opened(tmp_path)
    assert set(last.state.files) == {"A"}
    last.close()
    assert (tmp_path / MANIFEST).read_bytes() == whole


actions = st.lists(
    st.tuples(st.sampled_from("pppfr"), st.dictionaries(st.sampled_from("abcd"), st.sampled_from("ABCD"), min_size=1)),
    max_size=12,
)


@settings(deadline=None)
@given(actions)
def test_those_who_only_ask_know_the_same_parts_and_dead(steps: list[tuple[str, dict[str, str]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        manifest = opened(folder)
        for number, (action, files) in enumerate(steps):
            if action == "p":
                add(manifest, f"p{number}", files)
            elif action == "r" and manifest.state.parts:
                manifest.settle()
                manifest.rewritten(f"p{number}", set(list(manifest.state.parts)[:2]), ROWS)
            else:
                for address, contents in files.items():
                    if contents in manifest.state.files:
                        manifest.found_again(Place(address, contents))
        manifest.close()
        brief = read_state(folder)
        again = opened(folder)
        again.close()
        assert again.state == manifest.state
        assert (brief.parts, brief.dead) == (again.state.parts, again.state.dead)
        assert {place.sha256 for place in again.state.places.values()} == set(again.state.files)


def test_a_disk_without_room_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = opened(tmp_path)
    before = (tmp_path / MANIFEST).read_bytes()

    def fsync(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", fsync)
        with pytest.raises(OSError, match="No space"):
            add(manifest, "p1", {"/a.docx": "A"})
    assert (tmp_path / MANIFEST).read_bytes() == before
    manifest.close()


@pytest.mark.parametrize(("field", "ours"), [("manifest", 1), ("schema", 1)])
def test_a_newer_manifest_is_left_alone(tmp_path: Path, field: str, ours: int) -> None:
    line = json.dumps({"manifest": 1, "schema": 1} | {field: 9}).encode() + b"\n"
    (tmp_path / MANIFEST).write_bytes(line)
    for read in (opened, read_state):
        with pytest.raises(NewerOutputError) as raised:
            read(tmp_path)
        assert f"{field} 9" in raised.value.sentence("zh")
        assert f"只到 {ours}" in raised.value.sentence("zh")
    assert (tmp_path / MANIFEST).read_bytes() == line


def test_files_that_a_newer_reader_read_are_left_alone(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path, newest_reader=2)
    manifest.add_part("p1", ROWS, {"A": ReadFile("p1", 2, None, False)}, [Place("/a.docx", "A")])
    manifest.close()
    with pytest.raises(NewerOutputError, match="READER_VERSION 2"):
        opened(tmp_path)


def test_a_damaged_line_is_told_by_its_number(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with (tmp_path / MANIFEST).open("ab") as file:
        file.write(b"nonsense\n")
    with pytest.raises(DamagedManifestError, match="第 2 行"):
        read_state(tmp_path)


def test_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoOutputError):
        read_state(tmp_path)
    assert State().parts == {}
