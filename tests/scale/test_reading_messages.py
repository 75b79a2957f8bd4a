import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jixiao.documents.archive_errors import DamagedDocumentError
from jixiao.records.extraction import Extraction, Fault
from jixiao.scale.reading_messages import (
    DocumentRead,
    DocumentRefused,
    Finished,
    Message,
    OversizedFrameError,
    PageBegins,
    Request,
    WantsConversion,
    packed,
    receive,
    refusal_of,
    send,
    unpacked,
)


@pytest.mark.parametrize(
    "message",
    [
        PageBegins(what="page"),
        WantsConversion(what="conversion", source="word-95", target="docx"),
        DocumentRead(what="read", member="/2024年/表.docx", extraction=Extraction(document="表", cells=3)),
        DocumentRefused(what="refused", member="", refusal=refusal_of(DamagedDocumentError(part="zip"))),
        Finished(what="finished"),
    ],
)
def test_messages_survive(message: Message) -> None:
    assert unpacked(packed(message)) == message


def test_a_refusal_is_a_fault_that_names_the_error() -> None:
    refusal = refusal_of(DamagedDocumentError(part="\ud800"))
    assert isinstance(refusal, Fault)
    assert refusal.kind == "DamagedDocumentError"
    assert refusal.zh == "文件已损坏或不完整（?），请重新获取或另存后再读取。"


@given(st.binary())
def test_nothing_but_messages_is_understood(data: bytes) -> None:
    with pytest.raises(ValidationError):
        unpacked(data)


@pytest.mark.parametrize("text", ["{}", '{"what":"eval"}', '{"what":"finished","more":1}', '{"what":"read"}'])
def test_almost_messages_are_not_understood(text: str) -> None:
    with pytest.raises(ValidationError):
        unpacked(text.encode())


@given(st.text(st.characters()), st.booleans())
def test_requests_survive_whatever_the_path(path: str, attached: bool) -> None:
    request = Request("/\udcff" + path, path, None, attached)
    assert Request.unpacked(request.packed()) == request


@given(st.lists(st.binary()))
def test_frames_come_back_in_order(frames: list[bytes]) -> None:
    stream = io.BytesIO()
    for frame in frames:
        send(stream, frame)
    stream.seek(0)
    assert [receive(stream) for _ in frames] == frames
    assert receive(stream) is None


def test_a_frame_cut_short_is_the_end() -> None:
    assert receive(io.BytesIO(b"\0\0\0\5abc")) is None


def test_a_frame_that_is_too_long_is_not_read() -> None:
    with pytest.raises(OversizedFrameError):
        receive(io.BytesIO(b"\xff\xff\xff\xff"), 1000)
