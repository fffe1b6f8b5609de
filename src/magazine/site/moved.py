"""Articles that have been renamed: a small page at each former address, which leads to where the article is now.

A page and not only a rule of the server, so that an old address holds on any host, from a disk and without a script: the browser
follows the page's refresh of no seconds (HTML, 4.2.5.3), a search engine takes it for a permanent move, and who sees the page finds
a link on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from magazine.editions.web.frame import Frame, Switch
from magazine.editions.web.links import page_of
from magazine.editions.web.phrases import Phrases
from magazine.issue.addresses import article_folder
from magazine.issue.language import Language
from magazine.site.leaf import Leaf
from magazine.site.page import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.manifest import ArticleEntry, IssueManifest
    from magazine.site.leaf import Desk, Shelf, Year

REDIRECTS: Final = "redirects.txt"
"""What web servers may read of articles that were renamed."""


def moved_articles(desk: Desk, year: Year) -> Iterator[Leaf]:
    """Give a page for every former address of a published article."""
    for issue in year.issues:
        for former, now in issue.former:
            article = issue.article(now)
            if article is not None:
                yield _page(desk, issue, former, article)


def redirects(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give ``redirects.txt`` for servers: a line an address, former and new from the site's root; nothing where none was renamed."""
    del desk  # addresses are told from the site's own root
    moved = [pair for language in shelf.languages for spine in shelf.spines(language) for pair in spine.moved]
    if moved:
        lines = [f"/{quote(former)}/ /{quote(now)}/\n" for former, now in sorted(moved)]
        yield Leaf(place=REDIRECTS, content="".join(lines))


def _page(desk: Desk, issue: IssueManifest, former: str, article: ArticleEntry) -> Leaf:
    language = Language(issue.language)
    phrase = Phrases(language)
    frame = Frame(
        house=desk.house,
        language=language,
        page=page_of(article_folder(issue.id, former, language)),
        own_title=phrase.moved,
        assets=desk.assets,
        here="moved",
    )
    doors = tuple(
        Switch(language=other, address=frame.to(page_of(article_folder(issue.id, article.id, other))))
        for other in sorted(map(Language, article.languages), key=lambda other: other is not language)
    )
    return fill(desk, "moved.html", frame, issue=issue, article=article, doors=doors)
