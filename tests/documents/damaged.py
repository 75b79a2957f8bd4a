"""Damaged files: bytes changed at random and the end cut off."""

from __future__ import annotations

from hypothesis import strategies as st


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The file with up to six bytes changed, cut anywhere."""
    broken = bytearray(whole)
    for _ in range(draw(st.integers(0, 6))):
        broken[draw(st.integers(0, len(broken) - 1))] = draw(st.integers(0, 255))
    return bytes(broken[: draw(st.integers(0, len(broken)))])
