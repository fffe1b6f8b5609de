"""A direction mark, an embedding or an isolate typed by hand: nobody sees it, and it moves what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.bidi import idle
from magazine.copydesk.controls import HIDDEN, elsewhere, ends_of_overrides, found_in, name_of
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.stretches import shown
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, CardText


_MESSAGES: Final = {True: "idle", False: "found"}


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find direction controls that were typed by hand; those that change nothing are taken out."""
    del desk
    for passage in text.passages:
        still = idle(passage, HIDDEN)
        ends = ends_of_overrides(passage.text)  # told with the override, and taken out with it
        for offset in found_in(passage.text, HIDDEN):
            if offset in ends:
                continue
            name = shown(name_of(passage.text[offset]))
            # what moves nothing is taken out; else there is nothing to mend from here to here
            yield passage.mend(offset, offset + still, "", _MESSAGES[still], name=name)
    for where, character in elsewhere(text, HIDDEN):
        yield Hit(where=where, message="elsewhere", words={"name": shown(name_of(character))})


RULE = Rule(
    name="hidden-direction-control",
    code="D114",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="علامة اتجاه خفية", fr="signe de direction caché", en="hidden direction control"),
    reason=said(
        ar="علامة لا تُرى تحرك ما بجانبها، وتنتقل مع النص كلما نُسخ، ولا يعرف من يأتي بعدك لماذا تتحرك الكلمات.",
        fr="Un signe que personne ne voit déplace ce qui l’entoure et suit le texte à chaque copie ; le suivant ne saura pas pourquoi les mots bougent.",
        en="A sign that nobody sees moves what stands beside it and goes along with every copy; the next editor will not know why words move.",
    ),
    source="Unicode Standard Annex #9, section 2.7 (Markup and Formatting Characters)",
    messages={
        "found": Message(
            what=said(
                ar="علامة اتجاه خفية تحرك ما بجانبها: {name}",
                fr="un signe de direction caché déplace ce qui l’entoure : {name}",
                en="a hidden direction control moves what stands beside it: {name}",
            ),
            remedy=said(
                ar="احذفها، واكتب الكلمات أو الرقم هكذا: \u2068{{fr}}`…`\u2069",
                fr="supprimez-le, et tapez les mots ou le nombre ainsi : {{fr}}`…`",
                en="delete it, and type the words or the number as {{fr}}`…`",
            ),
        ),
        "idle": Message(
            what=said(
                ar="علامة اتجاه خفية لا أثر لها: {name}",
                fr="signe de direction caché et sans effet : {name}",
                en="a hidden direction control that changes nothing: {name}",
            ),
            remedy=said(
                ar="احذفها",
                fr="supprimez-le",
                en="delete it",
            ),
        ),
        "elsewhere": Message(
            what=said(
                ar="علامة اتجاه خفية خارج النص، في عنوان رابط أو خيار: {name}",
                fr="signe de direction caché hors du texte, dans l’adresse d’un lien ou une option : {name}",
                en="a hidden direction control outside the text, in a link’s address or an option: {name}",
            ),
            remedy=said(
                ar="احذفها، ثم تحقق من أن الرابط يفتح",
                fr="supprimez-le, puis vérifiez que le lien s’ouvre",
                en="delete it, then check that the link opens",
            ),
        ),
    },
    find=find,
    yields_to=("unclosed-direction",),
)
