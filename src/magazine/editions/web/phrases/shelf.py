"""The pages over all issues: archive, rubrics, contributors, corrections, imprint, accessibility, how to read us."""

from __future__ import annotations

from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

SHELF: Final[dict[str, dict[Language, str]]] = {
    "nothing_here": {_ARABIC: "لا شيء هنا بالعربية", _FRENCH: "Rien ici en français"},
    "only_in": {_ARABIC: "بالفرنسية", _FRENCH: "en arabe"},
    "you_are_here": {_ARABIC: "موضع الصفحة", _FRENCH: "Fil d’Ariane"},
    "years": {_ARABIC: "السنوات", _FRENCH: "Années"},
    "colophon_menu": {_ARABIC: "عن المجلة", _FRENCH: "À propos du magazine"},
    # Archive
    "archive_about": {_ARABIC: "كل أعداد {}، سنة بسنة.", _FRENCH: "Tous les numéros de {}, année par année."},
    "year_title": {_ARABIC: "أعداد سنة {}", _FRENCH: "Les numéros de {}"},
    "year_about": {
        _ARABIC: "أغلفة أعداد {} في سنة {}، ومقالاتها بابا بابا.",
        _FRENCH: "Les couvertures de {} en {}, et leurs articles rubrique par rubrique.",
    },
    "year_before": {_ARABIC: "السنة السابقة: {}", _FRENCH: "L’année précédente : {}"},
    "whole_year": {_ARABIC: "تصفح سنة {}", _FRENCH: "Parcourir l’année {}"},
    # Rubrics
    "rubrics_about": {
        _ARABIC: "لكل باب صفحته، وأحدث مقالاته أولا.",
        _FRENCH: "Chaque rubrique a sa page, ses articles les plus récents en tête.",
    },
    "rubric_about": {_ARABIC: "مقالات باب «{}» في {}.", _FRENCH: "Les articles de la rubrique « {} » dans {}."},
    "rubric": {_ARABIC: "باب", _FRENCH: "Rubrique"},
    # Contributors
    "contributors": {_ARABIC: "أصحاب التوقيع", _FRENCH: "Les signatures"},
    "contributors_about": {
        _ARABIC: "من يكتب في المجلة ومن يصور ويرسم لها.",
        _FRENCH: "Ceux qui écrivent, photographient et dessinent pour le magazine.",
    },
    "contributor_about": {_ARABIC: "ما نشرته {} بتوقيع «{}».", _FRENCH: "Ce que {} a publié sous la signature « {} »."},
    "signature": {_ARABIC: "بتوقيع", _FRENCH: "Signature"},
    # Corrections
    "corrections_title": {_ARABIC: "التصويبات", _FRENCH: "Rectificatifs"},
    "corrections_about": {
        _ARABIC: "إذا أخطأنا صححنا الخطأ في موضعه، وقلنا ذلك هنا بتاريخه.",
        _FRENCH: "Quand nous nous trompons, nous corrigeons l’article et nous le disons ici, à sa date.",
    },
    "corrections_of": {_ARABIC: "تصويبات مقالات سنة {}", _FRENCH: "Rectificatifs aux articles de {}"},
    "no_corrections": {_ARABIC: "لم ننشر أي تصويب بعد.", _FRENCH: "Aucun rectificatif n’a été publié à ce jour."},
    "follow_corrections": {_ARABIC: "تابع التصويبات عبر الخلاصة", _FRENCH: "Suivre les rectificatifs par le fil"},
    "follow_rubric": {_ARABIC: "تابع هذا الباب عبر الخلاصة", _FRENCH: "Suivre cette rubrique par le fil"},
    # An article that has moved
    "moved": {_ARABIC: "تغير عنوان هذا المقال", _FRENCH: "Cet article a changé d’adresse"},
    "moved_about": {_ARABIC: "تجده الآن هنا:", _FRENCH: "Il se trouve maintenant ici :"},
    # Imprint
    "imprint": {_ARABIC: "بيانات النشر", _FRENCH: "Mentions légales"},
    "imprint_about": {
        _ARABIC: "من يصدر {}، وما يحفظه هذا الموقع وما لا يحفظه.",
        _FRENCH: "Qui publie {}, et ce que ce site enregistre ou n’enregistre pas.",
    },
    "imprint_publisher": {_ARABIC: "الجهة المصدرة", _FRENCH: "Éditeur"},
    "imprint_title": {_ARABIC: "العنوان", _FRENCH: "Titre"},
    "imprint_languages": {_ARABIC: "لغات النشر", _FRENCH: "Langues de publication"},
    "imprint_address": {_ARABIC: "الموقع", _FRENCH: "Site"},
    "imprint_contact": {_ARABIC: "للاتصال", _FRENCH: "Contact"},
    "issn_print": {_ARABIC: "ر.د.م.د. للطبعة الورقية", _FRENCH: "ISSN de l’édition imprimée"},
    "issn_online": {_ARABIC: "ر.د.م.د. للطبعة الإلكترونية", _FRENCH: "ISSN de l’édition électronique"},
    "legal_title": {_ARABIC: "إشعار قانوني", _FRENCH: "Notice légale"},
    # Accessibility
    "accessibility": {_ARABIC: "ولوجية الموقع", _FRENCH: "Accessibilité"},
    "accessibility_about": {
        _ARABIC: "ما قمنا به ليقرأ الجميع هذه المجلة، وما اختبرناه، وما زال ناقصا.",
        _FRENCH: "Ce qui est fait pour que tous lisent ce magazine, ce qui est testé, et ce qui manque encore.",
    },
    # How to read us
    "reading": {_ARABIC: "كيف تقرأ المجلة", _FRENCH: "Comment nous lire"},
    "reading_about": {
        _ARABIC: "على الشاشة أو على الورق، بالاتصال أو بدونه: اختر ما يريحك.",
        _FRENCH: "À l’écran ou sur papier, avec ou sans connexion : choisissez ce qui vous convient.",
    },
    # Signatures
    "verify": {_ARABIC: "هل الملف منا؟", _FRENCH: "Ce fichier est-il de nous ?"},
    "verify_about": {
        _ARABIC: "كيف تميّز ملفا نشرته المجلة عن ملف مزوَّر أو مُغيَّر.",
        _FRENCH: "Comment reconnaître un fichier publié par le magazine d’un faux, ou d’un fichier altéré.",
    },
    "verify_choose": {_ARABIC: "الملفات المراد التحقق منها", _FRENCH: "Fichiers à vérifier"},
    "verify_stays": {
        _ARABIC: "لا يغادر الملف جهازك: لا شيء يُرسل.",
        _FRENCH: "Le fichier ne quitte pas votre appareil : rien n’est envoyé.",
    },
    "verify_results": {_ARABIC: "النتيجة", _FRENCH: "Résultat"},
    "verify_true": {_ARABIC: "أصلي", _FRENCH: "Authentique"},
    "verify_altered": {_ARABIC: "مُغيَّر", _FRENCH: "Altéré"},
    "verify_unknown": {_ARABIC: "مجهول", _FRENCH: "Inconnu"},
    "verify_listed": {
        _ARABIC: "هو بعينه {name} في قائمة هذا الموقع.",
        _FRENCH: "C’est bien {name} de la liste de ce site.",
    },
    "verify_other_bytes": {
        _ARABIC: "تذكر القائمة {name} ببصمة أخرى: ليس هذا ما نُشر هنا.",
        _FRENCH: "La liste donne une autre empreinte à {name} : ce n’est pas ce qui est publié ici.",
    },
    "verify_other_edition": {
        _ARABIC: "تذكر القائمة {name} ببصمة أخرى: قد يكون نسخة أقدم أو أحدث، وقد يكون مُغيَّرا. توقيعه هو الذي يحسم: تحقق منه كما هو مبين أسفله.",
        _FRENCH: "La liste donne une autre empreinte à {name} : c’est peut-être une version plus ancienne ou plus récente, ou un fichier "
        "altéré. Seule sa signature le dit : vérifiez-la comme indiqué ci-dessous.",
    },
    "verify_other_name": {
        _ARABIC: "الملف أصلي لكنه يحمل اسم ملف آخر: هو في الحقيقة {name}.",
        _FRENCH: "Le fichier est authentique, mais sous le nom d’un autre : c’est en réalité {name}.",
    },
    "verify_not_listed": {
        _ARABIC: "لا تذكره قائمة هذا الموقع.",
        _FRENCH: "La liste de ce site ne le connaît pas.",
    },
    "verify_without_list": {
        _ARABIC: "لا يمكن قراءة القائمة: تحقق من اتصالك وأعد المحاولة.",
        _FRENCH: "La liste n’a pas pu être lue : vérifiez votre connexion, puis recommencez.",
    },
    "verify_too_large": {
        _ARABIC: "الملف أكبر مما يستطيع المتصفح قراءته: استعمل الأوامر المبينة أسفله.",
        _FRENCH: "Le fichier est trop grand pour le navigateur : servez-vous des commandes ci-dessous.",
    },
    "verify_cannot": {
        _ARABIC: "لا يستطيع هذا المتصفح حساب البصمة: استعمل الأوامر المبينة أسفله.",
        _FRENCH: "Ce navigateur ne peut pas calculer l’empreinte : servez-vous des commandes ci-dessous.",
    },
    "verify_without_script": {
        _ARABIC: "يحتاج التحقق هنا إلى جافاسكريبت. وبدونه، استعمل الطرق المبينة أسفله.",
        _FRENCH: "Cette vérification demande JavaScript. Sans lui, suivez les voies ci-dessous.",
    },
    # The page for those who are lost
    "lost_ways": {_ARABIC: "من هنا", _FRENCH: "Par ici"},
}
