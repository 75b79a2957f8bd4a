from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml

from jixiao.values.parsing import folded
from jixiao.values.words import words


def spellings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from [key] if isinstance(value, str) else spellings(value)
    else:
        for item in part:
            yield from spellings(item)


def printed() -> Any:
    return yaml.safe_load(files("jixiao.values").joinpath("words.yaml").read_text(encoding="utf-8"))


def test_words_stand_as_they_are_after_folding() -> None:
    assert [word for word in spellings(printed()) if folded(word) != word] == []


def test_a_word_stands_once_in_each_list() -> None:
    for name, part in printed().items():
        listed = list(spellings(part))
        assert len(listed) == len(set(listed)), name


def test_every_special_unit_is_a_unit() -> None:
    units = set(spellings(printed()["units"]))
    assert words().event_units <= units
    assert words().ordinal_units <= units
    assert set(words().unit_spellings) <= units


def test_a_comparison_means_one_thing() -> None:
    lists = [printed()[name] for name in ("comparisons", "comparisons_before_digits", "closings")]
    listed = [word for part in lists for word in spellings(list(part.values()))]
    assert len(listed) == len(set(listed))
    assert set(words().comparisons.values()) == {"≥", ">", "≤", "<", "="}
