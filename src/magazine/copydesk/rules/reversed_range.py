"""A range that an Arabic line turns round: 10-20 seen as 20-10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, turned, words_of
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a range that is seen the other way round."""
    del desk
    for passage, stretch, own in turned(text, Kind.RANGE):
        first, last = stretch.parts
        yield passage.hit(stretch.start, first=first, last=last, **words_of(stretch, own))


RULE = Rule(
    name="reversed-range",
    code="D101",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.ARABIC,),
    title=said(ar="مجال معكوس", fr="intervalle à l’envers", en="reversed range"),
    reason=said(
        ar="الشرطة بين رقمين لا تمسكهما معا في سطر عربي، فيظهر «10-20» على شكل «20-10»: لا يدري القارئ أيهما البداية وأيهما النهاية.",
        fr="Dans une ligne arabe, un tiret ne tient pas deux nombres ensemble : 10-20 s’y affiche 20-10, et le lecteur ne sait plus où l’intervalle commence.",
        en="In an Arabic line a hyphen does not hold two numbers together: 10-20 is shown as 20-10, and readers cannot tell where the range begins.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules W2, W4 and N1",
    messages={
        "found": Message(
            what=said(
                ar="المجال {written} يظهر معكوسا على الصفحة: {seen}",
                fr="l’intervalle {written} s’affiche à l’envers : {seen}",
                en="the range {written} is seen the other way round: {seen}",
            ),
            remedy=said(
                ar="اكتب «من {first} إلى {last}»، أو ضعه بين علامتي دور اللغة: {role}",
                fr="écrivez « من {first} إلى {last} », ou mettez l’intervalle dans un rôle de langue : {role}",
                en="write “من {first} إلى {last}”, or put the range in a language’s role: {role}",
            ),
        ),
    },
    find=find,
)
