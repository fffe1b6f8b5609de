"""Strategies: good samples of a door, hurt in a few places that are drawn, so that a failing input shrinks to what matters."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PLACES: Final = 1 << 16
"""Places are drawn as parts of a length, so that they stay where they are while the text shrinks."""
TIMES: Final = (1,) * 90 + (2, 2, 3, 3, 7, 30, 200, 3_000, 40_000)
MOST: Final = 400_000
"""Characters that a repetition may come to: longer ones are refused by their size, and tested by themselves."""
ENCODINGS: Final = ("utf-8",) * 60 + ("utf-16", "utf-16-le", "latin-1", "utf-8-sig", "utf-32", "cp1256")


@st.composite
def texts(draw: Callable[[st.SearchStrategy[object]], object], samples: Sequence[str], pieces: Sequence[str]) -> str:
    """Give a sample with up to four changes."""
    text = str(draw(st.sampled_from(samples)))
    changes = draw(st.lists(_changes(samples, pieces), min_size=0, max_size=4))
    for kind, at, length, piece, times in changes:  # type: ignore[attr-defined]
        text = _changed(text, (kind, at, length), piece, times)
    return text


@st.composite
def files(draw: Callable[[st.SearchStrategy[object]], object], samples: Sequence[str], pieces: Sequence[str]) -> bytes:
    """Give a text as bytes: UTF-8 for the most part, with bytes that are none, cut short, or in another encoding now and then."""
    text = str(draw(texts(samples, pieces)))
    encoding = str(draw(st.sampled_from(ENCODINGS)))
    data = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
    if draw(st.integers(0, 9)) == 9:
        data = _hurt(data, draw(_wounds()))  # type: ignore[arg-type]
    return data


@st.composite
def binaries(draw: Callable[[st.SearchStrategy[object]], object], samples: Sequence[bytes]) -> bytes:
    """Give a file with up to six wounds."""
    data = bytes(draw(st.sampled_from(samples)))  # type: ignore[call-overload]
    return _hurt(data, draw(_wounds(samples)))  # type: ignore[arg-type]


@st.composite
def parted(
    draw: Callable[[st.SearchStrategy[object]], object], samples: Sequence[bytes], place: int, pieces: Sequence[bytes]
) -> bytes:
    """Give a file with up to three pieces put in where its head ends, once or many times, and up to three wounds."""
    data = bytes(draw(st.sampled_from(samples)))  # type: ignore[call-overload]
    more = b"".join(draw(st.lists(st.sampled_from(pieces), max_size=3)))  # type: ignore[arg-type]
    times = min(int(draw(st.sampled_from(TIMES))), max(1, MOST // max(1, len(more))))  # type: ignore[call-overload]
    return _hurt(data[:place] + more * times + data[place:], draw(_wounds(samples)))  # type: ignore[arg-type]


def _changes(samples: Sequence[str], pieces: Sequence[str]) -> st.SearchStrategy[tuple[str, int, int, str, int]]:
    kinds = st.sampled_from(
        (
            "put in",
            "put in",
            "put in",
            "over",
            "value",
            "value",
            "cut",
            "again",
            "around",
            "line",
            "splice",
            "swap",
            "quoted",
            "quoted",
            "quoted",
            "seam",
            "seam",
            "seam",
        )
    )
    lines = tuple(line for sample in samples for line in sample.split("\n"))
    piece = st.one_of(st.sampled_from(pieces), st.sampled_from(pieces), st.sampled_from(lines), st.text(max_size=6))
    return st.tuples(kinds, st.integers(0, PLACES), st.integers(0, 300), piece, st.sampled_from(TIMES))


def _changed(text: str, how: tuple[str, int, int], piece: str, times: int) -> str:  # noqa: C901, PLR0911 - a table of changes
    kind, part, length = how
    at = len(text) * part // PLACES
    often = min(times, max(1, MOST // max(1, len(piece))))
    match kind:
        case "put in":
            return text[:at] + piece * often + text[at:]
        case "over":
            return text[:at] + piece * often + text[at + length :]
        case "value":
            colon = text.find(": ", at)
            end = text.find("\n", colon)
            return text if colon < 0 else f"{text[: colon + 2]}{piece * often}{text[end:] if end >= 0 else ''}"
        case "seam":
            return _between(text, at, piece * often)
        case "quoted":
            return _quoted(text, at, piece * often)
        case "cut":
            return text[:at] + text[at + length :]
        case "again":
            span = text[at : at + length]
            return text[:at] + span * min(times, max(1, MOST // max(1, len(span)))) + text[at:]
        case "around":
            return text[:at] + piece * often + text[at : at + length] + piece[::-1] * often + text[at + length :]
        case "line":
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            return f"{text[:end]}\n{piece * often}\n{text[end:]}"
        case "splice":
            return text[:at] + piece + text[at + length :]
        case _:
            return text[at:] + text[:at]


def _between(text: str, at: int, piece: str) -> str:
    """Put a piece where markup takes it: an attribute behind a tag's name, all else between two tags."""
    if piece.startswith(" "):
        tag = re.compile(r"<[a-zA-Z]+").search(text, at)
        return text if tag is None else text[: tag.end()] + piece + text[tag.end() :]
    end = text.find(">", at)
    return text if end < 0 else text[: end + 1] + piece + text[end + 1 :]


def _quoted(text: str, at: int, piece: str) -> str:
    """Put a piece in the place of a value, between quotation marks and with codes for what they cannot hold, so that YAML takes it."""
    colon = text.find(": ", at)
    if colon < 0:
        return text
    start = colon + 2
    end = min((found for sign in ",}]\n" if (found := text.find(sign, start)) >= 0), default=len(text))
    opened = text[start : start + 1] if text[start : start + 1] in {"{", "["} else ""
    return f"{text[:start]}{opened and opened + text[start + 1 : text.find(' ', start) + 1] * (opened == '{')}{json.dumps(piece)}{text[end:]}"


def _wounds(samples: Sequence[bytes] = (b"\x00\xff\x7f\x80",)) -> st.SearchStrategy[list[tuple[str, int, bytes]]]:
    kinds = st.sampled_from(("byte", "byte", "word", "put in", "cut", "end", "again", "behind", "zeros"))
    words = st.one_of(
        st.binary(min_size=1, max_size=8),
        st.sampled_from((b"\x00" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\x00\x00\x00\x01", b"\xff\xff", b"\x00\x00", b"\x01\x00", b"\xff\xd9", b"\xff\xd8", b"IEND", b"<script>")),
        st.sampled_from(samples),
    )  # fmt: skip
    return st.lists(st.tuples(kinds, st.integers(0, PLACES), words), min_size=0, max_size=3)


def _hurt(data: bytes, wounds: list[tuple[str, int, bytes]]) -> bytes:
    hurt = bytearray(data)
    for kind, part, word in wounds:
        at = len(hurt) * part // PLACES
        match kind:
            case "byte":
                hurt[at : at + 1] = word[:1]
            case "word":
                hurt[at : at + len(word[:8])] = word[:8]
            case "put in":
                hurt[at:at] = word
            case "cut":
                del hurt[at : at + 1 + part % 300]
            case "end":
                del hurt[at:]
            case "again":
                hurt[at:at] = hurt[at : at + 400]
            case "behind":
                hurt += word
            case _:
                hurt[at : at + 64] = bytes(64)
    return bytes(hurt)
