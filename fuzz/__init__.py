"""Looking for bytes that make jixiao fail: ``make fuzz SECONDS=60``.

Bytes that nobody thought of are given to the readers, the recogniser and the grammar of values, for as long as is
asked for. What they fail on is kept in ``tests/fuzz_cases/`` and read again by every run of the tests.
"""
