"""What a document says about its tables as a whole (绩效目标设置情况) against the tables themselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from jixiao.records.extraction import Statement
from jixiao.records.finding import Proof
from jixiao.records.money import decimal_of
from jixiao.rules.across.across_rule import Sent, across_rule
from jixiao.rules.across.corpus import Brief, Corpus
from jixiao.rules.amounts import plain
from jixiao.rules.parameters import Parameters
from jixiao.rules.rule import CannotTell, Fail
from jixiao.rules.table import YUAN

_FIELD = "statement"
_AMOUNTS = ("funding.annual_total", "funding.total", "funding.annual_fiscal", "funding.fiscal")
_WAN = YUAN["万元"]


def _told(corpus: Corpus) -> Iterator[tuple[Statement, list[int]]]:
    """The statements with the tables of their documents that set targets for their year."""
    tables: dict[int, list[int]] = {}
    for at, table in corpus.targets():
        tables.setdefault(table.document, []).append(at)
    for document, numbers in tables.items():
        statement = corpus.statements.get(corpus.documents.texts[document])
        if statement is not None:
            of_year = [at for at in numbers if statement.year in (None, corpus.tables[at].year)]
            yield statement, of_year or numbers


@across_rule(
    "statement-projects", "绩效目标设置情况所说的项目个数与表数一致",
    dimension="完整性", severity="error", defect="F7", basis=("completeness",),
)  # fmt: skip
def statement_projects(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """So many projects as the document says, so many tables it has."""
    for statement, tables in _told(corpus):
        first, count = tables[0], len(tables)
        if statement.projects is None:
            yield Sent(first, CannotTell("绩效目标设置情况没有说明项目个数"))
        elif statement.projects != count:
            missing = statement.projects > count
            fail = Fail(
                _FIELD,
                f"绩效目标设置情况说编报项目{statement.projects}个，本文件里的绩效目标表是{count}张，"
                f"{'少' if missing else '多'}{abs(statement.projects - count)}张。",
                "请补齐缺少的绩效目标表，或更正项目个数；有不公开的项目的，请加以说明。"
                if missing else "请更正绩效目标设置情况里的项目个数。",
                ("project_name",),
            )  # fmt: skip
            yield Sent(first, fail, (corpus.proof(first, _FIELD, statement.text), *_each(corpus, tables[1:])))


def _each(corpus: Corpus, tables: list[int], most: int = 30) -> Iterator[Proof]:
    """The tables of a document one by one, as proofs."""
    for at in tables[:most]:
        yield corpus.proof(at, "project_name", corpus.tables[at].name)


@across_rule(
    "statement-amount", "绩效目标设置情况所说的金额等于各表之和",
    dimension="完整性", severity="error", defect="F7", basis=("completeness",),
)  # fmt: skip
def statement_amount(corpus: Corpus, given: Parameters) -> Iterator[Sent]:
    """The amount that the document says is the sum of its tables: of the year or of the projects, all or the budget's.

    What rounding allows is a unit of the last digit printed in the statement.
    """
    for statement, tables in _told(corpus):
        first = tables[0]
        amount, unit = _amount(statement), YUAN.get(statement.amount_unit or "")
        if amount is None or unit is None:
            yield Sent(first, CannotTell("绩效目标设置情况没有说明金额或单位"))
            continue
        sums = [_sum([corpus.tables[at] for at in tables], which) for which in range(len(_AMOUNTS))]
        known = [one for one in sums if one is not None]
        if not known:
            yield Sent(first, CannotTell("有的表没有填写资金，无法合计"))
            continue
        exponent = amount.as_tuple().exponent
        slack = unit.scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
        if any(abs(one - amount * unit) <= slack for one in known):
            continue
        total = known[0]
        which = sums.index(total)
        off = abs(total - amount * unit)
        fail = Fail(
            _FIELD,
            f"绩效目标设置情况说涉及项目预算资金{statement.amount}{statement.amount_unit}，"
            f"{len(tables)}张表合计是{plain(total / unit)}{statement.amount_unit}，"
            f"相差{plain(off / unit)}{statement.amount_unit}。",
            "请核对各表的金额和单位，使合计与绩效目标设置情况一致。",
            (_AMOUNTS[which],),
            doubtful=any(corpus.tables[at].unsure_amount for at in tables),
        )
        proofs = [corpus.proof(first, _FIELD, statement.text)]
        for at in tables[1:30]:
            table = corpus.tables[at]
            each = table.amounts[which]
            text = f"{table.name} {plain((each or Decimal(0)) / _WAN)}万元"
            proofs.append(corpus.proof(at, _AMOUNTS[which], text))
        yield Sent(first, fail, tuple(proofs))


def _amount(statement: Statement) -> Decimal | None:
    try:
        return decimal_of(statement.amount or "")
    except InvalidOperation:
        return None


def _sum(tables: list[Brief], which: int) -> Decimal | None:
    """The sum of one of the amounts over all tables; ``None`` where one of them has it not."""
    amounts = [table.amounts[which] for table in tables]
    return None if any(amount is None for amount in amounts) else sum((a for a in amounts if a is not None), Decimal(0))
