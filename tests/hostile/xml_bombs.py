"""XML that unfolds, nests or reaches out, for whatever format stands around it."""

from __future__ import annotations

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def laughs(root: str, levels: int = 9) -> str:
    """Entities of which each names the one before ten times; ``{}`` in ``root`` is where the last is called."""
    entities = '<!ENTITY e0 "哈">' + "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, levels + 1)
    )
    return f"{_DECLARATION}<!DOCTYPE x [{entities}]>" + root.replace("{}", f"&e{levels};")


def quadratic(root: str) -> str:
    """One long entity, called very often."""
    return f'{_DECLARATION}<!DOCTYPE x [<!ENTITY a "{"砚" * 50_000}">]>' + root.replace("{}", "&a;" * 20_000)


def outside(root: str, address: str = "file:///etc/passwd") -> str:
    """An entity that stands in another file."""
    return f'{_DECLARATION}<!DOCTYPE x [<!ENTITY a SYSTEM "{address}">]>' + root.replace("{}", "&a;")


def outside_parameter(root: str) -> str:
    """A document type that is fetched and declares the rest."""
    start = f'{_DECLARATION}<!DOCTYPE x [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd">%d;%all;]>'
    return start + root.replace("{}", "&send;")


def outside_type(root: str) -> str:
    """A document type that stands elsewhere."""
    return f'{_DECLARATION}<!DOCTYPE x PUBLIC "-//X//X" "http://127.0.0.1:9/x.dtd">' + root.replace("{}", "砚浦镇")


def included(root: str) -> str:
    """XInclude of a file."""
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    return _DECLARATION + root.replace("{}", include)


def deep(root: str, tag: str, levels: int = 100_000) -> str:
    """Elements in elements."""
    return _DECLARATION + root.replace("{}", f"<{tag}>" * levels + "砚浦镇" + f"</{tag}>" * levels)


def many_attributes(root: str, tag: str, count: int = 100_000) -> str:
    """One element with very many attributes."""
    attributes = " ".join(f'a{at}="x"' for at in range(count))
    return _DECLARATION + root.replace("{}", f"<{tag} {attributes}/>")


def many_namespaces(root: str, tag: str, count: int = 20_000) -> str:
    """One element with very many namespaces."""
    attributes = " ".join(f'xmlns:n{at}="urn:{at}"' for at in range(count))
    return _DECLARATION + root.replace("{}", f"<{tag} {attributes}/>")


XML_BOMBS = {
    "laughs": laughs,
    "quadratic": quadratic,
    "outside-entity": outside,
    "outside-parameter": outside_parameter,
    "outside-type": outside_type,
    "xinclude": included,
}
"""Those that need nothing but a root."""
