"""The search."""

from __future__ import annotations

from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

SEARCH: Final[dict[str, dict[Language, str]]] = {
    "search_title": {_ARABIC: "البحث", _FRENCH: "Recherche"},
    "search_about": {_ARABIC: "ابحث في كل ما نشرته {}، بالعربية والفرنسية.", _FRENCH: "Chercher dans tout ce que {} a publié, en arabe et en français."},
    "search_label": {_ARABIC: "ابحث في المجلة", _FRENCH: "Chercher dans le magazine"},
    "search_go": {_ARABIC: "ابحث", _FRENCH: "Chercher"},
    "search_hint": {
        _ARABIC: "اكتب كلمة أو أكثر، بالشكل أو بدونه، بأل التعريف أو بدونها. العبارة بين علامتي «» تُطلب كما هي.",
        _FRENCH: "Un ou plusieurs mots, avec ou sans accents. Entre guillemets « », l’expression exacte.",
    },
    "search_keys": {
        _ARABIC: "المفتاح / ينقلك إلى خانة البحث، والسهمان يتنقلان بين النتائج، وEsc يمسح.",
        _FRENCH: "La touche / mène au champ de recherche, les flèches passent d’un résultat à l’autre, Échap efface.",
    },
    "search_filters": {_ARABIC: "حصر النتائج", _FRENCH: "Affiner"},
    "search_rubric": {_ARABIC: "الباب", _FRENCH: "Rubrique"},
    "search_year": {_ARABIC: "السنة", _FRENCH: "Année"},
    "search_issue": {_ARABIC: "العدد", _FRENCH: "Numéro"},
    "search_language": {_ARABIC: "اللغة", _FRENCH: "Langue"},
    "search_sort": {_ARABIC: "الترتيب", _FRENCH: "Trier par"},
    "search_by_match": {_ARABIC: "الأقرب إلى بحثك", _FRENCH: "Pertinence"},
    "search_by_date": {_ARABIC: "الأحدث أولا", _FRENCH: "Date"},
    "search_all": {_ARABIC: "الكل", _FRENCH: "Tout"},
    "search_clear": {_ARABIC: "ألغ الحصر", _FRENCH: "Tout afficher"},
    "search_results": {_ARABIC: "النتائج", _FRENCH: "Résultats"},
    "search_working": {_ARABIC: "جار البحث…", _FRENCH: "Recherche en cours…"},
    "search_none": {_ARABIC: "لم نجد شيئا عن «{}».", _FRENCH: "Aucun article ne répond à « {} »."},
    "search_none_filtered": {
        _ARABIC: "لا شيء عن «{}» في ما حصرت فيه البحث.",
        _FRENCH: "Rien sur « {} » dans ce que vous avez choisi.",
    },
    "search_unknown": {_ARABIC: "لا ترد هذه الكلمة في ما بحثنا فيه: {}", _FRENCH: "Ce mot n’y figure pas : {}"},
    "search_try": {
        _ARABIC: "جرب كلمة أقل أو مرادفا لها، أو تصفح المجلة من هنا:",
        _FRENCH: "Essayez avec moins de mots ou un synonyme, ou parcourez le magazine :",
    },
    "search_zero": {_ARABIC: "لا نتيجة", _FRENCH: "Aucun résultat"},
    "search_one": {_ARABIC: "نتيجة واحدة", _FRENCH: "1 résultat"},
    "search_two": {_ARABIC: "نتيجتان", _FRENCH: "{} résultats"},
    "search_few": {_ARABIC: "{} نتائج", _FRENCH: "{} résultats"},
    "search_many": {_ARABIC: "{} نتيجة", _FRENCH: "{} résultats"},
    "search_other": {_ARABIC: "{} نتيجة", _FRENCH: "{} résultats"},
    "search_in_years": {_ARABIC: "في سنوات {}", _FRENCH: "de {}"},
    "search_in_year": {_ARABIC: "في سنة {}", _FRENCH: "en {}"},
    "search_in_language": {_ARABIC: "بالعربية", _FRENCH: "En français"},
    "search_more": {_ARABIC: "نتائج أخرى", _FRENCH: "Plus de résultats"},
    "search_older": {_ARABIC: "ابحث أيضا في سنة {}", _FRENCH: "Chercher aussi en {}"},
    "search_oldest": {_ARABIC: "ابحث في كل السنوات", _FRENCH: "Chercher dans toutes les années"},
    "search_failed": {
        _ARABIC: "تعذر تحميل فهرس البحث. تحقق من اتصالك ثم أعد المحاولة.",
        _FRENCH: "L’index de recherche n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.",
    },
    "search_without_script": {
        _ARABIC: "البحث يجري في متصفحك ويحتاج إلى جافاسكريبت، وهو متوقف عندك. كل ما نشرناه تجده أيضا من هنا:",
        _FRENCH: "La recherche se fait dans votre navigateur et demande JavaScript, qui est désactivé. Tout ce que nous publions se trouve aussi ici :",
    },
    "search_archive": {_ARABIC: "كل الأعداد", _FRENCH: "Tous les numéros"},
    "search_rubrics": {_ARABIC: "الأبواب", _FRENCH: "Les rubriques"},
    "search_contributors": {_ARABIC: "كتاب المجلة", _FRENCH: "Les signatures"},
}  # fmt: skip

SCRIPTED: Final = tuple(
    f"search_{name}"
    for name in (
        "working", "none", "none_filtered", "unknown", "try", "zero", "one", "two", "few", "many", "other", "in_years", "in_year",
        "more", "older", "oldest", "failed", "all", "archive", "rubrics", "contributors",
    )
)  # fmt: skip
"""The phrases that the page's script says."""
