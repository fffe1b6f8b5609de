"""Words that the book itself says, in Arabic and French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "cover": ("الغلاف", "Couverture"),
    "cover-of": ("غلاف {}.", "Couverture de {}."),
    "title-page": ("صفحة العنوان", "Page de titre"),
    "contents": ("في هذا العدد", "Sommaire"),
    "leads": ("أبرز ما في العدد", "À la une"),
    "to-contents": ("إلى الفهرس", "Retour au sommaire"),
    "start": ("بداية القراءة", "Début de la lecture"),
    "landmarks": ("معالم الكتاب", "Repères du livre"),
    "pages": ("صفحات الطبعة الورقية", "Pages de l’édition imprimée"),
    "print-edition": ("{}، الطبعة الورقية", "{}, édition imprimée"),
    "masthead": ("أسرة المجلة", "L’ours"),
    "back-page": ("المجلة على الشبكة", "Le magazine en ligne"),
    "issue": ("العدد {}", "n° {}"),
    "text-by": ("نص: {}", "Texte : {}"),
    "pictures-by": ("صور ورسوم: {}", "Images : {}"),
    "and": (" و", " et "),
    "comma": ("، ", ", "),
    "semicolon": ("؛ ", " ; "),
    "description": ("في هذا العدد: {}.", "Au sommaire : {}."),
    "corrections": ("تصويب", "Rectificatif"),
    "advertisement": ("إعلان", "Publicité"),
    "publisher": ("الناشر", "Éditeur"),
    "team": ("شارك في هذا العدد", "Ont participé à ce numéro"),
    "cover-picture": ("صورة الغلاف", "En couverture"),
    "legal": ("بيانات قانونية", "Mentions légales"),
    "issn-print": ("ردمد النسخة الورقية", "ISSN de l’édition imprimée"),
    "issn-online": ("ردمد النسخة الإلكترونية", "ISSN de l’édition en ligne"),
    "read-other": ("اقرأ هذا المقال بالعربية", "Lire cet article en français"),
    "faces": ("خطوط المجلة", "Les caractères"),
    "sample": ("كتاب", "Aa Éé"),
    "face-display": ("العناوين", "Titres"),
    "text-face": ("Noto Naskh Arabic", "Source Serif"),
    "face-text": ("المتن", "Texte"),
    "face-sans": ("المقدمات والشروح", "Chapôs et légendes"),
    "other-edition": ("هذا العدد بالعربية", "Ce numéro en français"),
    "untranslated": ("بالفرنسية فقط", "En arabe seulement"),
    "made": ("كيف صُنع هذا الكتاب", "Comment ce livre a été fait"),
    "made-words": (
        "صُفّ بخطوط مفتوحة الرخصة، ونصوص الرخص محفوظة داخل هذا الملف. وتخرج طبعات المجلة كلها من نص واحد.",
        "Composé avec des caractères libres, dont ce fichier contient les licences. Imprimé et numérique sortent d’un même texte.",
    ),
    "film": ("شاهد المقطع", "Voir le film"),
    "sound": ("استمع إلى التسجيل", "Écouter l’enregistrement"),
    "elsewhere": ("على الشبكة:", "En ligne :"),
    "cannot-play": (
        "لا يشغّل هذا القارئ التسجيلات. تجدها هنا:",
        "Ce lecteur ne lit pas les enregistrements. Vous le trouverez ici :",
    ),
    "note": ("حاشية {}", "Note {}"),
    "notes": ("حواشي المقال", "Notes de l’article"),
    "back": ("العودة إلى النص", "Retour au texte"),
    "accessible": (
        "نص قابل للتكبير وإعادة التدفق، بعناوين مرتبة وفهرس، ووصف مكتوب لكل صورة، وجدول لمعطيات كل رسم بياني.",
        "Texte redimensionnable, titres hiérarchisés, sommaire, images décrites, données des graphiques en tableaux.",
    ),
    "accessible-sound": (
        "يضم الكتاب تسجيلات سمعية أو مرئية بلا نص مكتوب لها.",
        "Le livre contient des enregistrements sonores ou filmés sans transcription.",
    ),
}  # fmt: skip


def phrase(name: str, language: Language) -> str:
    """Give a phrase; every language but Arabic is served in French, the house's second."""
    arabic, french = PHRASES[name]
    return arabic if language is Language.ARABIC else french


def listing(names: Iterable[str], language: Language) -> str:
    """Join names as a byline does: ``A, B et C``, ``أ وب``."""
    *first, last = tuple(names) or ("",)
    return phrase("and", language).join(filter(None, (phrase("comma", language).join(first), last)))
