"""The packages that an installation of jixiao pulls in, and their licences, from the metadata they are installed with.

    python -m benchmarks.licences [--dev] [--write README.md README.zh-CN.md]

prints a Markdown table of what the package and its extra ``ocr`` need, with ``--dev`` also of what development needs,
and fails with exit code 1 where a licence is not known or is one that jixiao does not take: GPL, AGPL or LGPL, for
development only AGPL. With ``--write`` it replaces what stands in the files between the markers of ``licences``, in
Chinese where the name of the file says so. Parts under a licence of the GPL family that a package is known to
bring along in its wheels (``bundled_parts``) do not count as its licence; they are named below the table.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from benchmarks.bundled_parts import Part, parts_of
from benchmarks.markers import write_figures

PROJECT = "jixiao"
SCOPES = ("", "ocr", "batch", "ray", "dev")
"""What is installed: the package alone, and the extras it has."""

_REQUIREMENT = re.compile(r"\s*([\w.-]+)\s*(?:\[([^]]*)\])?[^;]*(?:;(.*))?", re.DOTALL)
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")
_GPL_FAMILY = re.compile(r"(?<![a-z])(?:GPL|[AL]GPL|GNU\b.*General Public)", re.IGNORECASE)
_AGPL = re.compile(r"(?<![a-z])AGPL|Affero", re.IGNORECASE)
_UNKNOWN = ("", "UNKNOWN", "OSI Approved", "Other/Proprietary License")
_LONGEST = 60
"""Characters; a longer field holds the licence itself instead of its name."""


_HEADING = 200
"""Characters within which the text of a licence names itself."""
_HEADINGS = (("Apache License Version 2.0", "Apache-2.0"), ("MIT License", "MIT"), ("BSD 3-Clause", "BSD-3-Clause"))


@dataclass(frozen=True, slots=True)
class Package:
    """A package, its version, its licence as it names it (``""`` where it does not), and for what it is needed."""

    name: str
    version: str
    licence: str
    scope: str
    parts: tuple[Part, ...] = ()

    @property
    def refused(self) -> str | None:
        """Why jixiao does not take the package, ``None`` where it does. Of several licences one may choose."""
        if self.licence in _UNKNOWN:
            return "its licence is not known"
        taboo = _AGPL if self.scope == "dev" else _GPL_FAMILY
        if all(taboo.search(choice) for choice in re.split(r"\bOR\b", self.licence)):
            return f"its licence is {self.licence}"
        return None


def packages(scopes: Iterable[str]) -> list[Package]:
    """Every installed package that the project needs, each once, by scope and name.

    Raises ``PackageNotFoundError`` where one that is always needed is not installed.
    """
    found: dict[str, Package] = {}
    for scope in scopes:
        for package in _needed(distribution(PROJECT), {scope} - {""}, set()):
            name = package.metadata["Name"]
            one = Package(name, package.version, licence(package), scope, parts_of(package))
            found.setdefault(_key(name), one)
    found.pop(PROJECT, None)
    order = list(scopes)
    return sorted(found.values(), key=lambda one: (order.index(one.scope), one.name.lower()))


def _needed(package: Distribution, extras: set[str], seen: set[tuple[str, str]]) -> Iterator[Distribution]:
    """The package and what it needs with these extras, over all steps."""
    yield package
    for requirement in package.requires or ():
        match = _REQUIREMENT.match(requirement)
        if match is None:
            continue
        name, wanted, marker = match[1], match[2] or "", match[3] or ""
        of_extras = set(_EXTRA.findall(marker))
        if of_extras and not of_extras & extras:
            continue
        if (step := (_key(name), wanted)) in seen:
            continue
        seen.add(step)
        try:
            other = distribution(name)
        except PackageNotFoundError:
            if _EXTRA.sub("", marker).strip(" ()"):
                continue  # other platforms or versions of Python need it
            raise
        yield from _needed(other, {extra.strip() for extra in wanted.split(",")} - {""}, seen)


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(package: Distribution) -> str:
    """The licence as the package names it: its expression, its licence field or its classifiers; ``""`` for none."""
    metadata = package.metadata
    classified = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if line[:7] == "License"]
    named = [name for name in classified if name != "OSI Approved"]
    expression, field = (
        metadata[name].strip() if name in metadata else "" for name in ("License-Expression", "License")
    )
    short = field if len(field) <= _LONGEST and "\n" not in field else ""
    return expression or short or " / ".join(named) or field.partition("\n")[0][:_LONGEST] or _licence_shipped(package)


def _licence_shipped(package: Distribution) -> str:
    """The licence by the heading of the text that the package ships, where its metadata names none."""
    for name in package.metadata.get_all("License-File") or ():
        text = package.read_text(f"licenses/{name}") or package.read_text(name) or ""
        heading = " ".join(text[:_HEADING].split())
        for known, identifier in _HEADINGS:
            if heading.startswith(known):
                return identifier
    return ""


def table(found: list[Package], *, chinese: bool) -> str:
    """The packages as a Markdown table, and what parts they bring along."""
    head = ("软件包", "版本", "许可证", "用途") if chinese else ("package", "version", "licence", "needed for")
    names = ("基本", "扫描件识别", "批量处理", "集群", "开发")
    if not chinese:
        names = ("everything", "scans", "very many documents", "clusters", "development")
    uses = dict(zip(SCOPES, names, strict=True))
    rows = [head, ("---",) * 4]
    rows += [(one.name, one.version, one.licence or "?", uses[one.scope]) for one in found]
    notes = [
        f"- {one.name}：{part.chinese}" if chinese else f"- {one.name}: {part.english}"
        for one in found
        for part in one.parts
    ]
    heading = (
        "随包附带、适用 GPL 系许可证的部分："
        if chinese
        else "Parts under licences of the GPL family that packages bring along:"
    )
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([*lines, "", heading, "", *notes] if notes else lines)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="The licences of what jixiao needs.")
    parser.add_argument("--dev", action="store_true", help="also what development needs")
    parser.add_argument(
        "--write", nargs="+", type=Path, default=[], metavar="FILE", help="put the table in these files"
    )
    options = parser.parse_args()
    found = packages(SCOPES if options.dev else SCOPES[:2])
    print(table(found, chinese=False))
    write_figures(options.write, "licences", lambda chinese: table(found, chinese=chinese))
    refused = [f"{one.name} {one.version}: {one.refused}" for one in found if one.refused]
    print(*refused, sep="\n", end="\n" if refused else "", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
