"""A measure without its unit: “une amende de 400”, «بسرعة 120», a chart that does not say what it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.charted import charts, unnamed_key_figures
from magazine.copydesk.numbers import Measure, figures_of, shown
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.numbers import Figure
    from magazine.copydesk.text import ArticleText, Passage

_SKIPPED: Final = {PassageKind.CELL, PassageKind.HEAD_CELL, PassageKind.KEYWORD}
"""In a table the unit stands in the head."""
_NOTHING: Final[Mapping[Language, re.Pattern[str]]] = {
    # What follows a figure that has no unit: the sentence ends, or goes on with something else.
    Language.FRENCH: re.compile(
        r"[ \u00a0\u202f]?(?:[.;,:!?)](?!\d)|$)|[ \u00a0](?:en|pour|au|aux|dans|lors|mais|selon|par|qui|pendant|durant|après|avant)(?!\w)"
    ),
    Language.ARABIC: re.compile(
        r"[ \u00a0]?(?:[.؛،:!؟)](?!\d)|$)|[ \u00a0](?:في|خلال|حسب|لكن|وفق|عن|عند|بعد|قبل|مما|وهو|وهي|ثم|إذا)(?!\w)"
    ),
}
_REACH: Final = 70
_BETWEEN: Final = r"(?:[ \u00a0][^\W\d]+(?:[’'][^\W\d]+)?){0,5}[ \u00a0]$"


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find figures behind a word that measures, with no unit; and charts of several series that have none."""
    measures = {language: _measures(language, desk.words(f"measures-{language.tag}")) for language in _NOTHING}
    for passage in text.passages:
        if passage.kind not in _SKIPPED:
            for one in figures_of(passage):
                if one.measure is Measure.QUANTITY and _is_bare(passage, one, measures[passage.language]):
                    yield passage.hit(one.start, figure=shown(one.value, passage.language))
    for chart in charts(text, desk.issue):
        if not chart.unit and len(chart.series) > 1:
            yield chart.hit("chart")
    for fact, line in unnamed_key_figures(text, desk.issue.ledger):
        yield Hit(
            where=line.where, message="key-figure", words={"figure": fact.in_figures(text.language), "fact": fact.id}
        )


def _is_bare(passage: Passage, one: Figure, measures: re.Pattern[str]) -> bool:
    if not _NOTHING[passage.language].match(passage.text, one.end) or passage.text[: one.end].endswith("DH"):
        return False
    before = passage.blanked(RunKind.CODE)[max(0, one.start - _REACH) : one.start]
    return measures.search(before) is not None


def _measures(language: Language, words: tuple[str, ...]) -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, words))
    if language is Language.ARABIC:
        return re.compile(rf"(?<!\w)[وف]?[بلك]?(?:ال|ل)?(?:{nouns})(?:ه|ها|هم)?{_BETWEEN}")
    return re.compile(rf"(?<!\w)(?:[ld][’'])?(?:{nouns})s?{_BETWEEN}", re.IGNORECASE)


RULE = Rule(
    name="missing-unit",
    code="F108",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="رقم بلا وحدة", fr="chiffre sans unité", en="figure without a unit"),
    reason=said(
        ar="السرعة والمبلغ والمسافة بلا وحدة لا تقول شيئا، أو يفهم كل قارئ منها غير ما يفهمه الآخر.",
        fr="Une vitesse, une somme, une distance sans unité ne disent rien, ou disent à chacun autre chose.",
        en="A speed, a sum or a distance without a unit says nothing, or something else to each reader.",
    ),
    source="NIST SP 811, Guide for the Use of the International System of Units, 7.1 (a value is a number and a unit); house style",
    messages={
        "found": Message(
            what=said(
                ar="الرقم {figure} بلا وحدة قياس",
                fr="le chiffre {figure} n’a pas d’unité",
                en="the figure {figure} has no unit",
            ),
            remedy=said(
                ar="اكتب الوحدة بعده: درهم، كيلومتر في الساعة، متر…",
                fr="écrivez l’unité après lui : dirhams, km/h, mètres…",
                en="write the unit behind it: dirhams, km/h, metres…",
            ),
        ),
        "key-figure": Message(
            what=said(
                ar="الرقم البارز {figure} لا يقول ما يعدّه",
                fr="le grand chiffre {figure} ne dit pas ce qu’il compte",
                en="the large figure {figure} does not say what it counts",
            ),
            remedy=said(
                ar="اكتب «- {fact}: ما يعدّه»، أو أضف الوحدة (unit) إلى السجل",
                fr="écrivez « - {fact}: ce qu’il compte », ou donnez-lui une unité (unit) au registre",
                en="write “- {fact}: what it counts”, or give it a unit in the ledger",
            ),
        ),
        "chart": Message(
            what=said(
                ar="الرسم البياني لا يقول ما يعدّه",
                fr="le graphique ne dit pas ce qu’il compte",
                en="the chart does not say what it counts",
            ),
            remedy=said(
                ar="أضف إليه سطر :unit:، مثل «:unit: زائر»",
                fr="ajoutez-lui la ligne :unit:, par exemple « :unit: visiteurs »",
                en="add a line :unit:, such as “:unit: visitors”",
            ),
        ),
    },
    find=find,
    settings={
        "measures-fr": Setting(
            default=(
                "vitesse",
                "distance",
                "poids",
                "hauteur",
                "longueur",
                "largeur",
                "profondeur",
                "superficie",
                "surface",
                "altitude",
                "durée",
                "température",
                "amende",
                "montant",
                "coût",
                "budget",
                "prix",
                "somme",
                "indemnité",
                "prime",
                "débit",
            ),
            meaning=said(
                ar="ألفاظ فرنسية لا تُذكر قيمتها بلا وحدة",
                fr="noms français dont la valeur demande une unité",
                en="French nouns whose value needs a unit",
            ),
        ),
        "measures-ar": Setting(
            default=(
                "سرعة",
                "سرعت",
                "مسافة",
                "مسافت",
                "وزن",
                "ارتفاع",
                "طول",
                "عرض",
                "عمق",
                "مساحة",
                "مساحت",
                "علو",
                "مدة",
                "مدت",
                "حرارة",
                "غرامة",
                "مبلغ",
                "كلفة",
                "كلفت",
                "تكلفة",
                "تكلفت",
                "ميزانية",
                "ميزانيت",
                "ثمن",
                "سعر",
                "قيمة المحجوزات",
                "قيمة المسروقات",
                "قيمة الأضرار",
                "قيمة الخسائر",
                "تعويض",
                "منحة",
                "صبيب",
            ),
            meaning=said(
                ar="ألفاظ عربية لا تُذكر قيمتها بلا وحدة",
                fr="noms arabes dont la valeur demande une unité",
                en="Arabic nouns whose value needs a unit",
            ),
        ),
    },
)
