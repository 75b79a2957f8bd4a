"""``jixiao value``: what target values mean."""

from __future__ import annotations

import argparse
import json
import unicodedata

from jixiao.cli.messages import Messages
from jixiao.rendering.plain_record import plain_target
from jixiao.rendering.printable import printable
from jixiao.rendering.target_text import kind_name, meaning_text
from jixiao.values.parsing import parse_value


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Print the meaning of each value; returns the exit code."""
    # Bytes of an argument that are not text become U+FFFD, as JSON cannot carry them.
    texts = [text.encode("utf-8", "replace").decode("utf-8") for text in arguments.texts]
    values = [parse_value(text) for text in texts]
    if arguments.format == "json":
        print(json.dumps([plain_target(value) for value in values], ensure_ascii=False, allow_nan=False, indent=1))
        return 0
    shown = [(printable(value.text.replace("\n", " ")), value) for value in values]
    widest = max(_width(text) for text, _ in shown)
    for text, value in shown:
        meaning = meaning_text(value, say.lang)
        print(f"{text}{' ' * (widest - _width(text))}  {kind_name(value, say.lang)}  {meaning}".rstrip())
    return 0


def _width(text: str) -> int:
    # As rich counts it, without its import: half of the time of this command.
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
