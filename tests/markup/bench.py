"""A bench for the words: one article, read by Sphinx, written by the shared forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from magazine.issue.article import Article, Status
from magazine.issue.dates import CoverDate
from magazine.issue.edition import Edition
from magazine.issue.finding import Location
from magazine.issue.house import House, Rubric
from magazine.issue.issue import Cover, Issue, Section
from magazine.issue.language import Language, Wording
from magazine.issue.ledger import Fact, Ledger
from magazine.issue.picture import DataTable, Picture, Recording
from magazine.issue.publication import publish
from magazine.markup.reading import ReadingBuilder, reading_of
from magazine.markup.setting import set_in_type
from magazine.markup.translator import Translator
from magazine.works.readings import Shelf, read
from magazine.works.sphinx_app import application

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.publication import Publication
    from magazine.markup import nodes

NOW = datetime(2019, 1, 1, tzinfo=UTC)


@dataclass
class PlainSupply:
    """Supplies marks that a test can see."""

    language: Language
    edition: Edition = Edition.WEB

    def picture(self, picture_id: str, alt: str, use: str) -> str:
        return f'<img src="{picture_id}" alt="{alt}" data-use="{use}" />'

    def chart(self, node: nodes.Chart) -> str:
        return f'<svg data-kind="{node["kind"]}" data-from="{node["data"]}"></svg>'

    def film(self, node: nodes.Film) -> str:
        return f'<a href="{node["address"] or node["recording"]}">{node["title"]}</a>'

    def sound(self, node: nodes.Sound) -> str:
        return f'<audio src="{node["recording"]}"></audio>'

    def article(self, article_id: str, anchor: str) -> str:
        return f"../{article_id}/" + (f"#{anchor}" if anchor else "")


def publication_with(folder: Path, bodies: dict[str, str], language: Language) -> tuple[Publication, Path]:
    """Lay an issue with the given bodies into a folder."""
    issue_folder = folder / "issues" / "2019-01"
    articles = {}
    for article_id, body in bodies.items():
        source = issue_folder / article_id / f"{language.tag}.md"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(body, encoding="utf-8")
        articles[article_id, language] = Article(
            id=article_id, language=language, where=Location(path=f"issues/2019-01/{article_id}/{language.tag}.md"),
            headline=f"Headline of {article_id}", body=body, status=Status.READY,
        )  # fmt: skip
    (issue_folder / "draft").mkdir(parents=True, exist_ok=True)
    (issue_folder / "draft" / f"{language.tag}.md").write_text("not yet", encoding="utf-8")
    issue = Issue(
        id="2019-01", where=Location(path="issues/2019-01/issue.yaml"), folder=issue_folder, number=1,
        cover_date=CoverDate(year=2019, month=1), title=Wording.everywhere("Title"), languages=(language,), cover=Cover(),
        contents=(Section(rubric="dossier", articles=tuple(bodies)),), articles=articles, pictures=_pictures(folder),
        tables={"open-days/visitors.csv": _table()}, recordings={"open-days/jingle.mp3": _recording(folder)},
        ledger=Ledger(facts={fact.id: fact for fact in _facts()}),
    )  # fmt: skip
    house = House(
        title=Wording.everywhere("Magazine"), slug="magazine", languages=(language,),
        rubrics={"dossier": Rubric(id="dossier", name=Wording.everywhere("Dossier"), colour="blue")},
    )  # fmt: skip
    return publish(house, issue, NOW), issue_folder


def set_words(folder: Path, body: str, language: Language = Language.FRENCH) -> tuple[str, tuple[Finding, ...]]:
    """Read one article's body and give its markup and the findings."""
    bodies = {"open-days": body, "press-desk": "## Contact\n\nText.\n"}
    publication, source = publication_with(folder, bodies, language)
    shelf = Shelf(source=source, folder=folder / "cache")
    findings = read(publication, language, shelf)
    with application(ReadingBuilder, publication, language, shelf) as app:
        app.build()
        document = reading_of(app.env).documents["open-days"]
        translator = Translator(document, app.builder, PlainSupply(language))
        return set_in_type(document, translator, ("html",)), findings


def _pictures(folder: Path) -> dict[str, Picture]:
    bare = Picture(
        id="open-days/bare.jpg", file=folder / "bare.jpg", digest="bare", format="JPEG", width=1200, height=800,
        card=Location(path="issues/2019-01/open-days/bare.jpg.yaml"),
    )  # fmt: skip
    told = replace(
        bare, alt=Wording.everywhere("Une foule"), caption=Wording.everywhere("La foule"), credit=Wording.everywhere("DGSN")
    )  # fmt: skip
    pictures = [
        bare,
        replace(told, id="open-days/crowd.jpg"),
        replace(told, id="open-days/صورة 1.png"),
        replace(bare, id="open-days/ornament.jpg", decorative=True),
    ]
    return {picture.id: picture for picture in pictures}


def _table() -> DataTable:
    return DataTable(
        id="open-days/visitors.csv", columns=("Jour", "Visiteurs"), rows=(("26", "10"), ("27", "20")),
        where=Location(path="issues/2019-01/open-days/visitors.csv"),
    )  # fmt: skip


def _recording(folder: Path) -> Recording:
    return Recording(id="open-days/jingle.mp3", file=folder / "jingle.mp3", digest="0", media_type="audio/mpeg")


def _facts() -> list[Fact]:
    ledger = Location(path="issues/2019-01/facts.yaml")
    unit = Wording(((Language.ARABIC, "زائر"), (Language.FRENCH, "visiteurs")))
    return [
        Fact(
            id="open-days.visitors", value=Decimal(260000), about=True, unit=unit, source=Wording.everywhere("DGSN"),
            date="2018-12", where=ledger,
        ),
        Fact(
            id="open-days.shows", value=Decimal(5), about=False, unit=unit, source=Wording.everywhere("DGSN"),
            date="2018-12", where=ledger,
        ),
    ]  # fmt: skip
