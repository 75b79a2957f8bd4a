"""What a reading process and the one that started it say to each other: frames of JSON or of plain bytes.

A frame is its length in four bytes and so many bytes. What comes from the reading process is checked against the
models here and believed in nothing else; it is never unpickled.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Annotated, BinaryIO, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from jixiao.documents.errors import DocumentError
from jixiao.records.extraction import Extraction, Fault

MEMORY_GONE = 77
"""The exit code of a reading process that ran out of memory."""
_LENGTH = 4
_SENTENCE = 2000
"""Characters of a reason at most."""


class Refusal(Fault):
    """Why a document could not be read; ``kind`` is the name of the ``DocumentError``: ``TimeLimitError``."""

    kind: Annotated[str, StringConstraints(pattern="^[A-Za-z0-9_]{1,80}$")]


GuardedReading = tuple[str, Extraction | Fault]
"""The name of a document and its records, or the ``Refusal`` that says why it could not be read."""


def refusal_of(error: DocumentError) -> Refusal:
    """The error as it is sent and kept."""
    sentences = (error.sentence(lang)[:_SENTENCE] for lang in ("zh", "en"))
    zh, en = (sentence.encode("utf-8", "replace").decode("utf-8") for sentence in sentences)
    return Refusal(zh=zh, en=en, kind=type(error).__name__)


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ready(_Message):
    """The process has started and is within its limits."""

    what: Literal["ready"]


class PageBegins(_Message):
    """A scanned page is about to be recognised."""

    what: Literal["page"]


class WantsConversion(_Message):
    """A file that LibreOffice should convert follows in a frame of its own; its answer is awaited in another."""

    what: Literal["conversion"]
    source: Literal["word-2", "word-95", "word-97", "rtf", "excel-97"]
    target: Literal["docx", "xlsx"]


class DocumentRead(_Message):
    """A document was read; ``member`` is what leads from the name of an archive to that of a document in it."""

    what: Literal["read"]
    member: str
    extraction: Extraction


class DocumentRefused(_Message):
    """A document could not be read; for mistakes of the program ``trace`` says where, if that was asked for."""

    what: Literal["refused"]
    member: str
    refusal: Refusal
    trace: str = ""


class Finished(_Message):
    """That was the last document of the file."""

    what: Literal["finished"]


Message = Ready | PageBegins | WantsConversion | DocumentRead | DocumentRefused | Finished
_MESSAGES: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="what")])


@dataclass(frozen=True, slots=True)
class Request:
    """Read the file at ``path``, or, where ``attached``, the bytes in the frame that follows, called ``name``."""

    path: str
    name: str
    form: str | None = None
    attached: bool = False

    def packed(self) -> bytes:
        """The request as JSON; names whose bytes are no UTF-8 survive it, as Python keeps them."""
        return json.dumps(asdict(self)).encode("ascii")

    @classmethod
    def unpacked(cls, data: bytes) -> Request:
        """The request that was packed; it comes from the process that started this one."""
        return cls(**json.loads(data))


def packed(message: Message) -> bytes:
    """The message as JSON. Raises ``ValueError`` where a text in it holds half a character (a lone surrogate)."""
    return message.model_dump_json(exclude_defaults=True).encode("utf-8")


def unpacked(data: bytes) -> Message:
    """The message of a reading process. Raises ``pydantic.ValidationError`` (a ``ValueError``) for anything else."""
    return _MESSAGES.validate_json(data)


def send(stream: BinaryIO, data: bytes) -> None:
    """Write a frame. Raises ``OSError`` where nobody is there to read it."""
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO, most: int | None = None) -> bytes | None:
    """The next frame, ``None`` at the end of the stream. Raises ``OversizedFrameError`` beyond ``most`` bytes."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    if most is not None and size > most:
        raise OversizedFrameError
    data = stream.read(size)
    return data if len(data) == size else None


class OversizedFrameError(Exception):
    """A frame longer than agreed; it was not read."""
