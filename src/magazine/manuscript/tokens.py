"""A theme's design tokens: the custom properties on ``:root`` in ``tokens/*.css``, their references followed.

Colours are written as ``#0b2545`` and inks as ``device-cmyk(0.93 0.69 0.18 0.66)``: charts, covers, cards and plates reckon with them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import tinycss2

from magazine.constants import PRESS_PREFIX, TOKEN_MAX_CHARS, TOKEN_MAX_DEPTH
from magazine.issue.finding import Location
from magazine.manuscript.theme_fault import broken_theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER: Final = "tokens/"
_SHADES: Final = ("", "-text", "-light", "-tint", "-line")
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_PART: Final = r"(?:0?\.\d+|0|1(?:\.0+)?)"
_INKS: Final = re.compile(rf"device-cmyk\( ?{_PART}(?: {_PART}){{3}} ?\)")


class Tokens(dict[str, str]):
    """The tokens of a theme by name, which says so where one is asked for that it has not."""

    def __init__(self, values: Mapping[str, str], path: str) -> None:
        super().__init__(values)
        self._path = path

    def __missing__(self, name: str) -> str:
        what = f"the theme has no token --{name}, which the program draws with"
        raise broken_theme(Location(path=self._path), what, "define it in tokens/*.css, as the theme “police” does")


def read_tokens(contents: Mapping[str, bytes], path: str) -> Tokens:
    """Give the tokens by name without dashes.

    Args:
        contents: the theme's files by their path within it.
        path: the theme's name in findings.

    Raises:
        Stop: where a style sheet is broken, a token stands in two of them, a reference leads nowhere or in a circle, or a colour
            or its inks are not written as they are reckoned with.
    """
    sheets = (
        (inside, data) for inside, data in contents.items() if inside.startswith(_FOLDER) and inside.endswith(".css")
    )
    return Tokens(_tokens(tuple(sheets), path), f"{path}/{_FOLDER.removesuffix('/')}")


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
    values = {name: _resolved(name, written, (), known) for name in sorted(written)}
    for name, text in values.items():
        _check(name, text, written[name][1], values)
    return values


def _check(name: str, value: str, where: Location, values: Mapping[str, str]) -> None:
    """Hold a colour against what charts, covers, cards and plates can reckon with.

    Raises:
        Stop: where it is written otherwise: its inks would be left out, or the drawing would fail.
    """
    if name.startswith(PRESS_PREFIX):
        if _INKS.fullmatch(value) is None:
            what = f"--{name} is not a colour of four inks: {value[:60]}"
            raise broken_theme(where, what, "write device-cmyk(cyan magenta yellow black), each from 0 to 1")
    elif _is_colour(name, values) and _COLOUR.fullmatch(value) is None:
        what = f"the colour --{name} is written as {value[:60]}"
        raise broken_theme(where, what, "write it as # and six digits, such as #0b2545")


def _is_colour(name: str, values: Mapping[str, str]) -> bool:
    """Whether a token has inks, or is a shade of a colour that rubrics may have."""
    if PRESS_PREFIX + name in values:
        return True
    roots = (name.removesuffix(shade) for shade in _SHADES if name.endswith(shade))
    return any(root in values and f"{root}-text" in values for root in roots)


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
