"""A picture that nobody signs, or that “DR” or “Internet” signs."""

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
    """Find pictures without a credit, and credits that name nobody; an ornament needs none."""
    for card in text.cards:
        if card.picture.decorative:
            continue
        named = [passage for passage in card.passages if passage.kind is PassageKind.CREDIT]
        if not named:
            yield Hit(where=card.picture.card, words={"picture": card.picture.id})
        for credit in named:
            if says_nothing(credit.text, desk.words("nobody")):
                yield credit.hit(0, "nobody", credit=credit.text)


RULE = Rule(
    name="uncredited-picture",
    code="C141",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(ar="صورة بلا نسبة", fr="image sans crédit", en="uncredited picture"),
    reason=said(
        ar="لصاحب الصورة حق في أن يُذكر اسمه معها. ومؤسسة تسهر على القانون لا تنشر صورا لا تعرف صاحبها.",
        fr="L’auteur d’une image a droit à son nom. Une institution qui fait respecter la loi ne publie pas d’images dont elle ignore "
        "l’auteur.",
        en="Who made a picture has a right to be named. An institution that upholds the law prints no picture whose maker it does not know.",
    ),
    source="Law 2-00 on copyright and related rights, article 9 (a)",
    messages={
        "found": Message(
            what=said(
                ar="لا تذكر بطاقة الصورة {picture} صاحبها",
                fr="la fiche de l’image {picture} ne dit pas qui l’a faite",
                en="the card of {picture} does not say who made it",
            ),
            remedy=said(
                ar="أضف إلى البطاقة credit: {{ar: …, fr: …}}",
                fr="ajoutez à la fiche credit: {{ar: …, fr: …}}",
                en="add credit: {{ar: …, fr: …}} to the card",
            ),
        ),
        "nobody": Message(
            what=said(
                ar="النسبة «{credit}» لا تسمي أحدا",
                fr="le crédit « {credit} » ne nomme personne",
                en="the credit “{credit}” names nobody",
            ),
            remedy=said(
                ar="اذكر المصلحة أو الوكالة أو المصور؛ وإن لم يعرف صاحب الصورة فاستعمل غيرها",
                fr="nommez le service, l’agence ou le photographe ; si l’auteur est inconnu, prenez une autre image",
                en="name the office, the agency or the photographer; if nobody knows who made it, take another picture",
            ),
        ),
    },
    find=find,
    settings={
        "nobody": Setting(
            default=(
                *(
                    "DR",
                    "droits réservés",
                    "tous droits réservés",
                    "internet",
                    "web",
                    "google",
                    "google images",
                    "facebook",
                    "instagram",
                ),
                *(
                    "whatsapp",
                    "réseaux sociaux",
                    "archive",
                    "archives",
                    "inconnu",
                    "anonyme",
                    "à compléter",
                    "à vérifier",
                    "x",
                    "todo",
                ),
                *(
                    "إنترنت",
                    "الإنترنت",
                    "الأنترنت",
                    "أنترنت",
                    "غوغل",
                    "جوجل",
                    "فيسبوك",
                    "واتساب",
                    "مواقع التواصل",
                    "مواقع التواصل الاجتماعي",
                ),
                *("أرشيف", "الأرشيف", "مجهول", "جميع الحقوق محفوظة", "حقوق محفوظة", "محفوظة", "متداولة"),
            ),
            meaning=said(
                ar="نسب لا تسمي أحدا",
                fr="crédits qui ne nomment personne",
                en="credits that name nobody",
            ),
        )
    },
)
