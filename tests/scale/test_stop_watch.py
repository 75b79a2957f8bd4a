import math
import threading
import time

from jixiao.scale.stop_watch import StopWatch


def test_it_rings_once_the_time_is_over() -> None:
    rung = threading.Event()
    watch = StopWatch(rung.set)
    watch.ring_at(time.monotonic() + 3600)
    watch.ring_at(time.monotonic() + 0.01)
    assert rung.wait(20)
    assert watch.rang


def test_a_time_taken_back_does_not_ring() -> None:
    rung = threading.Event()
    watch = StopWatch(rung.set)
    watch.ring_at(time.monotonic() + 0.05)
    watch.ring_at(math.inf)
    assert not rung.wait(0.2)
    watch.close()
    assert not watch.rang
