"""ISSN: eight characters, the last of which checks the others (ISO 3297, annex on the check digit, modulus 11)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magazine.manuscript.fields import Form

_FORM: Final = re.compile(r"([0-9]{4})[-\u2010\u2011]?([0-9]{3})([0-9Xx])")
_PENDING: Final = {"pending", "0000-0000", "00000000"}


def check_digit(seven: str) -> str:
    """Give the check digit of seven digits: weights 8 to 2, modulus 11, X for ten."""
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), seven, strict=True))
    rest = -total % 11
    return "X" if rest == 10 else str(rest)  # noqa: PLR2004 - ten is what X stands for


def read_issn(form: Form, edition: str) -> str | None:
    """Read the ISSN of the ``print`` or ``online`` edition with its hyphen; None, with a note, while it is pending."""
    value = form.value(edition)
    if value is None or value.text.lower() in _PENDING:
        what = f"the {edition} edition has no ISSN yet; none is printed"
        form.notes.find("pending-issn", form.place(edition), what, "write it here once it is assigned")
        return None
    match = _FORM.fullmatch(value.text)
    if match is None:
        remedy = "write it as 1234-5679, or as pending"
        form.notes.find("wrong-issn", value.where, f"“{value.text}” is not an ISSN", remedy)
        return None
    first, second, last = match.groups()
    expected = check_digit(first + second)
    if last.upper() != expected:
        what = f"the check digit of {value.text} is wrong: it would be {expected}"
        form.notes.find("wrong-issn", value.where, what, "compare all eight digits with the certificate")
        return None
    return f"{first}-{second}{expected}"
