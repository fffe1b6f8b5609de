"""Every rule of the editorial line, in one table by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rules import (
    # law and care
    bank_number,
    identity_card_number,
    named_minor,
    named_suspect,
    named_victim,
    number_plate,
    personal_byline,
    picture_in_handcuffs,
    picture_without_consent,
    picture_without_rights,
    presumed_guilt,
    private_address,
    private_mail,
    private_telephone,
    reported_confession,
    uncredited_picture,
    # language
    doubled_word,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.copydesk.rule import Rule

RULES: Final[Mapping[str, Rule]] = {
    rule.name: rule
    for rule in (
        # direction
        # figures
        # law and care
        presumed_guilt.RULE,
        reported_confession.RULE,
        identity_card_number.RULE,
        number_plate.RULE,
        private_telephone.RULE,
        bank_number.RULE,
        private_address.RULE,
        private_mail.RULE,
        named_minor.RULE,
        named_victim.RULE,
        named_suspect.RULE,
        personal_byline.RULE,
        uncredited_picture.RULE,
        picture_without_rights.RULE,
        picture_without_consent.RULE,
        picture_in_handcuffs.RULE,
        # language
        doubled_word.RULE,
        # parity
        # shape
        # access
    )
}
