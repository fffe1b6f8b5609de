"""What should never have left the house: drafts, fill-in marks, paths of the building machine, files that nobody lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.editions.epub.mutations.changes import behind, inside, says, together, with_file, words, xml
from tests.editions.epub.mutations.defect import lint
from tests.editions.epub.mutations.leaves import EDITORIAL, NAV, NCX, PACKAGE, PATROL, Leaf, find

if TYPE_CHECKING:
    from tests.editions.epub.mutations.leaves import Leaves

PARAGRAPH = "//h:div[@class='body']/h:p"
SECRET = "articles/embargoed-piece.xhtml"
TITLE = "الخبر المحظور"


def _page_of_secret(leaves: Leaves) -> Leaves:
    page = find(leaves, EDITORIAL).data.replace("كلمة العدد".encode(), TITLE.encode())
    return (*leaves, Leaf(f"EPUB/{SECRET}", page))


_IN_THE_BOOK = together(
    _page_of_secret,
    xml(PACKAGE, "//opf:manifest", inside(f'<item href="{SECRET}" id="secret" media-type="application/xhtml+xml"/>')),
    xml(PACKAGE, "//opf:itemref[@idref='article-words']", behind('<itemref idref="secret"/>')),
    xml(NAV, "//h:nav[@id='toc']//h:li[h:a[@href='articles/words.xhtml']]", behind(f'<li><a href="{SECRET}">{TITLE}</a></li>')),
    xml(NCX, "//ncx:navPoint[not(ncx:navPoint)][ncx:content[@src='articles/words.xhtml']]", behind(f'<navPoint id="secret"><navLabel><text>{TITLE}</text></navLabel><content src="{SECRET}"/></navPoint>')),
)  # fmt: skip

DEFECTS = (
    lint("an embargoed article is in the book", _IN_THE_BOOK, "missing-article", "embargoed-piece"),
    lint("a draft lies in the zip, listed nowhere", _page_of_secret, "unlisted-file", "embargoed-piece"),
    lint("a manuscript lies in the zip", with_file("EPUB/articles/draft-piece.md", b"# BROUILLON\n"), "unlisted-file", "draft-piece.md"),
    lint("a desktop's own file lies in the zip", with_file(".DS_Store", bytes(64)), "unlisted-file", ".DS_Store"),
    lint("an Arabic fill-in mark was not filled in", xml(PATROL, PARAGRAPH, words("للإكمال")), "leftover-draft", "patrol.xhtml"),
    lint("a French fill-in mark was not filled in", xml(PATROL, PARAGRAPH, words("À compléter")), "leftover-draft", "patrol.xhtml"),
    lint("a to-do was not done", xml(PATROL, PARAGRAPH, words("TODO: الرقم من المكتب")), "leftover-draft", "patrol.xhtml"),
    lint("dummy text stands for an article", xml(PATROL, PARAGRAPH, words("Lorem ipsum dolor sit amet")), "leftover-draft", "patrol.xhtml"),
    lint("a link leads into the building machine", xml(PATROL, "//h:a", says(href="file:///home/editor/issues/2019-01/patrol/ar.md")), "machine-path", "patrol.xhtml"),
    lint("the text names a folder of the building machine", xml(PATROL, PARAGRAPH, words("/home/editor/issues/2019-01/patrol/crowd.jpg")), "machine-path", "patrol.xhtml"),
)  # fmt: skip
