"""A Ray cluster reads the same as one process, also when a node is lost on the way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.scale.documents import rows, write_documents

from jixiao.scale.batch import run_batch
from jixiao.scale.errors import ClusterError
from jixiao.scale.executors import Serial
from jixiao.scale.ray_cluster import RayCluster
from jixiao.scale.reading_task import Outcome, ReadingTask
from jixiao.scale.sources import find_sources

DOCUMENTS = 40

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes of one processor each on this machine."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    nodes.add_node(num_cpus=1)
    yield nodes
    nodes.shutdown()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A folder of documents, and the rows that one process makes of them."""
    folder = tmp_path_factory.mktemp("ray")
    write_documents(folder / "in", DOCUMENTS)
    run_batch(find_sources([str(folder / "in")]).files, folder / "serial", Serial())
    return folder / "in", rows(folder / "serial")


class _Losing:
    """The cluster, where something happens once some outcomes are there."""

    def __init__(self, executor: RayCluster, after: int, happens: Callable[[], None]) -> None:
        self._executor = executor
        self._after = after
        self._happens = happens

    def outcomes(self, tasks: Iterable[ReadingTask]) -> Iterator[Outcome]:
        for number, outcome in enumerate(self._executor.outcomes(tasks)):
            if number == self._after:
                self._happens()
            yield outcome


def test_two_nodes_and_one_of_them_alone_read_the_same_as_one_process(
    cluster: Any, expected: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    source, serial = expected
    files = find_sources([str(source)]).files
    executor = RayCluster(cluster.address)
    assert run_batch(files, tmp_path / "both", executor).read == DOCUMENTS
    assert rows(tmp_path / "both") == serial

    (lost,) = cluster.worker_nodes
    losing = _Losing(executor, 5, lambda: cluster.remove_node(lost, allow_graceful=False))
    assert run_batch(files, tmp_path / "one", losing).read == DOCUMENTS
    assert not cluster.worker_nodes
    assert rows(tmp_path / "one") == serial


@pytest.mark.parametrize("address", ["没有这个集群", "127.0.0.1:1", "127.0.0.1:99999"])
def test_a_cluster_that_is_not_there_is_told(address: str) -> None:
    with pytest.raises(ClusterError) as raised:
        list(RayCluster(address).outcomes([ReadingTask(0, "/x.txt")]))
    assert "\n" not in raised.value.sentence("zh")
