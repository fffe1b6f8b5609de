"""The conjunction «و» parted from its word: «و المدينة»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, GAP, SIGN, mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_WAW: Final = re.compile(
    rf"(?<![^\s(«])(?<!حرف )(?<!الفقرة )(?<!البند )(?<!الصنف )(?<!النقطة )و[َ]?(?P<gap>[{GAP}]+)(?=«?[{ARABIC}][{ARABIC}{SIGN}])"
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a waw alone before a word; before a figure or a foreign word the space is a matter of taste."""
    del desk
    for passage, words in prose(text, Language.ARABIC):
        for match in _WAW.finditer(words):
            word = words[match.end() :].split(maxsplit=1)[0]
            yield mend(passage, match.start("gap"), match.end("gap"), "", "found", word=word.strip("«»،؛.:"))


RULE = Rule(
    name="spaced-waw",
    code="L135",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.ARABIC,),
    title=said(
        ar="واو مفصولة عن كلمتها",
        fr="wâw séparé de son mot",
        en="waw parted from its word",
    ),
    reason=said(
        ar="واو العطف حرف واحد يتصل بما بعده؛ وإذا فُصل عنه بقي وحيدا في آخر السطر.",
        fr="La conjonction wâw s’écrit soudée au mot qui suit ; séparée, elle reste seule en fin de ligne.",
        en="The conjunction waw is joined to the word behind it; parted, it is left alone at the end of a line.",
    ),
    source="house style, as Arabic orthography has it for particles of one letter",
    messages={
        "found": Message(
            what=said(
                ar="واو مفصولة عن «{word}»",
                fr="wâw séparé de « {word} »",
                en="waw parted from “{word}”",
            ),
            remedy=said(
                ar="احذف المسافة: و{word}",
                fr="supprimez l’espace : و{word}",
                en="take the space out: و{word}",
            ),
        ),
    },
    find=find,
)
