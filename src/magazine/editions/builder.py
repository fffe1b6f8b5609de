"""The part that all three builders share: a Sphinx builder that hands a commission to its edition.

Each edition's package subclasses ``EditionBuilder`` with its name and ``make``; ``sphinx-build -b web|epub|print`` and
``magazine build`` both come through here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sphinx.builders import Builder

from magazine.markup.reading import reading_of
from magazine.markup.setting import set_in_type

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from docutils import nodes

    from magazine.editions.commission import Commission, Product
    from magazine.issue.edition import Edition
    from magazine.markup.supply import Supply
    from magazine.markup.translator import Translator


class EditionBuilder(Builder):
    """Make editions from what Sphinx has read.

    Attributes:
        editions: those it makes.
        commission: set by ``magazine.works`` before the build: the order, all but its reading and translate.
        products: what was made.
    """

    format = "magazine"  # not "html": Sphinx would take it for its own HTML builder
    editions: ClassVar[frozenset[Edition]] = frozenset()
    allow_parallel = False
    supported_image_types: ClassVar[list[str]] = []
    commission: Commission
    products: tuple[Product, ...] = ()

    def make(self, commission: Commission) -> tuple[Product, ...]:
        """Make the editions that are this builder's own."""
        raise NotImplementedError

    def get_outdated_docs(self) -> Iterable[str]:
        """Write every article each time: titles of neighbours and links between articles change with any of them."""
        return sorted(self.env.found_docs)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give nothing: links between articles are nodes of our own, resolved by each edition."""
        return ""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Hand the order on, with what was read."""
        commission = replace(self.commission, reading=reading_of(self.env), translate=self.translate)
        self.products = self.make(commission)

    def translate(self, document: nodes.document, supply: Supply, translator_class: type[Translator]) -> str:
        """Turn a document tree into markup with the words' forms for this builder."""
        return set_in_type(document, translator_class(document, self, supply), ("html", self.name))
