"""Store once what is the same: pictures, profiles and patterns that come with several volumes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Stream

if TYPE_CHECKING:
    from collections.abc import Mapping

Number = tuple[int, int]
"""An object's number and generation."""


def share(pdf: pikepdf.Pdf) -> None:
    """Let every reference to a stream that equals an earlier one lead to that one.

    Streams that differ in nothing but the streams they name (a picture and its mask) become equal in a later round.
    """
    settled: set[Number] = set()
    while True:
        moved = _doubles(pdf, settled)
        if not moved:
            return
        settled |= moved.keys()
        for item in pdf.objects:
            _redirect(item, moved)


def _doubles(pdf: pikepdf.Pdf, settled: set[Number]) -> dict[Number, pikepdf.Object]:
    known: dict[tuple[bytes, bytes], pikepdf.Object] = {}
    moved: dict[Number, pikepdf.Object] = {}
    for item in pdf.objects:
        if not isinstance(item, Stream) or item.objgen in settled:
            continue
        key = (hashlib.sha256(item.read_raw_bytes()).digest(), item.stream_dict.unparse())
        first = known.setdefault(key, item)
        if first.objgen != item.objgen:
            moved[item.objgen] = first
    return moved


def _redirect(item: pikepdf.Object, moved: Mapping[Number, pikepdf.Object]) -> None:
    """Lead the references within an object, and within what it holds directly, elsewhere."""
    holder = item.stream_dict if isinstance(item, Stream) else item
    if not isinstance(holder, Dictionary | Array):
        return
    keys = list(holder.keys()) if isinstance(holder, Dictionary) else range(len(holder))
    for key in keys:
        value = holder[key]
        if not isinstance(value, pikepdf.Object):
            continue
        if value.is_indirect:
            if value.objgen in moved:
                holder[key] = moved[value.objgen]
        else:
            _redirect(value, moved)
