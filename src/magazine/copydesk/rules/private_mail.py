"""Somebody's own e-mail address: “prenom.nom@gmail.com”."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sentences import holding
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find addresses at the hosts of private post, in the words and behind links, except those listed as public."""
    public = {address.lower() for address in desk.words("public")}
    pattern = _addresses(desk.words("hosts"))
    for passage in holding(text.passages, ("@",)):
        for match in pattern.finditer(passage.text):
            if match.group().lower() not in public:
                yield passage.hit(match.start(), address=match.group())
    for link in text.links:
        found = pattern.search(link.target)
        if found and found.group().lower() not in public and found.group() not in link.text:
            yield link.passage.hit(link.start, address=found.group())


@cache
def _addresses(hosts: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, hosts))
    return re.compile(
        rf"(?<![\w.+-])[A-Za-z0-9_.+-]{{1,64}}@(?:{listed})\.(?:com|net|org|fr|ma|me|ch|co\.uk)\b(?!\.\w|-)",
        re.IGNORECASE,
    )


RULE = Rule(
    name="private-mail",
    code="C115",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="بريد إلكتروني خاص", fr="adresse électronique privée", en="private e-mail address"),
    reason=said(
        ar="عنوان على خدمة بريد شخصية يدل في الغالب على شخص بعينه؛ والقارئ يكاتب مؤسسة لا شخصا.",
        fr="Une adresse chez un hébergeur grand public est presque toujours celle d’une personne ; le lecteur, lui, écrit à une "
        "institution.",
        en="An address at a host of private post is nearly always one person’s; readers write to an institution.",
    ),
    source="Law 09-08 on the protection of individuals with regard to the processing of personal data, article 1",
    messages={
        "found": Message(
            what=said(
                ar="هذا عنوان بريد شخصي: {address}",
                fr="{address} est une adresse personnelle",
                en="{address} is a personal address",
            ),
            remedy=said(
                ar="ضع عنوان المؤسسة أو احذفه؛ وإن كان عنوان جمعية معلنا فأضفه إلى «public» في إعدادات القاعدة",
                fr="donnez celle de l’institution ou supprimez-la ; si une association l’a rendue publique, ajoutez-la à « public » "
                "dans les réglages de la règle",
                en="give the institution’s or take it out; if an association has made it public, add it to the rule’s setting “public”",
            ),
        )
    },
    find=find,
    settings={
        "hosts": Setting(
            default=(
                *(
                    "gmail",
                    "googlemail",
                    "hotmail",
                    "outlook",
                    "live",
                    "msn",
                    "yahoo",
                    "ymail",
                    "icloud",
                    "me",
                    "mac",
                    "aol",
                ),
                *("protonmail", "proton", "gmx", "menara", "orange", "free", "laposte", "wanadoo"),
            ),
            meaning=said(
                ar="مضيفو البريد الشخصي، بلا اللاحقة",
                fr="hébergeurs de courrier privé, sans leur suffixe",
                en="hosts of private post, without their suffix",
            ),
        ),
        "public": Setting(
            default=(),
            meaning=said(
                ar="عناوين معلنة يجوز نشرها",
                fr="adresses rendues publiques, que l’on peut imprimer",
                en="addresses that are public and may be printed",
            ),
        ),
    },
)
