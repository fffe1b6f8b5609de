"""A picture whose card does not say on what terms it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.credits import says_nothing
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find pictures without terms of use, ornaments too, and terms that say nothing."""
    for card in text.cards:
        rights = [passage for passage in card.passages if passage.kind is PassageKind.RIGHTS]
        if not rights:
            yield Hit(where=card.picture.card, words={"picture": card.picture.id})
        for terms in rights:
            if says_nothing(terms.text, desk.words("says-nothing")):
                yield terms.hit(0, "vague", rights=terms.text)


RULE = Rule(
    name="picture-without-rights",
    code="C142",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(ar="صورة بلا حقوق", fr="image sans droits", en="picture without rights"),
    reason=said(
        ar="الصورة ملك لصاحبها، ولا تُنشر ولا يعاد نشرها في الأرشيف والموقع إلا بإذن معلوم.",
        fr="Une image appartient à son auteur : on ne la publie, et on ne la garde en ligne et aux archives, qu’à des conditions connues.",
        en="A picture is its maker’s: it is printed, and kept online and in the archive, only on terms that are known.",
    ),
    source="Law 2-00 on copyright and related rights, article 10",
    messages={
        "found": Message(
            what=said(
                ar="لا تذكر بطاقة الصورة {picture} شروط استعمالها",
                fr="la fiche de l’image {picture} ne dit pas à quelles conditions elle est publiée",
                en="the card of {picture} does not say on what terms it is used",
            ),
            remedy=said(
                ar="أضف إلى البطاقة rights: {{ar: …, fr: …}}: رسم أصلي، أو إذن الوكالة، أو رخصة باسمها",
                fr="ajoutez à la fiche rights: {{ar: …, fr: …}} : dessin original, accord de l’agence, licence par son nom",
                en="add rights: {{ar: …, fr: …}} to the card: own work, the agency’s permission, or a licence by its name",
            ),
        ),
        "vague": Message(
            what=said(
                ar="«{rights}» لا تقول بأي إذن تُنشر الصورة",
                fr="« {rights} » ne dit pas par quelle autorisation l’image est publiée",
                en="“{rights}” does not say by whose permission the picture is printed",
            ),
            remedy=said(
                ar="سم من أذن ومتى، أو الرخصة باسمها",
                fr="dites qui a donné l’autorisation et quand, ou nommez la licence",
                en="say who gave permission and when, or name the licence",
            ),
        ),
    },
    find=find,
    settings={
        "says-nothing": Setting(
            default=(
                *(
                    "DR",
                    "réservés",
                    "tous droits réservés",
                    "libre",
                    "libre de droits",
                    "gratuit",
                    "internet",
                    "google",
                    "inconnu",
                ),
                *("inconnus", "à vérifier", "à compléter", "todo", "x", "ok", "oui"),
                *(
                    "محفوظة",
                    "جميع الحقوق محفوظة",
                    "حرة",
                    "مجانية",
                    "بلا حقوق",
                    "من الإنترنت",
                    "الإنترنت",
                    "الأنترنت",
                    "مجهولة",
                    "نعم",
                ),
            ),
            meaning=said(
                ar="حقوق لا تقول شيئا",
                fr="droits qui ne disent rien",
                en="rights that say nothing",
            ),
        )
    },
)
