"""What machines and followers read: feeds, catalogues, cards, the way to a page."""

from __future__ import annotations

from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

FOUND: Final[dict[str, dict[Language, str]]] = {
    "card_foot": {_ARABIC: "{}، {}", _FRENCH: "{}, {}"},
    "trail_archive": {_ARABIC: "الأعداد", _FRENCH: "Numéros"},
    "trail_rubrics": {_ARABIC: "الأبواب", _FRENCH: "Rubriques"},
    "trail_contributors": {_ARABIC: "من يكتب ويصور", _FRENCH: "Signatures"},
    "trail_corrections": {_ARABIC: "تصويبات", _FRENCH: "Rectificatifs"},
    "feed_all": {_ARABIC: "{}: كل المقالات", _FRENCH: "{} : tous les articles"},
    "feed_year": {_ARABIC: "{}: مقالات {}", _FRENCH: "{} : les articles de {}"},
    "feed_rubric": {_ARABIC: "{}: {}", _FRENCH: "{} : {}"},
    "feed_corrections": {_ARABIC: "{}: تصويبات", _FRENCH: "{} : rectificatifs"},
    "feed_correction": {_ARABIC: "تصويب: {}", _FRENCH: "Rectificatif : {}"},
    "catalogue": {_ARABIC: "{}: الأعداد للتحميل", _FRENCH: "{} : les numéros à télécharger"},
    "catalogue_year": {_ARABIC: "{}: أعداد {}", _FRENCH: "{} : les numéros de {}"},
    "catalogue_newest": {_ARABIC: "أحدث الأعداد بالعربية", _FRENCH: "Les derniers numéros, en français"},
    "catalogue_about": {
        _ARABIC: "أعداد المجلة كتبا إلكترونية وملفات PDF، مجانا.",
        _FRENCH: "Les numéros du magazine en livres numériques et en PDF, gratuitement.",
    },
    "edition_epub": {_ARABIC: "كتاب إلكتروني", _FRENCH: "Livre numérique"},
    "edition_screen": {_ARABIC: "صفحات المجلة", _FRENCH: "Les pages du magazine"},
}
