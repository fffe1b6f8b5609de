"""The words of the pages themselves: what stands on buttons, over lists and beside figures, in the languages of editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

_PHRASES: Final[dict[str, dict[Language, str]]] = {
    "skip": {_ARABIC: "انتقل إلى المحتوى", _FRENCH: "Aller au contenu"},
    "main_menu": {_ARABIC: "أقسام الموقع", _FRENCH: "Navigation principale"},
    "languages": {_ARABIC: "اللغة", _FRENCH: "Langue"},
    "home": {_ARABIC: "الرئيسية", _FRENCH: "Accueil"},
    "this_issue": {_ARABIC: "العدد", _FRENCH: "Le numéro"},
    "archive": {_ARABIC: "كل الأعداد", _FRENCH: "Tous les numéros"},
    "contents": {_ARABIC: "في هذا العدد", _FRENCH: "Au sommaire"},
    "number": {_ARABIC: "العدد {}", _FRENCH: "N° {}"},
    "newest": {_ARABIC: "أحدث عدد", _FRENCH: "Dernier numéro"},
    "read_issue": {_ARABIC: "تصفح العدد", _FRENCH: "Lire le numéro"},
    "on_the_cover": {_ARABIC: "على الغلاف", _FRENCH: "En couverture"},
    "in_figures": {_ARABIC: "العدد بالأرقام", _FRENCH: "Le numéro en chiffres"},
    "downloads": {_ARABIC: "احمل العدد معك", _FRENCH: "Emporter le numéro"},
    "epub": {_ARABIC: "كتاب إلكتروني", _FRENCH: "Livre numérique"},
    "epub_about": {
        _ARABIC: "للهواتف والقارئات، ويُقرأ بلا اتصال",
        _FRENCH: "Pour téléphones et liseuses, à lire hors ligne",
    },
    "screen": {_ARABIC: "صفحات المجلة", _FRENCH: "Les pages du magazine"},
    "screen_about": {
        _ARABIC: "كما صُممت للورق، للشاشة والطباعة",
        _FRENCH: "Telles que sur papier, pour l’écran et l’imprimante",
    },
    "minute": {_ARABIC: "دقيقة قراءة", _FRENCH: "1 min de lecture"},
    "two_minutes": {_ARABIC: "دقيقتا قراءة", _FRENCH: "2 min de lecture"},
    "few_minutes": {_ARABIC: "{} دقائق قراءة", _FRENCH: "{} min de lecture"},
    "many_minutes": {_ARABIC: "{} دقيقة قراءة", _FRENCH: "{} min de lecture"},
    "advertisement": {_ARABIC: "إعلان", _FRENCH: "Publicité"},
    "photos": {_ARABIC: "الصور: {}", _FRENCH: "Photos : {}"},
    "and": {_ARABIC: " و", _FRENCH: " et "},
    "corrections": {_ARABIC: "تصويب", _FRENCH: "Rectificatif"},
    "running_order": {_ARABIC: "تتمة العدد", _FRENCH: "La suite du numéro"},
    "previous": {_ARABIC: "المقال السابق", _FRENCH: "Article précédent"},
    "next": {_ARABIC: "المقال التالي", _FRENCH: "Article suivant"},
    "untranslated": {_ARABIC: "لم يُترجم إلى العربية", _FRENCH: "Non traduit en français"},
    "untranslated_title": {_ARABIC: "بالفرنسية فقط", _FRENCH: "En arabe seulement"},
    "untranslated_about": {
        _ARABIC: "مقالات من هذا العدد لم تُترجم إلى العربية، وتُقرأ بلغتها.",
        _FRENCH: "Ces articles du numéro ne sont pas traduits en français ; ils se lisent dans leur langue.",
    },
    "also_in": {_ARABIC: "هذا المقال بالعربية", _FRENCH: "Cet article en français"},
    "no_issue_yet": {_ARABIC: "يصدر العدد الأول قريبا.", _FRENCH: "Le premier numéro paraît bientôt."},
    "choose_language": {_ARABIC: "اقرأ المجلة بالعربية", _FRENCH: "Lire le magazine en français"},
    "lost": {_ARABIC: "هذه الصفحة غير موجودة", _FRENCH: "Cette page n’existe pas"},
    "lost_about": {
        _ARABIC: "ربما تغير العنوان أو كُتب ناقصا. كل ما نشرناه تجده من هنا:",
        _FRENCH: "L’adresse a peut-être changé, ou il y manque une lettre. Tout ce que nous publions se trouve ici :",
    },
    "publisher": {_ARABIC: "تصدرها {}", _FRENCH: "Une publication de la {}"},
    "issn": {_ARABIC: "ر.د.م.د.", _FRENCH: "ISSN"},
    "end": {_ARABIC: "انتهى المقال", _FRENCH: "Fin de l’article"},
    "film": {_ARABIC: "شاهد الشريط", _FRENCH: "Voir le film"},
    "sound": {_ARABIC: "استمع", _FRENCH: "Écouter"},
    "elsewhere": {_ARABIC: "على موقع آخر", _FRENCH: "sur un autre site"},
    "megabytes": {_ARABIC: "{} ميغابايت", _FRENCH: "{} Mo"},
    "kilobytes": {_ARABIC: "{} كيلوبايت", _FRENCH: "{} ko"},
    "chart_of": {_ARABIC: "رسم بياني: {}", _FRENCH: "Graphique : {}"},
    "articles": {_ARABIC: "مقالات العدد", _FRENCH: "Les articles du numéro"},
}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The pages' words in one language; templates say ``phrase.contents``."""

    language: Language

    def __getattr__(self, name: str) -> str:
        try:
            wordings = _PHRASES[name]
        except KeyError:
            raise AttributeError(f"the pages have no phrase {name!r}") from None
        return wordings.get(self.language, wordings[_FRENCH])


def in_minutes(minutes: int, language: Language) -> str:
    """Write a reading time; Arabic counts one, two, three to ten, and more, each in its own way."""
    phrase = Phrases(language)
    few = 10
    if minutes <= 1:
        return phrase.minute
    if minutes == 2:  # noqa: PLR2004 - the dual
        return phrase.two_minutes
    return (phrase.few_minutes if minutes <= few else phrase.many_minutes).format(minutes)


def in_bytes(size: int, language: Language) -> str:
    """Write the size of a download in megabytes of a million bytes (SI), with one decimal, or in kilobytes below one.

    The decimal comma is that of Arabic and French in Morocco; ``4,1`` keeps its order in a right-to-left line.
    """
    phrase = Phrases(language)
    mega, kilo = 1_000_000, 1_000
    if size < mega:
        return phrase.kilobytes.format(max(1, round(size / kilo)))
    return phrase.megabytes.format(f"{size / mega:.1f}".replace(".", ","))


def listing(names: tuple[str, ...], language: Language) -> str:
    """Join names as a byline does: ``A, B et C``, ``أ وب``."""
    comma = "، " if language is _ARABIC else ", "
    *first, last = names or ("",)
    return Phrases(language).__getattr__("and").join(filter(None, (comma.join(first), last)))
