import pytest

from jixiao.scale.limits import Limits, limits_from


def test_the_environment_may_say_otherwise() -> None:
    limits = limits_from({"JIXIAO_LIMIT_CPU_SECONDS": "120", "JIXIAO_LIMIT_MEMORY_MEGABYTES": "", "HOME": "/"})
    assert limits == Limits(cpu_seconds=120)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "六十", "99999999999", " 5"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)cpu_seconds=.* is not a whole number above 0"):
        limits_from({"JIXIAO_LIMIT_CPU_SECONDS": text})


def test_limits_are_numbers_above_zero() -> None:
    with pytest.raises(ValueError, match="open_files=0"):
        Limits(open_files=0)
