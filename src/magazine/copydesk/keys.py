"""Numbers that carry their own check: bank accounts, cards; and numbers that stand for none."""

from __future__ import annotations

import re
from typing import Final

RIB_DIGITS: Final = 24
"""A Moroccan account number: bank 3, town 3, account 16, key 2."""
_IBAN: Final = re.compile(r"[A-Z]{2}\d{2}[0-9A-Z]{11,30}")
_IBAN_DIVISOR: Final = 97  # ISO 7064, MOD 97-10


def digits_of(text: str) -> str:
    """Give the digits of a number, without its spaces and hyphens, as ASCII."""
    return "".join(str(int(character)) for character in text if character.isdecimal())


def is_specimen(text: str, prefix: int = 0) -> bool:
    """Say whether a number stands for none: all zeros after its prefix, ``05 00 00 00 00``."""
    return not digits_of(text)[prefix:].strip("0")


def is_rib(digits: str) -> bool:
    """Say whether 24 digits are a Moroccan account number with its key."""
    return len(digits) == RIB_DIGITS and int(digits) % _IBAN_DIVISOR == 0


def is_iban(text: str) -> bool:
    """Say whether letters and digits are an IBAN with its key (ISO 13616)."""
    if _IBAN.fullmatch(text) is None:
        return False
    turned = text[4:] + text[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % _IBAN_DIVISOR == 1


def is_card(digits: str) -> bool:
    """Say whether digits are a payment card's number: its length, its first digits and its key (ISO/IEC 7812-1, annex B)."""
    if re.fullmatch(r"3[47]\d{13}|[2456]\d{15}", digits) is None:
        return False
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(int(digit) for digit in digits[-1::-2]) + sum(doubled)) % 10 == 0
