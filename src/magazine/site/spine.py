"""What can be seen of an issue without opening it: cover, date and title, and how much of what is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from magazine.editions.web.manifest import picture_from
from magazine.issue.addresses import article_folder
from magazine.issue.dates import CoverDate
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from magazine.editions.web.manifest import ArticleEntry, IssueManifest, PictureFiles


class Tally(NamedTuple):
    """How many articles a rubric or a contributor has, and as what readers know it.

    Attributes:
        name: in the language of the listing.
        detail: a rubric's colour, or a contributor's role.
        articles: how many, those that are shown in another language included.
    """

    name: str
    detail: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A correction with its article, as the list of corrections shows it.

    Attributes:
        date: of the correction, ``2019-01-20``.
        text: what is put right.
        article: the article's id.
        headline: its headline.
        rubric: the id of its rubric.
    """

    date: str
    text: str
    article: str
    headline: str
    rubric: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine:
    """An issue in one language as it stands on the shelf.

    Attributes:
        id: the issue's folder.
        language: tag.
        languages: tags of the languages in which the issue appears.
        date: cover date, ``2019-01`` or ``2019-01-15``; sorts as text.
        number: of the issue.
        title: of the issue.
        cover: the cover's picture, or None.
        modified: the newest moment of its articles, ISO 8601; empty where it has none.
        digest: SHA-256 of its manifest.
        assets: shared files that the issue's pages need, as places within the site.
        articles: how many are in this language.
        rubrics: what the issue has under each rubric, by id.
        contributors: what each has signed, by id.
        errata: its corrections.
        moved: pairs of a former address and the address now, as folders within the site, of articles in this language.
        file: the manifest.
        place: the manifest's place within ``build/``.
    """

    id: str
    language: str
    languages: tuple[str, ...]
    date: str
    number: int
    title: str
    cover: PictureFiles | None
    modified: str
    digest: str
    assets: tuple[str, ...]
    articles: int
    rubrics: Mapping[str, Tally] = field(default_factory=dict)
    contributors: Mapping[str, Tally] = field(default_factory=dict)
    errata: tuple[Erratum, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    file: Path
    place: str

    @property
    def year(self) -> int:
        """The year of the cover date."""
        return int(self.date[:4])

    @property
    def date_in_words(self) -> str:
        """The cover date in the issue's language."""
        return CoverDate.from_text(self.date).in_words(Language(self.language))


def spine_of(manifest: IssueManifest, digest: str, file: Path, place: str) -> Spine:
    """Look at an issue from outside."""
    listed = (*manifest.articles, *manifest.untranslated)
    return Spine(
        id=manifest.id,
        language=manifest.language,
        languages=manifest.languages,
        date=manifest.date,
        number=manifest.number,
        title=manifest.title,
        cover=manifest.cover,
        modified=max((article.modified for article in manifest.articles), key=_moment, default=""),
        digest=digest,
        assets=manifest.assets,
        articles=len(manifest.articles),
        rubrics=_tallies((article.rubric.id, article.rubric.name, article.rubric.colour) for article in listed),
        contributors=_tallies(signature for article in listed for signature in _signatures(article)),
        errata=tuple(errata_of(manifest)),
        moved=tuple(_moved(manifest)),
        file=file,
        place=place,
    )


def signers(article: ArticleEntry) -> frozenset[str]:
    """Name those who signed an article and have a page of their own, as authors or as photographers."""
    return frozenset(identity for identity, *_ in _signatures(article))


def add_up(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Add tallies, by id; the first name that is met is the one that stands."""
    total: dict[str, Tally] = {}
    for each in tallies:
        for identity, tally in each.items():
            known = total.get(identity)
            total[identity] = known._replace(articles=known.articles + tally.articles) if known else tally
    return total


def spine_to_data(spine: Spine) -> dict[str, Any]:
    """Give a spine as data for JSON; where its manifest lies is not part of it."""
    data = {name: getattr(spine, name) for name in _PLAIN}
    return data | {
        "cover": asdict(spine.cover) if spine.cover else None,
        "rubrics": dict(spine.rubrics),
        "contributors": dict(spine.contributors),
        "errata": [asdict(erratum) for erratum in spine.errata],
        "moved": spine.moved,
    }


def spine_from_data(data: dict[str, Any], file: Path, place: str) -> Spine:
    """Read a spine back.

    Raises:
        KeyError: where something is missing.
        TypeError: where something is of another kind.
    """
    plain: dict[str, Any] = {name: data[name] for name in _PLAIN}
    return Spine(
        **plain | {"languages": tuple(data["languages"]), "assets": tuple(data["assets"])},
        cover=picture_from(data["cover"]),
        rubrics={identity: Tally(*tally) for identity, tally in data["rubrics"].items()},
        contributors={identity: Tally(*tally) for identity, tally in data["contributors"].items()},
        errata=tuple(Erratum(**erratum) for erratum in data["errata"]),
        moved=tuple((former, now) for former, now in data["moved"]),
        file=file,
        place=place,
    )


_PLAIN: Final = ("id", "language", "languages", "date", "number", "title", "modified", "digest", "assets", "articles")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else datetime.min.replace(tzinfo=UTC)


def _signatures(article: ArticleEntry) -> Iterator[tuple[str, str, str]]:
    people = {person.id: person for person in (*article.photos, *article.authors) if person.id}
    for identity, person in people.items():
        yield identity, person.name, person.role


def _tallies(found: Iterable[tuple[str, str, str]]) -> dict[str, Tally]:
    listed = list(found)
    counts = Counter(identity for identity, *_ in listed)
    looks = {identity: (name, detail) for identity, name, detail in reversed(listed)}
    return {
        identity: Tally(name=looks[identity][0], detail=looks[identity][1], articles=count)
        for identity, count in sorted(counts.items())
    }


def errata_of(manifest: IssueManifest) -> Iterator[Erratum]:
    """Give the corrections of an issue, in running order."""
    for article in manifest.articles:
        for correction in article.corrections:
            yield Erratum(
                date=correction.date,
                text=correction.text,
                article=article.id,
                headline=article.headline,
                rubric=article.rubric.id,
            )


def _moved(manifest: IssueManifest) -> Iterator[tuple[str, str]]:
    language = Language(manifest.language)
    for former, now in manifest.former:
        if manifest.article(now):
            yield article_folder(manifest.id, former, language), article_folder(manifest.id, now, language)
