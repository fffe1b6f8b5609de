"""What helps to read an article: size of the letters, colours, sharing, listening, notes."""

from __future__ import annotations

from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

READING: Final[dict[str, dict[Language, str]]] = {
    "letters": {_ARABIC: "حجم الحروف", _FRENCH: "Taille des lettres"},
    "letter": {_ARABIC: "أ", _FRENCH: "A"},
    "letters_1": {_ARABIC: "الحجم المعتاد", _FRENCH: "Taille habituelle"},
    "letters_2": {_ARABIC: "أكبر قليلا", _FRENCH: "Un peu plus grandes"},
    "letters_3": {_ARABIC: "كبيرة", _FRENCH: "Grandes"},
    "letters_4": {_ARABIC: "أكبر", _FRENCH: "Plus grandes"},
    "letters_5": {_ARABIC: "كبيرة جدا", _FRENCH: "Très grandes"},
    "mode": {_ARABIC: "الألوان", _FRENCH: "Couleurs"},
    "mode_system": {_ARABIC: "تلقائية", _FRENCH: "Auto"},
    "mode_light": {_ARABIC: "فاتحة", _FRENCH: "Claires"},
    "mode_dark": {_ARABIC: "داكنة", _FRENCH: "Sombres"},
    "choose_letters": {_ARABIC: "الحروف والألوان", _FRENCH: "Lettres et couleurs"},
    "listen": {_ARABIC: "استمع إلى التسجيل", _FRENCH: "Écouter l’enregistrement"},
    "share": {_ARABIC: "شارك", _FRENCH: "Partager"},
    "share_title": {_ARABIC: "عنوان هذا المقال", _FRENCH: "L’adresse de cet article"},
    "share_mail": {_ARABIC: "أرسله بالبريد", _FRENCH: "L’envoyer par courriel"},
    "share_done": {_ARABIC: "نُسخ عنوان المقال.", _FRENCH: "L’adresse de l’article est copiée."},
    "share_else": {_ARABIC: "عنوان المقال:", _FRENCH: "Adresse de l’article :"},
    "corrected_on": {_ARABIC: "صُوِّب في", _FRENCH: "Rectifié le"},
    "all_corrections": {_ARABIC: "كل التصويبات", _FRENCH: "Tous les rectificatifs"},
    "note": {_ARABIC: "حاشية {}", _FRENCH: "Note {}"},
    "note_back": {_ARABIC: "العودة إلى موضع الحاشية {} في النص", _FRENCH: "Revenir à l’appel de la note {}"},
}
