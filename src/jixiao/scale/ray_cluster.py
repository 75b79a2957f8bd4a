"""Reading on a Ray cluster: one task per file, which Ray gives to another node when a node or a worker dies.

Nodes need the same release of jixiao and must reach the files under the same paths or addresses. Files are fetched
where they are read; only rows come back to this process, which alone writes.
"""

from __future__ import annotations

import atexit
import logging
import os
import socket
from collections.abc import Iterable, Iterator
from typing import Any

from jixiao.scale.errors import ClusterError, MissingExtraError
from jixiao.scale.guarded_reader import GuardedReader
from jixiao.scale.reading_task import Outcome, ReadingTask, lost, perform

_RETRIES = 5
"""How often Ray gives a file to another worker when the one that reads it dies."""
_AHEAD = 2
"""Tasks in flight per processor of the cluster."""
_LEAST = 4
"""Tasks in flight at least, also while a cluster that grows by itself has no processor yet."""
_LOOK_AGAIN = 256
"""Tasks after which the processors of the cluster are counted again."""
_PATIENCE = 10.0
"""Seconds to wait for the head of a cluster."""

_reader: GuardedReader | None = None


class RayCluster:
    """The cluster at an address (``auto``: the one this machine belongs to), or Ray on this machine alone.

    ``jobs`` bounds what is in flight; 0: what the cluster has room for.
    """

    def __init__(self, address: str | None = None, jobs: int = 0) -> None:
        self._address = address
        self._jobs = jobs

    def outcomes(self, tasks: Iterable[ReadingTask]) -> Iterator[Outcome]:
        """What became of each task, as it comes. Raises ``MissingExtraError`` and ``ClusterError``."""
        ray = _ray()
        ours = not ray.is_initialized()
        if ours:
            self._connect(ray)
        try:
            yield from self._outcomes(ray, iter(tasks))
        except ray.exceptions.RaySystemError as error:
            raise ClusterError(reason=_first_line(error)) from error
        except ConnectionError as error:
            raise ClusterError(reason=_first_line(error)) from error
        finally:
            if ours:
                ray.shutdown()

    def _connect(self, ray: Any) -> None:
        options: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR, "configure_logging": False}
        if self._address is None:
            options |= {"num_cpus": self._jobs or os.cpu_count() or 1, "include_dashboard": False}
        _knock(self._address)
        try:
            ray.init(address=self._address or "local", **options)
        except Exception as error:  # ConnectionError, ValueError, RuntimeError: Ray has no error of its own for it
            raise ClusterError(reason=_first_line(error)) from error

    def _outcomes(self, ray: Any, tasks: Iterator[ReadingTask]) -> Iterator[Outcome]:
        read = ray.remote(num_cpus=1, max_retries=_RETRIES)(_read_on_node)
        in_flight: dict[Any, ReadingTask] = {}
        begun = most = 0
        while True:
            if begun % _LOOK_AGAIN == 0:
                most = self._most(ray)
            while len(in_flight) < most and (task := next(tasks, None)) is not None:
                in_flight[read.remote(task)] = task
                begun += 1
                if begun % _LOOK_AGAIN == 0:
                    break
            if not in_flight:
                return
            ready, _ = ray.wait(list(in_flight), num_returns=1)
            for done in ready:
                task = in_flight.pop(done)
                yield _outcome(ray, done, task)

    def _most(self, ray: Any) -> int:
        processors = self._jobs or int(ray.cluster_resources().get("CPU", 0))
        return max(_LEAST, _AHEAD * processors)


def _knock(address: str | None) -> None:
    """Raise ``ClusterError`` where nobody listens at ``host:port``; Ray itself would wait for minutes."""
    host, colon, port = (address or "").rpartition(":")
    if colon and host and "/" not in host and port.isascii() and port.isdecimal():
        try:
            socket.create_connection((host, int(port)), _PATIENCE).close()
        except (OSError, OverflowError) as error:
            raise ClusterError(reason=f"{address}: {getattr(error, 'strerror', None) or error}") from error


def _outcome(ray: Any, done: Any, task: ReadingTask) -> Outcome:
    try:
        outcome: Outcome = ray.get(done)
    except (ray.exceptions.RayTaskError, ray.exceptions.WorkerCrashedError, ray.exceptions.ObjectLostError):
        return lost(task)
    except (ray.exceptions.NodeDiedError, ray.exceptions.OutOfMemoryError, ray.exceptions.OutOfDiskError):
        return lost(task)
    return outcome


def _read_on_node(task: ReadingTask) -> Outcome:
    """What a worker does; it keeps its reader for the next file."""
    global _reader
    if _reader is None:
        _reader = GuardedReader()
        atexit.register(_reader.close)
    return perform(task, _reader)


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would report its use to its makers
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError as error:
        raise MissingExtraError(extra="ray") from error
    return ray


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
