"""A signature that only one side of an article carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.copydesk.sides import file_of, head_place, ways
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, Pair
    from magazine.issue.house import Contributor, House


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find who signs one side only; a name that the house does not list is counted, since each side spells it in its own script."""
    for field in ("authors", "photos"):
        for one, other in ways(pair):
            here, there = _signed(one, field, desk), _signed(other, field, desk)
            listed = {known for _, _, known in there}
            spare = sum(not known for _, _, known in here) - sum(not known for _, _, known in there)
            for number, person, known in reversed(here):
                if known and known in listed:
                    continue
                if not known:
                    spare -= 1
                if known or spare >= 0:
                    words = {"name": person.name.best(one.language), "file": file_of(other)}
                    yield Hit(where=head_place(one, field, number), words=words)


def _signed(text: ArticleText, field: str, desk: Desk) -> list[tuple[int, Contributor, str]]:
    """Give who signs, translators left out: number in the list, person, and id in the house or nothing."""
    people = text.article.authors if field == "authors" else text.article.photos
    return [
        (number, person, _known(person, desk.house))
        for number, person in enumerate(people)
        if not any(word in said.lower() for _, said in person.role.texts for word in desk.words("translators"))
    ]


def _known(person: Contributor, house: House) -> str:
    """Give the id of whom the house lists under one of a person's names."""
    names = {said for _, said in person.name.texts}
    return next((key for key, one in house.contributors.items() if names & {said for _, said in one.name.texts}), "")


RULE = Rule(
    name="differing-signature",
    code="P119",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="توقيع مختلف", fr="signature différente", en="differing signature"),
    reason=said(
        ar="التوقيع مسؤولية وحق: من كتب في لغة كتب في الأخرى، والاختلاف يظلم أحدا أو ينسب إليه ما لم يكتب.",
        fr="Une signature engage et se doit : ce qui est signé dans une langue l’est dans l’autre, sinon l’on oublie quelqu’un ou on lui prête un texte.",
        en="A signature is an answerable name and a right: who signs in one language signs in the other, or someone is forgotten or credited with what they did not write.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="{name}: توقيع لا يوجد في النسخة الأخرى ({file})",
                fr="{name} signe ici, et non dans l’autre version ({file})",
                en="{name} signs here, and not on the other side ({file})",
            ),
            remedy=said(
                ar="وحّد التوقيعين؛ ومن ترجم النص يُذكر بهذه الصفة",
                fr="accordez les signatures ; qui a traduit est nommé avec ce rôle",
                en="make the signatures agree; name a translator with that role",
            ),
        ),
    },
    find=find,
    yields_to=("personal-byline",),
    settings={
        "translators": Setting(
            default=("ترجم", "نقله", "نقلته", "traduct", "traduit", "translat"),
            meaning=said(
                ar="أوائل ألفاظ تدل على الترجمة في الدور، ويجوز أن تنفرد بها لغة",
                fr="débuts de mots qui, dans le rôle, disent la traduction ; une seule langue peut en avoir",
                en="beginnings of words that say “translation” in a role, which one language alone may have",
            ),
        ),
    },
)
