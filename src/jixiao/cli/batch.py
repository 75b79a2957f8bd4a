"""``jixiao batch``: very many documents to Parquet files."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from jixiao.cli.batch_progress import BatchProgress, batch_progress
from jixiao.cli.errors import CommandError
from jixiao.cli.messages import Messages
from jixiao.cli.progress import tell
from jixiao.cli.read import check_form
from jixiao.rendering.printable import file_name
from jixiao.scale.batch import Step, Tally, Wish, run_batch
from jixiao.scale.errors import ScaleError
from jixiao.scale.executors import executor
from jixiao.scale.sources import find_sources

_TOLD = 20
"""Files whose failure is told one by one; the others are in the table of errors."""


def run(arguments: argparse.Namespace, say: Messages) -> int:
    """Read what is new among the sources; returns the exit code."""
    check_form(arguments.form, say)
    try:
        return _run(arguments, say)
    except ScaleError as error:
        raise CommandError(error.sentence(say.lang)) from error


def _run(arguments: argparse.Namespace, say: Messages) -> int:
    folder = Path(arguments.output)
    found = find_sources(arguments.sources)
    for obstacle in found.obstacles:
        tell(say(obstacle.key, file=file_name(obstacle.path), reason=obstacle.error and say.reason(obstacle.error)))
    wish = Wish(form=arguments.form, limit=arguments.limit, retry_failed=arguments.retry_failed)
    engine = executor(arguments.engine, jobs=arguments.jobs, address=arguments.address)
    missing = sum(obstacle.fatal for obstacle in found.obstacles)
    if not found.files:
        _sum_up(Tally(unfetched=missing), folder, say)
        return 1
    with batch_progress(len(found.files), say) as progress:
        report = _Report(progress, folder, say)
        tally = run_batch(found.files, folder, engine, wish, report)
    tally.unfetched += missing
    _sum_up(tally, folder, say)
    return 1 if tally.failed or tally.unfetched else 0


class _Report:
    """Moves the bar, and tells the first failures."""

    def __init__(self, progress: BatchProgress, folder: Path, say: Messages) -> None:
        self._progress = progress
        self._folder = folder
        self._say = say
        self._told = 0

    def __call__(self, step: Step) -> None:
        counts = step.counts
        self._progress.advance(counts.tables if counts else 0, len(counts.kinds) if counts else bool(step.fault))
        failures = list(counts.failures) if counts else []
        if step.fault is not None:
            failures.append((step.address, step.fault))
        for name, fault in failures:
            self._told += 1
            if self._told <= _TOLD:
                reason = fault.en if self._say.lang == "en" else fault.zh
                self._progress.tell(self._say("unreadable", file=file_name(name), reason=reason))
            elif self._told == _TOLD + 1:
                self._progress.tell(self._say("more_failures", folder=file_name(self._folder)))


def _sum_up(tally: Tally, folder: Path, say: Messages) -> None:
    if tally.read or tally.unchanged:
        tell(
            say(
                "batch_summary",
                read=tally.read,
                tables=tally.tables,
                indicators=tally.indicators,
                unchanged=tally.unchanged,
            )
        )
    if tally.formats:
        tell(say("batch_formats", counts=_listed(tally.formats, say)))
    if tally.kinds:
        tell(say("batch_errors", counts=_listed(tally.kinds, say)))
    if tally.failed:
        tell(say("batch_failed", count=tally.failed))
    if tally.unfetched:
        tell(say("batch_unfetched", count=tally.unfetched))
    if tally.read or tally.unchanged:
        tell(say("batch_saved", path=file_name(folder)))


def _listed(counts: Counter[str], say: Messages) -> str:
    return say("list_comma").join(say("count_of", name=name, count=count) for name, count in counts.most_common())
