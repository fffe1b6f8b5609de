"""An article and its issue. What an advertiser has paid for is said to be so, and is no piece of news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.links import page_of
from magazine.editions.web.structured.nodes import address, periodical, publisher, ref, said
from magazine.editions.web.structured.people import person
from magazine.issue.addresses import article_folder, issue_folder
from magazine.issue.article import Kind
from magazine.issue.language import Language

if TYPE_CHECKING:
    from magazine.editions.web.manifest import ArticleEntry, IssueManifest, PictureFiles
    from magazine.editions.web.structured.nodes import Node
    from magazine.issue.house import House

_TYPES = {
    Kind.ADVERTISEMENT.value: "AdvertiserContentArticle",
    Kind.SERVICE.value: "Article",
    Kind.NOTICE.value: "Article",
}


def article(entry: ArticleEntry, issue: IssueManifest, house: House) -> Node:
    """Give an article (schema.org NewsArticle, or Article where it brings no news)."""
    language = Language(entry.language)
    page = article_page(house, issue.id, entry.id, language)
    translations = _translations(entry, issue, house)
    return said(
        {
            "@type": _TYPES.get(entry.kind, "NewsArticle"),
            "@id": f"{page}#article",
            "url": page,
            "mainEntityOfPage": page,
            "headline": entry.headline,
            "description": entry.summary or entry.standfirst,
            "inLanguage": entry.language,
            "datePublished": entry.published,
            "dateModified": entry.modified,
            "author": [person(each, house, language) for each in entry.authors],
            "contributor": [person(each, house, language) for each in entry.photos],
            "publisher": ref(publisher(house, language)),
            "image": _pictures(entry, issue, house),
            "articleSection": entry.rubric.name,
            "keywords": list(entry.keywords),
            "wordCount": entry.words or None,
            "timeRequired": f"PT{entry.minutes}M",
            "isAccessibleForFree": True,
            "isPartOf": ref(publication_issue(issue, house)),
            "correction": [
                {"@type": "CorrectionComment", "text": each.text, "datePublished": each.date}
                for each in entry.corrections
            ],
            **translations,
        }
    )


def publication_issue(issue: IssueManifest, house: House) -> Node:
    """Give an issue (schema.org PublicationIssue)."""
    language = Language(issue.language)
    page = address(house, page_of(issue_folder(issue.id, language)))
    return said(
        {
            "@type": "PublicationIssue",
            "@id": f"{page}#issue",
            "url": page,
            "name": issue.title,
            "issueNumber": issue.number,
            "datePublished": issue.date,
            "inLanguage": issue.language,
            "image": share_card(house, issue, issue.card),
            "isPartOf": ref(periodical(house, language)),
            "publisher": ref(publisher(house, language)),
        }
    )


def article_page(house: House, issue_id: str, article_id: str, language: Language) -> str:
    """Give the public address of an article."""
    return address(house, page_of(article_folder(issue_id, article_id, language)))


def share_card(house: House, issue: IssueManifest, name: str) -> str:
    """Give the public address of a share card by its name in the manifest; nothing where there is none."""
    return address(house, f"{issue_folder(issue.id, Language(issue.language))}/{name}") if name else ""


def _pictures(entry: ArticleEntry, issue: IssueManifest, house: House) -> list[Node]:
    """Give the opening picture and the share card, in this order."""
    found = []
    if entry.picture:
        found.append(_picture(entry.picture, issue, house))
    if entry.card:
        found.append({"@type": "ImageObject", "url": share_card(house, issue, entry.card)})
    return found


def _picture(files: PictureFiles, issue: IssueManifest, house: House) -> Node:
    folder = issue_folder(issue.id, Language(issue.language))
    place = f"{folder}/{files.formats[-1].files[-1][0]}"
    picture = {"@type": "ImageObject", "url": address(house, place), "width": f"{files.width} px"}
    return said({**picture, "height": f"{files.height} px", "description": files.alt})


def _translations(entry: ArticleEntry, issue: IssueManifest, house: House) -> Node:
    """Say which texts are translations: the house's main language counts as the original, wherever the article has it."""
    main = house.main_language.tag
    others = {
        tag: {"@id": f"{article_page(house, issue.id, entry.id, Language(tag))}#article"} for tag in entry.languages
    }
    own = others.pop(entry.language, None)
    if own is None or not others:
        return {}
    if entry.language == main:
        return {"workTranslation": list(others.values())}
    return {"translationOfWork": others[main]} if main in others else {}
