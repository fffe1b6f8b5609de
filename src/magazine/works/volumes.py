"""What is made for the printer from the press editions of an issue: the bilingual volume, and proofs in booklet spreads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.print.combined import can_be_combined, combine, in_bound_order
from magazine.editions.print.imposed import impose_press
from magazine.issue import addresses
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.commission import Commission, Product
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.works.order import BuildOrder


def make_volumes(commissions: Mapping[Language, Commission], order: BuildOrder) -> list[Product]:
    """Make the bilingual volume where both its editions were made in this build, and proofs where they are ordered.

    Args:
        commissions: by language, each with the page plan of its press edition.
        order: what the build was asked for.
    """
    if Edition.PRESS not in order.editions:
        return []
    products = [combine(commissions)] if can_be_combined(tuple(commissions)) else []
    if not order.imposed:
        return products
    bound = [(commission, _press_place(commission)) for commission in commissions.values()]
    # The bilingual volume has its back where its first language has it.
    bound += [(commissions[product.language], product.files[0]) for product in products]
    return products + [impose_press(commission, place) for commission, place in bound]


def _press_place(commission: Commission) -> str:
    publication = commission.publication
    return addresses.file_place(publication.house, publication.id, commission.language, Edition.PRESS)


def volume_places(publication: Publication) -> list[str]:
    """Name every file that this module can make of an issue, wherever an earlier build left one."""
    house, issue_id, languages = publication.house, publication.id, publication.languages
    press = [addresses.file_place(house, issue_id, language, Edition.PRESS) for language in languages]
    both = [addresses.combined_place(house, issue_id, in_bound_order(languages))] if can_be_combined(languages) else []
    records = [addresses.preflight_place(issue_id, "-".join(language.tag for language in in_bound_order(languages)))]
    return [*both, *(records if both else []), *(addresses.imposed_place(place) for place in (*press, *both))]
