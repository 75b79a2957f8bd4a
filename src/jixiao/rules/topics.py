"""What a text is about, told by the topics of ``data/topics.yaml`` whose words it has."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jixiao.rules.parameters import data_file


@cache
def _topics() -> dict[str, re.Pattern[str]]:
    listed: dict[str, list[str]] = data_file("topics.yaml")
    return {topic: re.compile("|".join(words)) for topic, words in listed.items()}


@lru_cache(maxsize=1 << 13)
def topics_of(text: str) -> dict[str, str]:
    """The topics of a text, each with the first word that shows it."""
    found = ((topic, pattern.search(text)) for topic, pattern in _topics().items())
    return {topic: match[0] for topic, match in found if match}
