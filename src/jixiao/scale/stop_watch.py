"""Ending what takes too long: ``StopWatch``."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from threading import Condition, Thread


class StopWatch:
    """Calls ``end`` once when the time that was set is over, in a thread of its own; ``rang`` says whether it did.

    Setting a time costs microseconds, so that it can be done for every file. To be closed.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._changed = Condition()
        self._deadline = math.inf
        self._wakes = math.inf
        self._closed = False
        self.rang = False
        Thread(target=self._watch, name="stop watch", daemon=True).start()

    def ring_at(self, deadline: float) -> None:
        """Ring at that moment of ``time.monotonic``, ``math.inf`` for never."""
        with self._changed:
            self._deadline = deadline
            if deadline < self._wakes:
                self._changed.notify()

    def close(self) -> None:
        """Never ring again."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._closed:
                left = self._deadline - time.monotonic()
                if left <= 0:
                    self.rang = True
                    self._end()
                    return
                self._wakes = self._deadline
                self._changed.wait(min(left, 3600) if left < math.inf else None)
