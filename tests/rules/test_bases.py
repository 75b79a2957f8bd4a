"""How a basis is cited."""

from jixiao.rules.bases import Basis, bases


def test_a_basis_that_was_compared_is_cited_as_it_is() -> None:
    assert bases()["budget-law"].citation() == (
        "中华人民共和国预算法第三十二条：各部门、各单位按照绩效目标管理等规定编制预算草案"
    )


def test_a_basis_that_was_not_compared_says_so() -> None:
    assert Basis("某办法（财预〔2020〕10号）", "要说明原因").citation() == (
        "某办法（财预〔2020〕10号）：要说明原因（条文待核）"
    )
