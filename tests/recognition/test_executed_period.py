import pytest

from jixiao.documents.text import read_text
from jixiao.recognition.reading import read_document

TABLE = """项目支出绩效目标执行监控表
（2025年度）
项目名称\t河道保洁
主管部门\t鹭汀区水务局\t\t实施单位\t砚浦镇水务绿化站
项目资金（万元）\t\t年初预算数\t{label}\t1-7月执行率\t全年预计执行数
\t年度资金总额\t36.80\t20.10\t54.62%\t36.80
年度总体目标\t1-6月执行完汛前清淤。
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t全年预计完成情况\t完成目标可能性
\t产出指标\t数量指标\t保洁河道长度\t≥42公里\t42公里\t42公里\t确定能
"""


def period(label: str) -> str | None:
    (record,) = read_document(read_text("监控.txt", TABLE.format(label=label).encode())).records
    return record.executed_period


@pytest.mark.parametrize("label", ["1-9月执行数", "1—9月执行数", "1至9月执行数", "1－9月 执行数"])
def test_the_label_names_the_months(label: str) -> None:
    assert period(label) == "1-9月"


def test_a_goal_names_none() -> None:
    label_only = TABLE.replace("1-7月执行率", "执行率").replace("1-7月执行情况", "执行情况")
    (record,) = read_document(read_text("监控.txt", label_only.format(label="执行数").encode())).records
    assert record.executed_period is None
