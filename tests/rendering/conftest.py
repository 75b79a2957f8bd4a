"""A record of a fictional town, with everything a writer has to deal with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jixiao.records.provenance import Source, UnplacedCell
from jixiao.records.target import Funding, Indicator, PerformanceTarget


def _source(text: str, confidence: float = 0.99, *, row: int = 0, column: int = 1) -> Source:
    return Source(row=row, column=column, line=row + 3, text=text, confidence=confidence)


@pytest.fixture
def record() -> Callable[..., PerformanceTarget]:
    """A filled-in record; keyword arguments replace its fields."""

    def made(**fields: Any) -> PerformanceTarget:
        usual: dict[str, Any] = {
            "document": "云溪镇.txt",
            "number": 2,
            "form": "minhang-target-2023",
            "title": "财政项目支出绩效目标表",
            "year": 2025,
            "project_name": "代表履职经费",
            "categories": ["经常性项目"],
            "supervising_department": "云溪镇人民政府",
            "implementing_unit": "云溪镇人大办",
            "start": "2025-01-01",
            "end": "2025-12-31",
            "amount_unit": "万元",
            "funding": Funding(total="7.40", fiscal="7.40", annual_total="7.40", annual_other="0"),
            "goal_period": "2025-2025",
            "total_goal": "保障代表依法履职。",
            "annual_goal": "1.组织活动12次；\n2.培训代表。",
            "indicators": [
                Indicator(level1="产出指标", level2="数量指标", name="开展代表活动", value="≥12(次)"),
                Indicator(level1="产出指标", level2="时效指标", name="按时完成", value="每季度不少于1次"),
                Indicator(level1="满意度指标", level2="服务对象满意度指标", name="代表满意度", value=None),
            ],
            "provenance": {
                "year": _source("（2025年度）"),
                "project_name": _source("代表履职经费", row=1),
                "annual_goal": _source("1.组织活动12次； 2.培训代表。", 0.7, row=8),
                "indicators.0.name": _source("指标1：开展代表活动", row=11, column=3),
                "indicators.1.level2": _source("按时完成", 0.8999, row=12),
            },
            "confidence": 0.7,
            "unplaced": [UnplacedCell(row=14, column=5, line=17, text="见附件")],
        }
        return PerformanceTarget(**(usual | fields))

    return made
