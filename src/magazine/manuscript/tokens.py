"""A theme's design tokens: the custom properties on ``:root`` in ``tokens/*.css``, their references followed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import tinycss2

from magazine.constants import TOKEN_MAX_CHARS, TOKEN_MAX_DEPTH
from magazine.issue.finding import Location
from magazine.manuscript.theme_fault import broken_theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER: Final = "tokens/"


def read_tokens(contents: Mapping[str, bytes], path: str) -> dict[str, str]:
    """Give the tokens by name without dashes.

    Args:
        contents: the theme's files by their path within it.
        path: the theme's name in findings.

    Raises:
        Stop: where a style sheet is broken, a token stands in two of them, or a reference leads nowhere or in a circle.
    """
    sheets = (
        (inside, data) for inside, data in contents.items() if inside.startswith(_FOLDER) and inside.endswith(".css")
    )
    return dict(_tokens(tuple(sheets), path))


@lru_cache(maxsize=8)
def _tokens(sheets: tuple[tuple[str, bytes], ...], path: str) -> dict[str, str]:
    """Read style sheets once, however often a house is read."""
    written: dict[str, tuple[list[Any], Location]] = {}
    for inside, data in sheets:
        for name, value, where in _properties(data, f"{path}/{inside}"):
            if name in written and written[name][1].path != where.path:
                what = f"the token --{name} stands in {written[name][1].path} too"
                raise broken_theme(where, what, "keep it in one of the files")
            written[name] = (value, where)
    known: dict[str, str] = {}
    return {name: _resolved(name, written, (), known) for name in sorted(written)}


def _properties(data: bytes, path: str) -> Iterator[tuple[str, list[Any], Location]]:
    rules, _ = tinycss2.parse_stylesheet_bytes(data, skip_comments=True, skip_whitespace=True)
    for rule in rules:
        if rule.type == "error":
            raise broken_theme(_place(path, rule), f"this is not CSS ({rule.message})", "mend the line")
        if rule.type != "qualified-rule" or not _is_root(rule.prelude):
            continue
        for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if item.type == "error":
                raise broken_theme(_place(path, item), f"this is not CSS ({item.message})", "write: --name: value;")
            if item.type == "declaration" and item.name.startswith("--"):
                yield item.name.removeprefix("--"), item.value, _place(path, item)


def _is_root(prelude: list[Any]) -> bool:
    return any(part.strip() == ":root" for part in tinycss2.serialize(prelude).split(","))


def _resolved(
    name: str, written: Mapping[str, tuple[list[Any], Location]], above: tuple[str, ...], known: dict[str, str]
) -> str:
    """Follow a token's references; each token once, since a few that name each other twice stand for gigabytes."""
    if name in known:
        return known[name]
    value, where = written[name]
    if name in above:
        circle = " → ".join(f"--{one}" for one in (*above, name))
        raise broken_theme(where, f"these tokens refer to each other in a circle: {circle}", "give one of them a value")
    if len(above) > TOKEN_MAX_DEPTH:
        raise broken_theme(where, f"more than {TOKEN_MAX_DEPTH} references lead to each other here", "give one a value")
    text = "".join(_texts(value, where, written, (*above, name), known)).strip()
    if len(text) > TOKEN_MAX_CHARS:
        raise broken_theme(where, f"the token --{name} comes to more than {TOKEN_MAX_CHARS} characters", "shorten it")
    known[name] = text
    return text


def _texts(
    nodes: list[Any],
    where: Location,
    written: Mapping[str, tuple[list[Any], Location]],
    above: tuple[str, ...],
    known: dict[str, str],
    *,
    depth: int = 0,
) -> Iterator[str]:
    if depth > TOKEN_MAX_DEPTH:
        raise broken_theme(where, f"brackets stand more than {TOKEN_MAX_DEPTH} deep in each other", "take some out")
    for node in nodes:
        if node.type == "function" and node.lower_name == "var":
            yield _reference(node, where, written, above, known, depth=depth)
        elif node.type == "function":
            yield f"{node.name}({''.join(_texts(node.arguments, where, written, above, known, depth=depth + 1))})"
        elif node.type in {"() block", "[] block", "{} block"}:
            inside = "".join(_texts(node.content, where, written, above, known, depth=depth + 1))
            yield f"{node.type[0]}{inside}{node.type[1]}"
        elif node.type == "comment":
            continue
        elif node.type == "whitespace":
            yield " "
        else:
            yield node.serialize()


def _reference(
    node: Any,
    where: Location,
    written: Mapping[str, tuple[list[Any], Location]],
    above: tuple[str, ...],
    known: dict[str, str],
    *,
    depth: int,
) -> str:
    first, *rest = [part for part in node.arguments if part.type not in {"whitespace", "comment"}] or [None]
    target = getattr(first, "value", "")
    name = target.removeprefix("--") if isinstance(target, str) else ""
    if name in written:
        return _resolved(name, written, above, known)
    if rest and rest[0] == ",":
        after = node.arguments.index(rest[0]) + 1
        return "".join(_texts(node.arguments[after:], where, written, above, known, depth=depth + 1)).strip()
    raise broken_theme(
        where, f"there is no token {target or '(nameless)'}", "define it in tokens/*.css, or mend its name"
    )


def _place(path: str, node: Any) -> Location:
    return Location(path=path, line=node.source_line, column=node.source_column)
