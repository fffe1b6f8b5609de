"""The mobile number of somebody: “06 12 34 56 78”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.keys import digits_of, is_specimen
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sentences import numbered
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_GAP: Final = r"[ \u00a0\u202f.\-\u2010-\u2013/]"
_AFTER_PREFIX: Final = rf"[67](?:\d{{8}}|\d{{2}}(?:{_GAP}\d{{3}}){{2}}|\d{{2}}(?:{_GAP}\d\d){{3}}|{_GAP}\d{{8}}|(?P<gap>{_GAP})\d\d(?:(?P=gap)\d\d){{3}}"
_MOBILE: Final = re.compile(
    r"(?:\b(?:dossiers?|références?|réf|n°\s+de\s+série|suivi|commandes?)\b\.?|(?:ال)?ملف\S*|(?:ال)?مرجع\S*|(?:ال)?طلبية)[^\d.]{0,20}\d{10}\b"
    r"|(?<![\w.,/+-])(?P<number>"
    rf"0{_AFTER_PREFIX})"
    rf"|(?:\+|00){_GAP}?(?:212|33){_GAP}?(?:\(0\){_GAP}?)?{_AFTER_PREFIX.replace('gap', 'same')})"
    r"|212[67]\d{8}"
    r")(?![\w/]|[.,-]\d)",
    re.IGNORECASE,
)
"""Mobile numbers of Morocco and France, as people group them; a date or an amount is grouped otherwise."""
_CALLING: Final = re.compile(r"^(?:tel:|https?://(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=))", re.IGNORECASE)
_NATIONAL: Final = re.compile(r"^(?:00)?(?:212|33)0?(?=[67])")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find mobile numbers that the house has not listed as public, in the words and behind links."""
    public = {_national(number) for number in desk.words("public")}
    for passage in numbered(text.passages, 6):
        for match in _MOBILE.finditer(passage.text):
            if match["number"] and _is_private(match["number"], public):
                yield passage.hit_over(*match.span("number"), number=match["number"])
    for link in text.links:
        number = _CALLING.sub("", link.target)
        if _MOBILE.fullmatch(number) and _is_private(number, public):
            yield link.passage.hit(link.start, number=number)


def _is_private(number: str, public: set[str]) -> bool:
    own = _national(number)
    return not is_specimen(own, 2) and own not in public


def _national(number: str) -> str:
    """Give a number as it is dialled in the country."""
    return _NATIONAL.sub("0", digits_of(number))


RULE = Rule(
    name="private-telephone",
    code="C113",
    family=Family.CARE,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="هاتف خاص", fr="téléphone privé", en="private telephone"),
    reason=said(
        ar="رقم الهاتف المحمول لشخص بعينه: من ينشره يفتح باب بيته لكل قارئ، ولا يغلقه تصحيح.",
        fr="Un portable est celui d’une personne : le publier ouvre sa porte à tous les lecteurs, et aucun rectificatif ne la referme.",
        en="A mobile is one person’s: publishing its number opens the door to every reader, and no correction closes it.",
    ),
    source="Law 09-08 on the protection of individuals with regard to the processing of personal data, article 1; "
    "Constitution of Morocco (2011), article 24",
    messages={
        "found": Message(
            what=said(
                ar="هذا رقم هاتف محمول: {number}",
                fr="{number} est un numéro de portable",
                en="{number} is a mobile number",
            ),
            remedy=said(
                ar="احذفه أو ضع رقم المصلحة؛ وإن كان رقما عموميا فأضفه إلى «public» في إعدادات القاعدة",
                fr="supprimez-le ou donnez celui du service ; s’il est public, ajoutez-le à « public » dans les réglages de la règle",
                en="take it out or give the office’s; if it is public, add it to the rule’s setting “public”",
            ),
        )
    },
    find=find,
    settings={
        "public": Setting(
            default=(),
            meaning=said(
                ar="أرقام محمولة عمومية يجوز نشرها",
                fr="portables publics, que l’on peut imprimer",
                en="mobile numbers that are public and may be printed",
            ),
        )
    },
)
