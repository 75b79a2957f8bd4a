"""What a text is about."""

from jixiao.rules.topics import topics_of


def test_a_topic_is_told_by_its_words() -> None:
    assert topics_of("村道安全事故下降率") == {"道路": "村道"}
    assert set(topics_of("残疾人家庭走访")) == {"残疾人", "走访慰问"}


def test_words_that_only_look_alike_are_no_topic() -> None:
    assert topics_of("企业与银行的桥梁纽带") == {}
    assert topics_of("提供经济活动的凭证") == {}
