"""What ends a command early, in one sentence."""

from __future__ import annotations


class CommandError(Exception):
    """A command cannot go on: the sentence to print and the exit code."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code


class UsageError(CommandError):
    """What was asked for makes no sense."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, exit_code=2)
