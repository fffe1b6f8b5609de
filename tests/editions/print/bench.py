"""The print edition made in this process from a copy of the specimen, and ways to look into what came out."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from magazine.editions.commission import Commission
from magazine.editions.print.builder import PrintBuilder
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.markup.reading import NO_READING
from magazine.works.crew import SoloCrew
from magazine.works.manuscripts import open_copy
from magazine.works.sphinx_app import make
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.editions.commission import Product

ROOT = Path(__file__).parents[3]
MOMENT = datetime(2019, 1, 1, tzinfo=UTC)
ALL = (Edition.SCREEN, Edition.PRESS, Edition.ARCHIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a build gave: the folder, its products by edition, and the jobs done as (kind, name)."""

    into: Path
    products: Mapping[Edition, Product]
    made: tuple[tuple[str, str], ...]

    def file(self, edition: Edition) -> Path:
        """Give an edition's file."""
        return self.into / self.products[edition].files[0]


def lay_specimen(project: Path) -> Path:
    """Lay a copy of the specimen and of the theme into a folder."""
    shutil.copytree(ROOT / "tests/specimen", project, ignore=shutil.ignore_patterns(".magazine", "build"))
    shutil.copytree(ROOT / "themes", project / "themes")
    return project


def print_specimen(
    project: Path, store: Path, language: Language = Language.ARABIC, editions: tuple[Edition, ...] = ALL
) -> Printed:
    """Make print editions of the specimen in a language."""
    copy, _ = open_copy(project, "2019-01", MOMENT)
    crew = SoloCrew(Store(store))
    into = project / "build"
    commission = Commission(
        publication=copy.publication,
        language=language,
        reading=NO_READING,
        theme=copy.theme,
        into=into,
        editions=frozenset(editions),
        crew=crew,
        moment=MOMENT,
        translate=lambda *_: "",
    )
    products = make(PrintBuilder, commission, copy.shelves[language])
    for product in products:
        house = copy.publication.house
        assert product.files[:1] == (addresses.file_place(house, "2019-01", language, product.edition),)
    return Printed(
        into=into,
        products={product.edition: product for product in products},
        made=tuple((job.kind, job.name) for job in crew.made),
    )


def millimetres(box: pikepdf.Array) -> list[float]:
    """Give a box's edges in millimetres."""
    return [round(float(edge) * 25.4 / 72, 2) for edge in box]


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Walk the structure tree below an element, itself included."""
    yield node
    for kid in node.get("/K", []):
        if not isinstance(kid, int) and "/S" in kid:
            yield from elements(kid)


def marked(node: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int]]:
    """Give the marked content that an element holds itself, as page and number."""
    for kid in node.get("/K", []):
        if isinstance(kid, int):
            yield node.Pg.objgen, kid
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID)


def numbers_in(page: pikepdf.Page) -> list[int]:
    """Give the marked content numbers in a page's content, in order."""
    return [
        int(operands[1].MCID)
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and "/MCID" in _properties(operands[1])
    ]


def _properties(value: Any) -> Any:
    return value if isinstance(value, pikepdf.Dictionary) else {}
