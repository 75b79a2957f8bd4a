from jixiao.documents.text import read_text
from jixiao.recognition.reading import read_document
from jixiao.records.target import PerformanceTarget

SELF_EVALUATION = """项目支出绩效自评表
（2024年度）
项目名称\t\t河道保洁
主管部门\t\t鹭汀区水务局\t\t\t实施单位\t砚浦镇水务绿化站
项目资金（万元）\t\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t\t36.80\t36.80\t35.20\t10\t95.65%\t9.57
\t其中：当年财政拨款\t\t36.80\t36.80\t35.20\t—\t95.65%\t—
\t上年结转资金\t\t0\t0\t0\t—\t\t—
\t其他资金\t\t0\t0\t0\t—\t\t—
年度总体目标\t预期目标\t\t\t\t实际完成情况
\t保洁河道42公里。\t\t\t\t已保洁42公里。
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标\t数量指标\t指标1：保洁河道长度\t≥42公里\t42公里\t50\t50
\t效益指标\t生态效益指标\t指标1：水质达标率\t≥90%\t92%\t30\t30
\t满意度指标\t服务对象满意度指标\t指标1：居民满意度\t≥85%\t88%\t10\t10
总分\t\t\t\t\t\t{weights}\t{total}
"""


def read(text: str) -> PerformanceTarget:
    (record,) = read_document(read_text("自评.txt", text.encode())).records
    return record


def test_two_sums_below_one_label_are_told_apart() -> None:
    record = read(SELF_EVALUATION.format(weights="100", total="99.57"))
    assert record.other_fields == {"财政拨款执行率": "95.65%", "分值合计": "100", "总分": "99.57"}
    assert record.unplaced == []


def test_each_says_where_it_stands() -> None:
    record = read(SELF_EVALUATION.format(weights="100", total="99.57"))
    places = {name: record.provenance[f"other_fields.{name}"].column for name in record.other_fields}
    assert places == {"财政拨款执行率": 7, "分值合计": 6, "总分": 7}


def test_a_dash_says_nothing() -> None:
    record = read(SELF_EVALUATION.format(weights="—", total="99.57"))
    assert record.other_fields == {"财政拨款执行率": "95.65%", "总分": "99.57"}


def test_a_row_that_stands_otherwise_keeps_its_printed_label() -> None:
    moved = SELF_EVALUATION.replace("其中：当年财政拨款\t\t36.80", "其中：当年财政拨款\t36.80\t")
    record = read(moved.format(weights="100", total="99.57"))
    assert record.other_fields["分值合计"] == "100"
    assert "95.65%" in record.other_fields.values()
