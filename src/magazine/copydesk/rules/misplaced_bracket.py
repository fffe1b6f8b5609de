"""Brackets that an Arabic line tears from what they enclose, or from the Latin word that they belong to: main() seen as ()main."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.copydesk.bidi import seen_with
from magazine.copydesk.letters import TURNED
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.scripts import brackets
from magazine.copydesk.stretches import arabic_lines, in_role, shown
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText

_WORD_BEFORE: Final = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f._-]*(?P<space> ?)\Z")
_ARABIC: Final = re.compile(r"[\u0620-\u06d3]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_REACH: Final = 40  # characters before a bracket in which its word is looked for


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find brackets that are seen on the wrong side."""
    del desk
    for passage in arabic_lines(text):
        for match in TURNED.finditer(passage.blanked(RunKind.FOREIGN, RunKind.CODE)):
            if match.group()[0] == ")":
                yield passage.hit_over(*match.span(), "turned", written=shown(match.group()))
        for own, (opening, closing) in seen_with(passage, brackets(passage.text)):
            if own.torn(opening, closing):
                yield passage.hit_over(opening, closing + 1, written=shown(passage.text[opening : closing + 1]))
                continue
            word = _WORD_BEFORE.search(passage.text, max(0, opening - _REACH), opening)
            if word is None or passage.covered(word.start(), opening, RunKind.FOREIGN, RunKind.CODE):
                continue
            inside = passage.text[opening + 1 : closing]
            whole = passage.text[word.start() : closing + 1]
            of = passage.stretch(word.start(), closing + 1)
            if not word["space"] and not _ARABIC.search(inside) and not own.in_order(word.start(), closing + 1):
                moved = shown(own.left_to_right(word.start(), closing + 1))
                yield replace(
                    passage.hit(opening, "left", written=shown(whole), seen=moved, role=in_role(whole)), of=of
                )
            elif word["space"] and not _LATIN.search(inside) and own.in_order(word.start(), closing + 1):
                name = word.group().strip()
                yield replace(passage.hit(opening, "dragged", word=shown(name), role=in_role(name)), of=of)


RULE = Rule(
    name="misplaced-bracket",
    code="D112",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="قوس في غير مكانه", fr="parenthèse mal placée", en="misplaced bracket"),
    reason=said(
        ar="قوس يظهر في الجهة الأخرى يضم كلمات لم يقصدها الكاتب، أو يسبق ما جاء ليشرحه.",
        fr="Une parenthèse affichée de l’autre côté enferme d’autres mots que ceux qu’on voulait, ou précède ce qu’elle devait expliquer.",
        en="A bracket seen on the other side encloses words that it should not, or comes before what it explains.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules N0 to N2",
    messages={
        "found": Message(
            what=said(
                ar="القوسان لا يظهران حول ما يضمان: {written}",
                fr="les parenthèses n’entourent plus ce qu’elles enferment : {written}",
                en="the brackets are not seen around what they enclose: {written}",
            ),
            remedy=said(
                ar="اجعل القوسين معا داخل \u2068{{fr}}`…`\u2069، أو معا خارجه",
                fr="mettez les deux parenthèses dans {{fr}}`…`, ou les deux en dehors",
                en="put both brackets inside {{fr}}`…`, or both outside",
            ),
        ),
        "turned": Message(
            what=said(
                ar="القوسان معكوسان: {written}",
                fr="les parenthèses sont tapées à l’envers : {written}",
                en="the brackets are typed the wrong way round: {written}",
            ),
            remedy=said(
                ar="اكتب قوس الفتح قبل الكلمة الأولى وقوس الإغلاق بعد الأخيرة، مهما كان شكلهما على الشاشة",
                fr="tapez la parenthèse ouvrante avant le premier mot et la fermante après le dernier, quel que soit leur aspect à l’écran",
                en="type the opening bracket before the first word and the closing one behind the last, whatever they look like on the screen",
            ),
        ),
        "left": Message(
            what=said(
                ar="القوسان ينفصلان عن كلمتهما: {written} تظهر {seen}",
                fr="les parenthèses quittent leur mot : {written} s’affiche {seen}",
                en="the brackets leave their word: {written} is seen as {seen}",
            ),
            remedy=said(
                ar="اكتب {role}",
                fr="tapez {role}",
                en="type {role}",
            ),
        ),
        "dragged": Message(
            what=said(
                ar="الكلمة {word} تجر القوسين إلى يمينها، فيسبقانها في القراءة",
                fr="le mot {word} entraîne les parenthèses à sa droite : on les lit avant lui",
                en="the word {word} drags the brackets to its right, where they are read before it",
            ),
            remedy=said(
                ar="اكتب {role}، والقوسان بعدها",
                fr="tapez {role}, les parenthèses à la suite",
                en="type {role}, the brackets behind it",
            ),
        ),
    },
    find=find,
)
