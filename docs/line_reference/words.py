"""The fixed words of the reference, in its three languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import Family, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.issue.language import Wording

TONGUES: Final = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name, and what it stands for in a sentence."""

    name: Wording
    meaning: Wording


FAMILIES: Final[Mapping[Family, Named]] = {
    Family.DIRECTION: Named(
        name=said(ar="اتجاه الكتابة", fr="Sens de l’écriture", en="Direction"),
        meaning=said(
            ar="أرقام وتواريخ وعناوين وكلمات لاتينية تظهر مقلوبة أو في غير موضعها داخل السطر العربي، وعلامات اتجاه خفية.",
            fr="Nombres, dates, adresses et mots latins qui s’afficheraient à l’envers ou hors de leur place dans une ligne arabe, et signes de direction cachés.",
            en="Numbers, dates, addresses and Latin words that would show reversed or out of place in an Arabic line, and hidden direction controls.",
        ),
    ),
    Family.FIGURES: Named(
        name=said(ar="الأرقام والتواريخ", fr="Chiffres et dates", en="Figures"),
        meaning=said(
            ar="أرقام تخالف سجل الأرقام أو تختلف بين اللغتين أو بين مقالين، ومجاميع لا تصح، وتواريخ لا وجود لها.",
            fr="Chiffres qui contredisent le registre des chiffres, ou qui diffèrent d’une langue ou d’un article à l’autre, sommes fausses, dates impossibles.",
            en="Figures that contradict the ledger or differ between languages or articles, sums that fail, dates that cannot be.",
        ),
    ),
    Family.CARE: Named(
        name=said(ar="القانون وحماية الأشخاص", fr="Droit et égards", en="Law and care"),
        meaning=said(
            ar="ألفاظ تدين قبل الحكم، ومعطيات شخصية، وقاصرون وضحايا يُعرف من هم، وصور بلا مصدر ولا حقوق ولا موافقة.",
            fr="Mots qui condamnent avant le juge, données personnelles, mineurs et victimes reconnaissables, images sans crédit, sans droits ou sans consentement.",
            en="Words that presume guilt before a judgment, personal data, minors and victims who can be recognised, pictures without credit, rights or consent.",
        ),
    ),
    Family.LANGUAGE: Named(
        name=said(ar="اللغة والطباعة", fr="Langue et typographie", en="Language"),
        meaning=said(
            ar="الترقيم والمسافات وعلامات التنصيص، والكلمات المكررة، والحروف الدخيلة، والإملاء، وأسماء المؤسسات التي تكتب على وجه واحد.",
            fr="Ponctuation, espaces et guillemets, mots doublés, lettres d’un autre alphabet, orthographe, noms d’institutions écrits d’une seule manière.",
            en="Punctuation, spaces and quotation marks, doubled words, letters of other alphabets, spelling, names of institutions written one way.",
        ),
    ),
    Family.PARITY: Named(
        name=said(ar="تطابق اللغتين", fr="Parité des deux langues", en="Parity"),
        meaning=said(
            ar="ما في إحدى نسختي المقال العربية والفرنسية وليس في الأخرى: رقم أو تاريخ أو رابط أو صورة أو إطار.",
            fr="Ce qu’un seul côté de l’article dit ou montre, en arabe ou en français : un chiffre, une date, un lien, une image, un encadré.",
            en="What only one side of an article says or shows, the Arabic or the French: a figure, a date, a link, a picture, a box.",
        ),
    ),
    Family.SHAPE: Named(
        name=said(ar="بناء المقال", fr="Forme de l’article", en="Shape"),
        meaning=said(
            ar="طول العناوين والمقدمات والفقرات، وترتيب العناوين الفرعية، وروابط لا تؤدي إلى شيء، وأرقام في السجل لا يستعملها أحد.",
            fr="Longueur des titres, des chapôs et des paragraphes, ordre des intertitres, liens sans but, chiffres du registre que rien n’emploie.",
            en="Lengths of titles, standfirsts and paragraphs, the order of headings, links that lead nowhere, ledger entries that nothing uses.",
        ),
    ),
    Family.ACCESS: Named(
        name=said(ar="الولوج للجميع", fr="Accès de tous", en="Access"),
        meaning=said(
            ar="نصوص بديلة لا تقول شيئا، وروابط لا يدل لفظها على وجهتها، وجداول بلا رؤوس، ومعنى لا يحمله إلا اللون.",
            fr="Textes de remplacement qui ne disent rien, liens dont les mots n’annoncent rien, tableaux sans en-têtes, sens porté par la seule couleur.",
            en="Alternative text that says nothing, link text that says nothing, tables without headers, meaning carried by colour alone.",
        ),
    ),
}

LEVELS: Final[Mapping[Level, Named]] = {
    Level.ERROR: Named(
        name=said(ar="خطأ", fr="erreur", en="error"),
        meaning=said(
            ar="يوقف النشر إلى أن يصحح، أو يُعفى منه الموضع مع ذكر السبب",
            fr="arrête la publication jusqu’à sa correction, ou jusqu’à ce que le passage en soit dispensé, avec la raison",
            en="stops publication until it is mended, or let off with a reason",
        ),
    ),
    Level.WARNING: Named(
        name=said(ar="تنبيه", fr="avertissement", en="warning"),
        meaning=said(
            ar="لا يوقف النشر، ويستحق نظرة من المحرر",
            fr="n’arrête rien, mais mérite un regard",
            en="stops nothing, but wants an editor’s look",
        ),
    ),
    Level.NOTE: Named(
        name=said(ar="ملاحظة", fr="remarque", en="note"),
        meaning=said(
            ar="للعلم، والرأي للمحرر", fr="bon à savoir, au goût de la rédaction", en="good to know, a matter of taste"
        ),
    ),
}

SCOPES: Final[Mapping[Scope, Wording]] = {
    Scope.ARTICLE: said(ar="مقال في لغة واحدة", fr="un article dans une langue", en="one article in one language"),
    Scope.PAIR: said(ar="نسختا المقال معا", fr="les deux côtés d’un article", en="the two sides of an article"),
    Scope.ISSUE: said(ar="العدد كله", fr="tout le numéro", en="the whole issue"),
    Scope.EDITION: said(
        ar="الطبعة بعد إنجازها، كما يراها القارئ", fr="l’édition faite, telle qu’on la lit", en="the finished edition"
    ),
}

LANGUAGES: Final[Mapping[Language, Wording]] = {
    Language.ARABIC: said(ar="العربية", fr="arabe", en="Arabic"),
    Language.FRENCH: said(ar="الفرنسية", fr="français", en="French"),
}

WORDS: Final[Mapping[str, Wording]] = {
    "line": said(ar="الخط التحريري", fr="La ligne éditoriale", en="The editorial line"),
    "manual": said(ar="الدليل (بالإنجليزية)", fr="Le manuel (en anglais)", en="The manual"),
    "lead": said(
        ar="هذه قواعد المجلة كما يطبقها البرنامج: لكل قاعدة سببها ومصدرها، وأمثلة لما تنبه إليه، وأمثلة لما تتركه على حاله. واسم القاعدة هو ما يكتب للإعفاء منها أو لضبطها.",
        fr="Voici les règles du magazine telles que le programme les applique : chacune a sa raison et sa source, des exemples de ce qu’elle relève et de ce qu’elle laisse en paix. Le nom de la règle est celui qu’on écrit pour s’en dispenser ou pour la régler.",
        en="These are the magazine’s rules as the program applies them: each with its reason and its source, examples of what it finds, and of what it leaves alone. A rule’s name is what one writes to let it off or to tune it.",
    ),
    "levels": said(ar="ثلاث درجات", fr="Trois niveaux", en="Three levels"),
    "families": said(ar="القواعد حسب مجالها", fr="Les règles par famille", en="The rules by family"),
    "code": said(ar="الرمز", fr="Code", en="Code"),
    "name": said(ar="الاسم", fr="Nom", en="Name"),
    "thing": said(ar="ما تنبه إليه", fr="Ce qu’elle relève", en="What it finds"),
    "level": said(ar="الدرجة", fr="Niveau", en="Level"),
    "family": said(ar="المجال", fr="Famille", en="Family"),
    "scope": said(ar="تنظر في", fr="Examine", en="Looks at"),
    "texts": said(ar="النصوص", fr="Textes", en="Texts"),
    "yields": said(ar="تسكت حيث تتكلم", fr="Se tait où parle", en="Silent where these speak"),
    "source": said(ar="المصدر", fr="Source", en="Source"),
    "why": said(ar="لماذا", fr="Pourquoi", en="Why"),
    "says": said(ar="ما تقوله للمحرر", fr="Ce qu’elle dit", en="What it says"),
    "found": said(ar="ما تنبه إليه", fr="Ce qu’elle relève", en="What it finds"),
    "alone": said(ar="ما تتركه على حاله", fr="Ce qu’elle laisse en paix", en="What it leaves alone"),
    "off": said(ar="الإعفاء منها في موضع واحد", fr="S’en dispenser pour un passage", en="Letting it off in one place"),
    "off-text": said(
        ar="سطر فوق الفقرة، مع ذكر السبب:",
        fr="Une ligne au-dessus du passage, avec la raison :",
        en="A line above the passage, with the reason:",
    ),
    "off-yaml": said(
        ar="وفوق حقل من رأس المقال أو من بطاقة صورة أو من سجل الأرقام:",
        fr="Au-dessus d’un champ de l’en-tête, de la fiche d’une image ou du registre des chiffres :",
        en="Above a field of the front matter, of a picture’s card or of the ledger:",
    ),
    "reason": said(ar="اكتب السبب هنا", fr="la raison, en quelques mots", en="the reason, in a few words"),
    "tune": said(ar="ضبطها للمجلة كلها", fr="La régler pour toute la maison", en="Tuning it for the house"),
    "tune-text": said(
        ar="في الملف issues/editorial-line.yaml. القائمة التي تكتب هناك تحل محل القائمة الأصلية كلها، وما لم يكتب يبقى على حاله.",
        fr="Dans issues/editorial-line.yaml. Une liste écrite là remplace la liste d’origine tout entière ; ce qui n’y est pas écrit garde sa valeur.",
        en="In issues/editorial-line.yaml. A list written there replaces the whole default list; what is left out keeps its default.",
    ),
    "silence": said(ar="ولإيقافها:", fr="Pour l’arrêter :", en="To switch it off:"),
    "settings": said(ar="ما يمكن ضبطه", fr="Réglages", en="Settings"),
    "default": said(ar="القيمة الأصلية", fr="Valeur d’origine", en="Default"),
    "nothing": said(ar="لا شيء", fr="rien", en="nothing"),
    "number": said(ar="عدد صحيح", fr="nombre entier", en="whole number"),
    "examples": said(ar="أمثلة", fr="exemples", en="examples"),
    "levels-comment": said(
        ar="off أو note أو warning أو error",
        fr="off, note, warning ou error",
        en="off, note, warning or error",
    ),
    "no-cases": said(
        ar="لا أمثلة لهذه القاعدة هنا.", fr="Cette règle n’a pas d’exemples ici.", en="This rule has no examples here."
    ),
}
