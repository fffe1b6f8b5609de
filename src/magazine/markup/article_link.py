"""The form of a link to another article of the issue; the edition knows the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.markup.nodes import ArticleLink

if TYPE_CHECKING:
    from magazine.markup.translator import Translator


def visit_article_link(translator: Translator, node: ArticleLink) -> None:
    """Open the link."""
    translator.open("a", class_="article-link", href=translator.supply.article(node["article"], node["anchor"]))


def depart_article_link(translator: Translator, node: ArticleLink) -> None:
    """Close it."""
    translator.close("a")


FORMS = {ArticleLink: {"html": (visit_article_link, depart_article_link)}}
