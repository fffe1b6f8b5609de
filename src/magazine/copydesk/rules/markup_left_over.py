"""Markup and reminders that readers see on the finished page: “**”, “:::”, “[…](…)”, “TODO”, [à compléter]."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import Made
    from magazine.issue.article import Article

_MARKUP: Final = re.compile(
    r"""
      \{(?:fact|ar|fr|en|zgh|figure|gallery|pullquote|box|qa|keyfigures|chart|video|audio|passage)\}
    | \{[a-z][\w-]*\}(?=`)                                          # a role, whatever its name
    | :::+(?:[ ]*\{[\w-]+\})?
    | (?:(?<![\w*])|(?<=\w)(?=\*\*[«“"(\[])) \*\*(?=[^\s*])[^*]*(?<=\S)\*\*(?!\*)
    | (?<=\S[ \u00a0])\*\*[^\W\d_]\w*(?![^*]*\*\*)                       # begun and never ended
    | \[[^\[\]]+\]\((?:https?:|mailto:|tel:|\#|\.{0,2}/|[\w./-]+\.(?:md|html?|pdf|jpe?g|png|svg)\b)
    | ^%\s*allow\b | %%
    """,
    re.VERBOSE,
)
_REMINDER: Final = re.compile(r"(?P<before>\w*[ \u00a0])?\b(?P<word>TODO|FIXME|TBD|XXX+|(?i:lorem ipsum))\b")


@cache
def _placeholder(words: tuple[str, ...]) -> re.Pattern[str]:
    """Find one of the words alone in brackets, or alone on its line: within a sentence they may mean what they say."""
    one = "|".join(map(re.escape, words))
    return re.compile(rf"[\[(]\s*(?:{one})\s*[\])]|^\s*(?:{one})\s*[.…:!]*\s*$", re.IGNORECASE)


def find(made: Made, desk: Desk) -> Iterator[Hit]:
    """Find markup and reminders on finished pages."""
    numbered = desk.words("numbered")
    seen: dict[str, int] = {}
    for line in made.lines:
        for match in _MARKUP.finditer(line):
            yield _hit(made.article, match.group(), seen, "found")
        for match in _REMINDER.finditer(line):
            word, before = match["word"], (match["before"] or "").strip()
            if not (word.startswith("XXX") and before.lower() in numbered):
                yield _hit(made.article, word, seen, "reminder")
        for match in _placeholder(desk.words("placeholders")).finditer(line):
            yield _hit(made.article, match.group().strip(), seen, "reminder")


def _hit(article: Article, words: str, seen: dict[str, int], message: str) -> Hit:
    """Say where the words were typed; those that no manuscript holds (a card's caption) are told at its first line."""
    at = article.source.find(words, seen.get(words, 0))
    shown = {"words": words[:_SHOWN]}
    if at < 0:
        return Hit(where=Location(path=article.where.path), message=message, words=shown)
    seen[words] = at + len(words)
    line = article.source.count("\n", 0, at) + 1
    where = Location(path=article.where.path, line=line, column=at - article.source.rfind("\n", 0, at))
    return Hit(where=where, message=message, words=shown)


_SHOWN: Final = 40
"""Characters of the page that a message quotes."""

RULE = Rule(
    name="markup-left-over",
    code="S190",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.EDITION,
    languages=BOTH,
    title=said(
        ar="علامات تحرير أو ملاحظات ظاهرة للقارئ",
        fr="balisage ou pense-bête visible du lecteur",
        en="markup or a reminder that readers see",
    ),
    reason=said(
        ar="رموز التنسيق وملاحظات العمل مكانها المخطوط؛ ظهورها في الصفحة المنشورة يوحي بأن أحدا لم يراجعها.",
        fr="Les signes de mise en forme et les notes de travail appartiennent au manuscrit ; sur la page publiée, ils donnent à croire que personne n’a relu.",
        en="Signs of formatting and notes to oneself belong in the manuscript; on the published page they say that nobody read it.",
    ),
    source="house style; CommonMark 0.31, 6.2 (why “**” beside quotation marks and letters stays as typed)",
    messages={
        "found": Message(
            what=said(
                ar="يرى القارئ رموز تنسيق كما كتبت: «{words}»",
                fr="le lecteur voit le balisage tel quel : « {words} »",
                en="readers see markup as it was typed: “{words}”",
            ),
            remedy=said(
                ar="صحح كتابة الرموز، أو افصلها بمسافة عن الحرف الذي يليها، أو احذفها",
                fr="corrigez ces signes, séparez-les de la lettre voisine par une espace, ou supprimez-les",
                en="put the signs right, part them from the letter beside them by a space, or take them out",
            ),
        ),
        "reminder": Message(
            what=said(
                ar="يرى القارئ ملاحظة عمل: «{words}»",
                fr="le lecteur voit une note de travail : « {words} »",
                en="readers see a note to yourselves: “{words}”",
            ),
            remedy=said(
                ar="أكمل الموضع، أو احذف الملاحظة",
                fr="complétez le passage, ou supprimez la note",
                en="complete the passage, or take the note out",
            ),
        ),
    },
    find=find,
    settings={
        "placeholders": Setting(
            default=(
                "à compléter",
                "à vérifier",
                "à confirmer",
                "à rédiger",
                "texte à venir",
                "légende à venir",
                "titre provisoire",
                "يستكمل لاحقا",
                "يستكمل لاحقاً",
                "يكتمل لاحقا",
                "يضاف لاحقا",
                "للتحقق",
                "للتأكيد",
                "نص مؤقت",
                "عنوان مؤقت",
            ),
            meaning=said(
                ar="عبارات تعد ملاحظة عمل إذا جاءت وحدها بين قوسين أو وحدها في سطر",
                fr="mots qui sont une note de travail lorsqu’ils sont seuls entre crochets ou seuls sur leur ligne",
                en="words that are a note to oneself where they stand alone in brackets or alone on their line",
            ),
        ),
        "numbered": Setting(
            default=("chapitre", "tome", "livre", "titre", "partie", "annexe", "volume", "acte", "planche"),
            meaning=said(
                ar="كلمات يكون «XXX» بعدها عددا رومانيا",
                fr="mots après lesquels « XXX » est un nombre romain",
                en="words after which “XXX” is a Roman number",
            ),
        ),
    },
)
