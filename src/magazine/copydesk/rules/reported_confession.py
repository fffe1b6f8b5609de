"""A confession to the police, told before a court has weighed it: “a reconnu les faits”, «اعترف بالمنسوب إليه»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sentences import holding, said_itself, sentences
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_DEED: Final = (
    r"(?:son|sa|ses|leurs?|les?|la|ce|cet|cette)\s+(?:crimes?|forfaits?|actes?|méfaits?|vols?|meurtres?|faits|délits?|agressions?"
    r"|larcins?|escroqueries?|implication|participation|culpabilité)|(?:avoir|être|en\s+être)\s+(?:\w+ment\s+)?(?:commis|tué|volé"
    r"|agressé|frappé|poignardé|participé|dérobé|incendié|escroqué|blessé|vendu|l[’']auteur|le\s+voleur|impliquée?s?)"
)
_SIGNS: Final = ("avou", "aveux", "reconn", "confess", "اعترا", "عترف", "أقر", "يقر", "إقرار", "أدل", "ادل", "صرح")
_CONFESSION: Final = {
    Language.ARABIC: re.compile(
        r"(?<!\w)[وف]?(?:(?:اعترف|أقر)(?:ت|وا|ا|تا)?|يعترف|يقر|اعترافات?(?:ه|ها|هم)?|إقرار(?:ه|ها|هم)?)\s+"
        r"(?:[^\s.،؛]+\s+){0,3}?(?:بجريمت\S+|بجرم\S*|بجرائم\S+|بفعلت\S+|بالمنسوب\s+إلي\S+|بما\s+نسب\s+إلي\S+|بالأفعال\s+(?:المنسوبة|الجرمية|الإجرامية)"
        r"|باقتراف\S*|بارتكاب\S*(?!\s+(?:خطأ|أخطاء|هفوة|سهو))|بالتهم\S*|بقتل\S*(?!\s+ال(?:حماس|وقت|ملل))|بسرق\S+|بتورط\S+|بطعن\S*|بالاعتداء)"
        r"|(?<!\w)[وف]?[أا]دل(?:ى|ت|وا)\s+باعترافات\S*|(?<!\w)[وف]?انهار\S*\s+واعترف\S*"
        r"|(?<!\w)[وف]?صرح(?:ت|ا|وا)?\s+(?:ال|لل)?(?:مشتبه|متهم|موقوف|معني|ظنين)\S*\s+(?:[^\s.،؛]+\s+){0,4}?ب?أن(?:ه|ها|هم|هما)\s+(?:(?:هو|هي|هم)\s+)?(?:من\s+)?"
        r"(?:قتل|طعن|سرق|اعتدى|اعتدت|ارتكب|اغتصب|اختطف|خنق|احتال)(?:ت|وا|ا|ه|ها|هم)?(?!\w)"
    ),
    Language.FRENCH: re.compile(
        rf"\b(?:a|ont|avait|avaient|aurait|auraient)\s+(?:\w+ment\s+|tout\s+)?(?:avoué|reconnu|confessé)\s+(?:{_DEED})"
        rf"|\b(?:avoue|reconnaît|avouent|reconnaissent)\s+(?:{_DEED})"
        r"|\bpass(?:e|é|ée|és|ées|er|ent|a|èrent)\s+aux\s+aveux|\baveux\s+(?:complets|spontanés|circonstanciés|détaillés)"
        r"|\b(?:a|ont)\s+(?:tout\s+avoué|fini\s+par\s+(?:craquer\s+et\s+)?(?:tout\s+)?avouer(?!\s+que\b))|\b(?:ses|leurs)\s+aveux",
        re.IGNORECASE,
    ),
}
_IN_COURT: Final = {
    Language.ARABIC: re.compile(r"المحكمة|محكمة|الجلسة|جلسة|القاضي|هيئة\s+الحكم|أدان|أُ?دين|إدان"),
    Language.FRENCH: re.compile(r"\b(?:tribunal|cour|audience|juges?|condamn\w+|barre)\b", re.IGNORECASE),
}
"""What is said in open court may be told."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a confession that no court has heard."""
    del desk
    for passage in holding(text.passages, _SIGNS):
        if passage.language not in BOTH:
            continue
        words = said_itself(passage)
        for start, end in sentences(words):
            confession = _CONFESSION[passage.language].search(words, start, end)
            if confession and not _IN_COURT[passage.language].search(words, start, end):
                yield passage.hit(confession.start(), words=confession.group())


RULE = Rule(
    name="reported-confession",
    code="C102",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="اعتراف خارج المحكمة", fr="aveu rapporté", en="reported confession"),
    reason=said(
        ar="ما يقال في محضر البحث ليس حكما: قد يتراجع عنه صاحبه، والقاضي وحده يزنه. ونشره يدين قائله أمام الناس قبل المحاكمة.",
        fr="Ce qui est dit dans un procès-verbal n’est pas un jugement : on peut revenir dessus, et le juge seul le pèse. Le publier, "
        "c’est condamner avant le procès.",
        en="What is said in a police record is no judgment: it may be taken back, and the judge alone weighs it. Publishing it "
        "condemns before the trial.",
    ),
    source="Constitution of Morocco (2011), articles 23 and 119 (presumption of innocence); house style",
    messages={
        "found": Message(
            what=said(
                ar="«{words}»: اعتراف منشور قبل أن تنظر فيه محكمة",
                fr="« {words} » : un aveu publié avant qu’un tribunal l’ait pesé",
                en="“{words}”: a confession published before a court has weighed it",
            ),
            remedy=said(
                ar="احذفه، أو اكتب ما يقوله البلاغ: «يجري البحث تحت إشراف النيابة العامة»",
                fr="supprimez-le, ou dites où en est l’enquête : « l’enquête se poursuit sous la supervision du parquet »",
                en="leave it out, or say how far the inquiry has come, under the public prosecutor",
            ),
        )
    },
    find=find,
)
