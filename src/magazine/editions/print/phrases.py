"""Words that the print edition itself says, in Arabic and French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "contents": ("في هذا العدد", "Sommaire"),
    "issue": ("العدد", "N°"),
    "page": ("ص.", "p."),
    "text-by": ("نص:", "Texte :"),
    "pictures-by": ("صور ورسوم:", "Images :"),
    "advertisement": ("إعلان", "Publicité"),
    "watch": ("شاهد المقطع: وجّه كاميرا هاتفك إلى الرمز", "À regarder : visez le code avec votre téléphone"),
    "listen": ("استمع إلى التسجيل: وجّه كاميرا هاتفك إلى الرمز", "À écouter : visez le code avec votre téléphone"),
    "masthead": ("أسرة المجلة", "L’ours"),
    "publisher": ("الناشر", "Éditeur"),
    "team": ("شارك في هذا العدد", "Ont participé à ce numéro"),
    "on-cover": ("على الغلاف", "En couverture"),
    "legal": ("بيانات قانونية", "Mentions légales"),
    "issn-print": ("ردمد النسخة الورقية", "ISSN de l’édition imprimée"),
    "issn-online": ("ردمد النسخة الإلكترونية", "ISSN de l’édition en ligne"),
    "online": ("المجلة على الشبكة", "Le magazine en ligne"),
    "online-words": (
        "كل مقالات العدد على الشبكة وفي كتاب إلكتروني، بالعربية وبالفرنسية. وجّه كاميرا هاتفك إلى الرمز.",
        "Tous les articles de ce numéro sont en ligne et en livre numérique, en arabe et en français. Visez le code avec votre téléphone.",
    ),
    "theme": ("ملف الغلاف", "À la une"),
    "type": ("الحروف", "Les caractères"),
    "type-display": ("العناوين", "Titres"),
    "type-body-ar": ("المتن العربي", "Texte arabe"),
    "type-body-fr": ("المتن الفرنسي", "Texte français"),
    "type-sans": ("الشروح", "Légendes"),
    "made": ("كيف صُنع هذا العدد", "Comment ce numéro a été fait"),
    "made-words": (
        "صُففت هذه الصفحات بخطوط مفتوحة الرخصة، وتخرج طبعاتها كلها، الورقية والإلكترونية، من نص واحد.",
        "Ces pages sont composées avec des caractères libres ; l’imprimé et le numérique sortent d’un seul et même texte.",
    ),
    "untranslated": ("في الطبعة الفرنسية أيضا", "Dans l’édition arabe aussi"),
    "notes-head": ("هوامش", "Notes"),
    "notes": ("ملاحظات", "Notes"),
    "notes-words": ("صفحة لك: اكتب فيها ما تريد أن تسأل عنه.", "Une page pour vous : notez-y ce que vous voulez nous demander."),
    "colouring": ("لوّن زليج العدد", "Le zellige à colorier"),
    "colouring-words": (
        "لكل عدد زخرفته، ترسمها الآلة بالفرجار والمسطرة وحدهما. اختر ألوانك، وابدأ من قلب النجمة.",
        "À chaque numéro son motif, tracé à la règle et au compas. À vous les couleurs : partez du cœur de l’étoile.",
    ),
    "meeting": ("هنا تلتقي الطبعتان", "Ici se rencontrent les deux éditions"),
    "meeting-words": (
        "تُقرأ العربية من اليمين والفرنسية من اليسار، ولكل منهما غلافها.",
        "L’arabe se lit depuis la droite, le français depuis la gauche, chacun derrière sa couverture.",
    ),
    "drawing": ("ارسم نجمة الخاتم", "Tracer l’étoile à huit branches"),
    "drawing-words": (
        "مسطرة وفرجار وأربع خطوات: النجمة التي تختم كل مقال من هذه المجلة.",
        "Une règle, un compas, quatre étapes : l’étoile qui ferme chaque article de ce magazine.",
    ),
    "drawing-1": ("ارسم دائرة، ثم قطرين متعامدين، ثم قطرين بينهما.", "Un cercle, deux diamètres perpendiculaires, puis deux autres entre eux."),
    "drawing-2": ("صِل أطراف القطرين المائلين: مربع قائم.", "Reliez les extrémités des diamètres obliques : un premier carré."),
    "drawing-3": ("صِل أطراف القطرين الآخرين: مربع على رأسه.", "Reliez les extrémités des deux autres : un carré posé sur sa pointe."),
    "drawing-4": ("امحُ ما بداخل المربعين: تبقى النجمة الثمانية.", "Effacez l’intérieur des deux carrés : il reste l’étoile."),
    "plate": ("زليج العدد", "Le zellige du numéro"),
    "corrections": ("تصويبات", "Rectificatifs"),
    "corrections-words": (
        "أخطاء وقعت في العدد {number} وصوّبناها. تحمل المقالات نفسها هذه التصويبات على الشبكة وفي الكتاب الإلكتروني.",
        "Ce que nous avons corrigé dans le numéro {number}. En ligne et en livre numérique, les articles portent les mêmes rectificatifs.",
    ),
    "end": ("انتهى", "Fin"),
}  # fmt: skip


def phrase(name: str, language: Language) -> str:
    """Give a phrase; every language but Arabic is served in French, the house's second."""
    arabic, french = PHRASES[name]
    return arabic if language is Language.ARABIC else french
