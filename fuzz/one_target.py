"""Fuzzing one target in this process: ``python -m fuzz.one_target NAME SECONDS FOLDER``.

With atheris, which sees which lines of the code each input reaches, where it is installed; otherwise with hypothesis,
which changes seeds blindly. ``FOLDER`` is for what an input leaves behind that ends the process. Every other mistake is
kept as a case, said once, and fuzzing goes on.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path

SLOW = 20
"""Seconds after which an input counts as a mistake."""
_MEMORY = 2048
"""Megabytes after which it does."""


def main(name: str, seconds: int, folder: Path) -> None:
    """Fuzz for so long."""
    if importlib.util.find_spec("atheris") is not None:
        _with_atheris(name, seconds, folder)
    else:
        _with_hypothesis(name, seconds)


def _keeping(name: str, check: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The check as one that keeps what it fails on and never fails."""
    from fuzz.cases import fault_name, keep

    said: set[str] = set()

    def run(data: bytes) -> None:
        try:
            check(data)
        except Exception as error:
            what = fault_name(error)
            path = keep(name, what, data)
            if what not in said:
                said.add(what)
                print(f"{name}: {what}: {str(error)[:200]}{f' -> {path}' if path else ''}", flush=True)

    return run


def _with_atheris(name: str, seconds: int, folder: Path) -> None:
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["jixiao", "olefile", "xlrd"]):
        from fuzz.targets import TARGETS

        target = TARGETS[name]
        check = _keeping(name, target.check)
        seeds = folder / "seeds"
        seeds.mkdir()
        for number, seed in enumerate(target.seeds()):
            (seeds / str(number)).write_bytes(seed)
            check(seed)  # loads what is imported late, under instrumentation
    options = [
        f"-max_total_time={seconds}", f"-max_len={target.longest}", f"-timeout={SLOW}", f"-rss_limit_mb={_MEMORY}",
        f"-artifact_prefix={folder}/", "-verbosity=0", "-print_final_stats=1", str(seeds),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], check)
    atheris.Fuzz()


def _with_hypothesis(name: str, seconds: int) -> None:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    from fuzz.targets import TARGETS

    target = TARGETS[name]
    seeds = list(target.seeds())
    check = _keeping(name, target.check)

    @st.composite
    def changed(draw: st.DrawFn) -> bytes:
        data = bytearray(draw(st.sampled_from(seeds)))
        for _ in range(draw(st.integers(0, 8))):
            at = draw(st.integers(0, len(data)))
            data[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
        return bytes(data[: target.longest])

    @settings(
        max_examples=50, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(st.one_of(changed(), st.binary(max_size=target.longest)))
    def some(data: bytes) -> None:
        check(data)

    until = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < until:
        some()
        rounds += 1
    print(f"stat::number_of_executed_units: {50 * rounds}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
