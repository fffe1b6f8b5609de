"""What stands around every page, and in lists of articles and issues."""

from __future__ import annotations

from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

FRAME: Final[dict[str, dict[Language, str]]] = {
    "skip": {_ARABIC: "انتقل إلى المحتوى", _FRENCH: "Aller au contenu"},
    "main_menu": {_ARABIC: "أقسام الموقع", _FRENCH: "Navigation principale"},
    "languages": {_ARABIC: "اللغة", _FRENCH: "Langue"},
    "home": {_ARABIC: "الرئيسية", _FRENCH: "Accueil"},
    "this_issue": {_ARABIC: "العدد", _FRENCH: "Le numéro"},
    "archive": {_ARABIC: "كل الأعداد", _FRENCH: "Tous les numéros"},
    "menu_rubrics": {_ARABIC: "الأبواب", _FRENCH: "Rubriques"},
    "menu_archive": {_ARABIC: "الأعداد", _FRENCH: "Numéros"},
    "menu_search": {_ARABIC: "البحث", _FRENCH: "Recherche"},
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
