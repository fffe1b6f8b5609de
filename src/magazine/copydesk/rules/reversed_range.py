"""A range that an Arabic line turns round: 10-20 seen as 20-10."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, has_fact, parts_of, shown, stretches_of, turned, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


_MESSAGES: Final = {False: "found", True: "facts"}


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find a range that is seen the other way round, or was typed so."""
    del desk
    for passage, stretch, own in turned(text, Kind.RANGE):
        first, last = parts_of(passage, stretch)
        message = _MESSAGES[has_fact(passage, stretch)]
        yield passage.hit(stretch.start, message, first=first, last=last, **words_of(stretch, own))
    for passage, stretch in stretches_of(text, Kind.YEARS_BACKWARDS):
        first, last = stretch.parts
        yield passage.hit(stretch.start, "backwards", first=first, last=last, written=shown(stretch.text))


RULE = Rule(
    name="reversed-range",
    code="D101",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="مجال معكوس", fr="intervalle à l’envers", en="reversed range"),
    reason=said(
        ar="الشرطة بين رقمين لا تمسكهما معا في سطر عربي، فيظهر «\u206810-20\u2069» على شكل «\u206820-10\u2069»: لا يدري القارئ أيهما البداية وأيهما النهاية.",
        fr="Dans une ligne arabe, un tiret ne tient pas deux nombres ensemble : 10-20 s’y affiche 20-10, et le lecteur ne sait plus où l’intervalle commence.",
        en="In an Arabic line a hyphen does not hold two numbers together: 10-20 is shown as 20-10, and readers cannot tell where the range begins.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules W2, W4 and N1",
    messages={
        "facts": Message(
            what=said(
                ar="المجال {written} يظهر معكوسا على الصفحة: {seen}",
                fr="l’intervalle {written} s’affiche à l’envers : {seen}",
                en="the range {written} is seen the other way round: {seen}",
            ),
            remedy=said(
                ar="اكتب «من {first} إلى {last}»",
                fr="écrivez « من {first} إلى {last} »",
                en="write “من {first} إلى {last}”",
            ),
        ),
        "backwards": Message(
            what=said(
                ar="السنتان في {written} مكتوبتان من الأخيرة إلى الأولى",
                fr="les années de {written} sont écrites à rebours",
                en="the years of {written} are written backwards",
            ),
            remedy=said(
                ar="اكتب «من {first} إلى {last}»، أو {first}/{last} للموسم الواحد",
                fr="écrivez « من {first} إلى {last} », ou {first}/{last} pour une seule saison",
                en="write “من {first} إلى {last}”, or {first}/{last} for one season",
            ),
        ),
        "found": Message(
            what=said(
                ar="المجال {written} يظهر معكوسا على الصفحة: {seen}",
                fr="l’intervalle {written} s’affiche à l’envers : {seen}",
                en="the range {written} is seen the other way round: {seen}",
            ),
            remedy=said(
                ar="اكتب «من {first} إلى {last}»، أو هكذا: {role}",
                fr="écrivez « من {first} إلى {last} », ou tapez {role}",
                en="write “من {first} إلى {last}”, or type {role}",
            ),
        ),
    },
    find=find,
)
