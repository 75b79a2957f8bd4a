"""What jixiao pulls in is free of the GPL and its relatives, and what it brings along is known."""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from benchmarks.bundled_parts import licence_texts, parts_of
from benchmarks.licences import SCOPES, Package, licence, packages, table

from benchmarks import licences


def installed(folder: Path, name: str, *lines: str) -> Distribution:
    """A package of that name with these lines of metadata, as if it were installed in the folder."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    text = "\n".join(["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *lines]) + "\n"
    (info / "METADATA").write_text(text, encoding="utf-8")
    return Distribution.at(info)


@pytest.mark.parametrize("package", packages(SCOPES), ids=lambda package: package.name)
def test_every_package_has_a_licence_that_jixiao_takes(package: Package) -> None:
    assert package.refused is None


@pytest.mark.parametrize("package", packages(SCOPES), ids=lambda package: package.name)
def test_the_text_of_a_gpl_in_a_package_belongs_to_a_part_that_is_named(package: Package) -> None:
    one = distribution(package.name)
    assert parts_of(one) or not licence_texts(one)


def test_what_the_packages_need_is_followed_over_all_steps() -> None:
    scopes = {package.name: package.scope for package in packages(SCOPES)}
    assert scopes["pydantic_core"] == ""  # by way of pydantic
    assert scopes["shapely"] == "ocr"  # by way of rapidocr
    assert scopes["pluggy"] == "dev"  # by way of pytest
    assert "jixiao" not in scopes


def test_extras_are_left_out_unless_asked_for() -> None:
    assert {"rapidocr", "pytest"}.isdisjoint(package.name for package in packages([""]))


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (["License-Expression: MIT", "License: BSD"], "MIT"),
        (["License: BSD", "Classifier: License :: OSI Approved :: MIT License"], "BSD"),
        (
            ["License: Permission is hereby granted, free of charge, to any person obtaining a copy of this software",
             "Classifier: License :: OSI Approved", "Classifier: License :: OSI Approved :: MIT License"],
            "MIT License",
        ),
        (["Classifier: Topic :: Office/Business"], ""),
    ],
)  # fmt: skip
def test_a_licence_is_found_wherever_the_metadata_names_it(tmp_path: Path, lines: list[str], named: str) -> None:
    assert licence(installed(tmp_path, "one", *lines)) == named


@pytest.mark.parametrize(
    ("named", "scope", "taken"),
    [
        ("MIT", "", True),
        ("MPL-2.0 AND MIT", "ocr", True),
        ("LGPL-2.1-only", "", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", "ocr", False),
        ("GPLv2+", "", False),
        ("AGPL-3.0-only", "dev", False),
        ("GNU Affero General Public License v3", "dev", False),
        ("LGPL-2.1-only", "dev", True),
        ("GPL-2.0-only OR MIT", "", True),
        ("MIT AND GPL-2.0-only", "", False),
        ("", "dev", False),
        ("UNKNOWN", "", False),
    ],
)
def test_licences_of_the_gpl_family_and_unknown_ones_are_refused(named: str, scope: str, taken: bool) -> None:
    assert (Package("one", "1.0", named, scope).refused is None) is taken


def test_a_package_that_is_missing_is_an_error_unless_its_marker_may_leave_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing = [
        installed(tmp_path, "windows", "Requires-Dist: not-there>=1; sys_platform == 'win32'"),
        installed(tmp_path, "always", "Requires-Dist: not-there>=1"),
        installed(tmp_path, "extra", "Requires-Dist: not-there>=1; extra == 'ocr'"),
    ]
    at_home = {one.metadata["Name"]: one for one in needing}

    def find(name: str) -> Distribution:
        if name not in at_home:
            raise PackageNotFoundError(name)
        return at_home[name]

    monkeypatch.setattr(licences, "distribution", find)
    monkeypatch.setattr(licences, "PROJECT", "windows")
    assert packages([""]) == []
    monkeypatch.setattr(licences, "PROJECT", "extra")
    assert packages([""]) == []
    with pytest.raises(PackageNotFoundError):
        packages(["ocr"])
    monkeypatch.setattr(licences, "PROJECT", "always")
    with pytest.raises(PackageNotFoundError):
        packages([""])


def test_the_table_names_parts_under_another_licence() -> None:
    found = [package for package in packages(SCOPES) if package.name == "shapely"]
    assert table(found, chinese=False).splitlines()[2:] == [
        f"| shapely | {found[0].version} | BSD-3-Clause | scans |",
        "",
        "Parts under licences of the GPL family that packages bring along:",
        "",
        "- shapely: GEOS (LGPL-2.1), a shared library, which rapidocr uses through shapely",
    ]
    assert "- shapely：GEOS（LGPL-2.1），独立的共享库，rapidocr 经由 shapely 使用" in table(found, chinese=True)
