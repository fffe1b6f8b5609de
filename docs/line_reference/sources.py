"""Sources of rules in the reader's language: laws and the house's own style are translated, titles of works stay as they are."""

from __future__ import annotations

import re
from typing import Final

from magazine.issue.language import Language

_PIECES: Final = re.compile(r"; (?=\w)")
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_FRENCH: Final = re.compile(r"^Lexique |^Code de |^Charte |^Loi |^RGAA", re.IGNORECASE)
_NUMBERS: Final = r"(?P<n>\d[\d.()a-z, -]*?(?: and \d[\d.()a-z -]*?)?)"

# The house's own style, English → Arabic and French.
_HOUSE: Final = tuple(
    (re.escape(english), arabic, french)
    for english, arabic, french in (
        ("house style", "أسلوب المجلة", "usage de la maison"),
        ("for Arabic: house style", "في العربية: أسلوب المجلة", "pour l’arabe : usage de la maison"),
        ("the length is house style", "الطول من أسلوب المجلة", "la longueur est un usage de la maison"),
        ("house style for the list", "اللائحة من أسلوب المجلة", "la liste est un usage de la maison"),
        (
            "house style for what is known",
            "أسلوب المجلة في ما يعرفه القراء",
            "usage de la maison pour ce que les lecteurs connaissent",
        ),
        (
            "house style for what is left alone",
            "أسلوب المجلة في ما يُترك على حاله",
            "usage de la maison pour ce qui est laissé en paix",
        ),
        (
            "house style: collective bylines",
            "أسلوب المجلة: التوقيع جماعي",
            "usage de la maison : les signatures sont collectives",
        ),
        (
            "house style, as Arabic orthography has it for particles of one letter",
            "أسلوب المجلة، كما تقضي قواعد الإملاء في ما كان على حرف واحد",
            "usage de la maison, comme l’orthographe arabe le veut des particules d’une lettre",
        ),
        (
            "house style: U+064B before the alef, in one way throughout an issue",
            "أسلوب المجلة: التنوين قبل الألف، على وجه واحد في العدد كله",
            "usage de la maison : U+064B avant l’alif, d’une seule manière dans tout un numéro",
        ),
        (
            "house style: U+2013 between spaces",
            "أسلوب المجلة: شرطة متوسطة بين مسافتين",
            "usage de la maison : tiret demi-cadratin (U+2013) entre deux espaces",
        ),
        (
            "house style: U+202F before ; ! ?, U+00A0 before : and within « »",
            "أسلوب المجلة: مسافة غير فاصلة قبل علامات الترقيم الفرنسية وداخل المزدوجتين",
            "usage de la maison : U+202F avant ; ! ?, U+00A0 avant : et à l’intérieur des « »",
        ),
        (
            "house style: a headline of two lines over the opening",
            "أسلوب المجلة: عنوان من سطرين فوق صورة الافتتاح",
            "usage de la maison : un titre de deux lignes sur l’ouverture",
        ),
        (
            "house style: a third of a column in print, a telephone’s screen",
            "أسلوب المجلة: ثلث عمود في المطبوع، وشاشة هاتف",
            "usage de la maison : un tiers de colonne imprimée, un écran de téléphone",
        ),
        (
            "house style: corrections are dated by the day on which they are published",
            "أسلوب المجلة: يؤرخ التصويب بيوم نشره",
            "usage de la maison : un rectificatif porte la date de sa publication",
        ),
        (
            "house style: every figure stands in the ledger once, and in the text through the ledger",
            "أسلوب المجلة: كل رقم يدون مرة واحدة في سجل الأرقام، ومنه يؤخذ في النص",
            "usage de la maison : chaque chiffre est au registre une fois, et le texte l’y prend",
        ),
        (
            "house style: four lines of the opening page",
            "أسلوب المجلة: أربعة أسطر من صفحة الافتتاح",
            "usage de la maison : quatre lignes de la page d’ouverture",
        ),
        ("house style: never stretched", "أسلوب المجلة: لا تمديد", "usage de la maison : jamais d’étirement"),
        (
            "house style: one space between two words, as each edition sets it",
            "أسلوب المجلة: مسافة واحدة بين كلمتين، كما تضعها كل طبعة",
            "usage de la maison : une espace entre deux mots, comme chaque édition la pose",
        ),
        (
            "house style: the two pages that these kinds open on",
            "أسلوب المجلة: الصفحتان اللتان تفتتح بهما هذه الأصناف",
            "usage de la maison : la double page sur laquelle ces genres s’ouvrent",
        ),
        (
            "house style: what the form of each kind holds in print",
            "أسلوب المجلة: ما يسعه قالب كل صنف في المطبوع",
            "usage de la maison : ce que la forme de chaque genre contient, imprimée",
        ),
        (
            "bounds measured on the sample issue and on the Universal Declaration of Human Rights",
            "حدود قيست على العدد النموذجي وعلى الإعلان العالمي لحقوق الإنسان",
            "bornes mesurées sur le numéro d’exemple et sur la Déclaration universelle des droits de l’homme",
        ),
    )
)

# English → Arabic and French; {n} stands for the articles' numbers.
_KNOWN: Final[tuple[tuple[re.Pattern[str], str, str], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), arabic, french)
    for pattern, arabic, french in (
        *_HOUSE,
        (
            r"WCAG 2\.2, success criteri(?:on|a) (?P<n>[\d.]+(?: and [\d.]+)?)(?: \([\w\s-]+\))?",
            "WCAG 2.2، {criteria} {n}",
            "WCAG 2.2, {criterions} {n}",
        ),
        (
            r"IFJ Declaration of Principles on the Conduct of Journalists, 1954, principle (?P<n>\d+)(?: \(.*\))?",
            "إعلان الاتحاد الدولي للصحفيين بشأن مبادئ سلوك الصحفيين، 1954، المبدأ {n}",
            "Déclaration de principes de la FIJ sur la conduite des journalistes, 1954, principe {n}",
        ),
        (
            rf"Constitution of Morocco \(2011\), articles? {_NUMBERS}(?: \(presumption of innocence\))?",
            "دستور المملكة المغربية (2011)، {chapters} {n}",
            "Constitution du Royaume du Maroc (2011), {articles} {n}",
        ),
        (
            rf"law 09-08(?: on [\w\s]+| \(Morocco\))?, articles? {_NUMBERS}(?: \(pictures are personal data\)|: a person’s picture is personal data)?",
            "القانون رقم 09.08 المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي، {clauses} {n}",
            "loi 09-08 relative à la protection des personnes physiques à l’égard du traitement des données à caractère personnel, {articles} {n}",
        ),
        (
            r"penal code, article (?P<n>447-1) \(law 103-13\)",
            "مجموعة القانون الجنائي، الفصل {n} (القانون رقم 103.13)",
            "Code pénal, article {n} (loi 103-13)",
        ),
        (
            rf"code of criminal procedure \(law 22-01\), articles? {_NUMBERS}",
            "قانون المسطرة الجنائية (القانون رقم 22.01)، {clauses} {n}",
            "Code de procédure pénale (loi 22-01), {articles} {n}",
        ),
        (
            rf"law 2-00 on copyright and related rights, articles? {_NUMBERS}",
            "القانون رقم 2.00 المتعلق بحقوق المؤلف والحقوق المجاورة، {clauses} {n}",
            "loi 2-00 relative aux droits d’auteur et droits voisins, {articles} {n}",
        ),
        (
            rf"law 88-13 on press and publishing, articles? {_NUMBERS}",
            "القانون رقم 88.13 المتعلق بالصحافة والنشر، {clauses} {n}",
            "loi 88-13 relative à la presse et à l’édition, {articles} {n}",
        ),
        (
            rf"Convention on the Rights of the Child, articles? {_NUMBERS}",
            "اتفاقية حقوق الطفل، {clauses} {n}",
            "Convention relative aux droits de l’enfant, {articles} {n}",
        ),
    )
)


def source_in(source: str, language: Language) -> tuple[tuple[str, str, str], ...]:
    """Give the works that a source names: text, language and direction of each."""
    return tuple(_piece(piece, language) for piece in _PIECES.split(source))


def _piece(piece: str, language: Language) -> tuple[str, str, str]:
    if language is not Language.ENGLISH:
        for pattern, arabic, french in _KNOWN:
            match = pattern.fullmatch(piece)
            if match:
                return _told(arabic if language is Language.ARABIC else french, match, language)
    own = Language.ENGLISH
    if _ARABIC.search(piece.split(" ", 1)[0]):
        own = Language.ARABIC
    elif _FRENCH.search(piece):
        own = Language.FRENCH
    return piece[:1].upper() + piece[1:], own.tag, own.direction.value


def _told(template: str, match: re.Match[str], language: Language) -> tuple[str, str, str]:
    numbers = match.groupdict().get("n") or ""
    many = len(re.split(", | and ", numbers))
    text = template.format(
        n=_numbers(numbers, language),
        criterions="critère de succès" if many == 1 else "critères de succès",
        criteria=("معيار النجاح", "معيارا النجاح", "معايير النجاح")[min(many, 3) - 1],
        articles="article" if many == 1 else "articles",
        clauses=("المادة", "المادتان", "المواد")[min(many, 3) - 1],
        chapters=("الفصل", "الفصلان", "الفصول")[min(many, 3) - 1],
    )
    return text[:1].upper() + text[1:], language.tag, language.direction.value


def _numbers(numbers: str, language: Language) -> str:
    """Say “22, 23 and 24” in a language; in Arabic a number with a hyphen keeps to itself, or 447-1 would show reversed."""
    each = re.split(", | and ", numbers)
    if language is Language.FRENCH:
        each = ["premier" if one == "1" else one for one in each]
        return " et ".join(filter(None, [", ".join(each[:-1]), each[-1]]))
    for latin, arabic in (("(a)", "(أ)"), ("(b)", "(ب)"), ("(vii)", "(7)")):
        each = [one.replace(latin, arabic) for one in each]
    return " و".join(f"\u2066{one}\u2069" if "-" in one else one for one in each)
