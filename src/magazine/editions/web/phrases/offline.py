"""The installed magazine, and issues that are kept to read offline."""

from __future__ import annotations

from typing import Final

from magazine.issue.language import Language

_ARABIC, _FRENCH = Language.ARABIC, Language.FRENCH

OFFLINE: Final[dict[str, dict[Language, str]]] = {
    "app_about": {
        _ARABIC: "تصدرها {}. تُقرأ على الهاتف، ويمكن الاحتفاظ بأعدادها لقراءتها بلا اتصال.",
        _FRENCH: "Une publication de la {}. Se lit sur téléphone ; ses numéros se gardent pour être lus hors ligne.",
    },
    "gigabytes": {_ARABIC: "{} جيغابايت", _FRENCH: "{} Go"},
    "keep_issue": {_ARABIC: "احتفظ بالعدد للقراءة بلا اتصال", _FRENCH: "Garder ce numéro pour le lire hors ligne"},
    "keep_quietly": {_ARABIC: "احتفظ بهذا العدد للقراءة بلا اتصال", _FRENCH: "Garder ce numéro hors ligne"},
    "keep_question": {_ARABIC: "الاحتفاظ بالعدد كله على جهازك؟", _FRENCH: "Garder tout le numéro sur votre appareil ?"},
    "keep_size": {_ARABIC: "حجم النصوص والصور:", _FRENCH: "Textes et images :"},
    "keep_promise": {
        _ARABIC: "يُحمَّل مرة واحدة، ثم يُقرأ من غير اتصال، ويمكنك حذفه متى شئت.",
        _FRENCH: "Téléchargé une seule fois, il se lit ensuite sans connexion ; vous pouvez le retirer à tout moment.",
    },
    "keep_recordings": {_ARABIC: "مع التسجيلات الصوتية والأشرطة:", _FRENCH: "Avec les enregistrements et les films :"},
    "keep_yes": {_ARABIC: "احتفظ به", _FRENCH: "Le garder"},
    "not_now": {_ARABIC: "ليس الآن", _FRENCH: "Pas maintenant"},
    "keep_loading": {_ARABIC: "جار حفظ العدد", _FRENCH: "Enregistrement du numéro"},
    "keep_of": {_ARABIC: "من", _FRENCH: "sur"},
    "keep_stop": {_ARABIC: "أوقف", _FRENCH: "Arrêter"},
    "keep_paused": {
        _ARABIC: "توقف الحفظ قبل أن يكتمل. ما وصل لم يضع، ويُستأنف من حيث توقف.",
        _FRENCH: "L’enregistrement s’est interrompu. Ce qui est arrivé n’est pas perdu : il reprendra où il s’est arrêté.",
    },
    "keep_resume": {_ARABIC: "استأنف", _FRENCH: "Reprendre"},
    "keep_drop": {_ARABIC: "تخلَّ عنه", _FRENCH: "Abandonner"},
    "keep_done": {_ARABIC: "العدد محفوظ على جهازك", _FRENCH: "Ce numéro est sur votre appareil"},
    "keep_leave": {_ARABIC: "احذفه من الجهاز", _FRENCH: "Le retirer"},
    "keep_leave_question": {
        _ARABIC: "حذف هذا العدد من جهازك؟ سيبقى على الموقع، ويمكنك حفظه من جديد.",
        _FRENCH: "Retirer ce numéro de votre appareil ? Il reste sur le site, et vous pourrez le garder à nouveau.",
    },
    "keep_leave_yes": {_ARABIC: "نعم، احذفه", _FRENCH: "Oui, le retirer"},
    "keep_leave_no": {_ARABIC: "أبقه", _FRENCH: "Non, le laisser"},
    "keep_newer": {
        _ARABIC: "صدرت نسخة أحدث من هذا العدد. ما يُحمَّل منها:",
        _FRENCH: "Une version plus récente de ce numéro existe. À télécharger :",
    },
    "keep_renew": {_ARABIC: "حدّثه", _FRENCH: "Mettre à jour"},
    "keep_again": {_ARABIC: "حاول من جديد", _FRENCH: "Réessayer"},
    "keep_told_kept": {_ARABIC: "اكتمل حفظ العدد.", _FRENCH: "Le numéro est enregistré."},
    "keep_told_stopped": {_ARABIC: "أُوقف الحفظ.", _FRENCH: "Enregistrement arrêté."},
    "keep_told_taken": {_ARABIC: "حُذف العدد من الجهاز.", _FRENCH: "Le numéro a été retiré de l’appareil."},
    "keep_told_paused": {
        _ARABIC: "انقطع الاتصال، فتوقف الحفظ.",
        _FRENCH: "Connexion perdue : enregistrement interrompu.",
    },
    "keep_room": {
        _ARABIC: "لا تكفي المساحة المتاحة على جهازك: يلزم {needed}، والمتاح {free}. احذف عددا محفوظا ثم حاول من جديد.",
        _FRENCH: "La place manque sur votre appareil : il faut {needed}, il reste {free}. Retirez un numéro gardé, puis réessayez.",
    },
    "keep_network": {
        _ARABIC: "تعذر الوصول إلى الموقع. حاول من جديد حين يعود الاتصال.",
        _FRENCH: "Le site ne répond pas. Réessayez quand la connexion sera revenue.",
    },
    "keep_changed": {
        _ARABIC: "تغير العدد على الموقع أثناء الحفظ. أعد تحميل الصفحة ثم حاول من جديد.",
        _FRENCH: "Le numéro a changé sur le site pendant l’enregistrement. Rechargez la page, puis réessayez.",
    },
    "keep_format": {
        _ARABIC: "متصفحك لا يعرض صيغة الصور المحفوظة. حمّل الكتاب الإلكتروني (EPUB): فيه العدد كله.",
        _FRENCH: "Votre navigateur n’affiche pas le format des images gardées. Prenez le livre numérique (EPUB) : tout le numéro s’y trouve.",
    },
    "kept_issues": {_ARABIC: "الأعداد المحفوظة", _FRENCH: "Numéros gardés"},
    "kept_about": {
        _ARABIC: "الأعداد التي حفظتها على هذا الجهاز، وتُقرأ بلا اتصال.",
        _FRENCH: "Les numéros que vous gardez sur cet appareil, à lire sans connexion.",
    },
    "kept_none": {
        _ARABIC: "لم تحفظ أي عدد بعد. افتح صفحة عدد، ثم اختر «احتفظ بالعدد للقراءة بلا اتصال»: يُذكر لك حجمه قبل أن توافق.",
        _FRENCH: "Vous ne gardez encore aucun numéro. Ouvrez la page d’un numéro et choisissez « Garder ce numéro pour le lire hors ligne » : sa taille vous est dite avant que vous n’acceptiez.",
    },
    "kept_to_issues": {_ARABIC: "إلى الأعداد", _FRENCH: "Voir les numéros"},
    "kept_since": {_ARABIC: "محفوظ منذ", _FRENCH: "Gardé depuis le"},
    "kept_room": {
        _ARABIC: "تشغل الأعداد المحفوظة {used}، وما زال متاحا للمجلة على هذا الجهاز نحو {free}.",
        _FRENCH: "Les numéros gardés occupent {used} ; il reste environ {free} pour le magazine sur cet appareil.",
    },
    "kept_where": {
        _ARABIC: "تُحفظ الأعداد في متصفح هذا الجهاز وحده، ولا يعلم بها أحد غيرك. قد يحذفها المتصفح إن ضاقت المساحة أو طال الغياب، إلا إذا أُضيفت المجلة إلى الشاشة الرئيسية.",
        _FRENCH: "Les numéros restent dans le navigateur de cet appareil, et personne d’autre n’en sait rien. Faute de place ou après une longue absence, le navigateur peut les effacer, sauf si le magazine est ajouté à l’écran d’accueil.",
    },
    "kept_without": {
        _ARABIC: "يحتاج حفظ الأعداد إلى متصفح تعمل فيه البرامج النصية (JavaScript). ومن دونها يقوم الكتاب الإلكتروني (EPUB) مقامه: تجده في صفحة كل عدد، وفيه العدد كله، ويُقرأ بلا اتصال.",
        _FRENCH: "Garder un numéro demande un navigateur où JavaScript est actif. Sans lui, le livre numérique (EPUB) rend le même service : il se trouve sur la page de chaque numéro, le contient en entier et se lit sans connexion.",
    },
    "offline_title": {_ARABIC: "لا اتصال بالشبكة", _FRENCH: "Pas de connexion"},
    "offline_about": {
        _ARABIC: "هذه الصفحة غير محفوظة على جهازك، ولا يمكن الوصول إليها الآن.",
        _FRENCH: "Cette page n’est pas gardée sur votre appareil, et le site est injoignable pour le moment.",
    },
    "offline_again": {_ARABIC: "حاول من جديد", _FRENCH: "Réessayer"},
    "offline_kept": {_ARABIC: "ما يمكنك قراءته الآن", _FRENCH: "À lire dès maintenant"},
    "offline_none": {
        _ARABIC: "لا عدد محفوظا على هذا الجهاز. الصفحات التي زرتها أخيرا قد تفتح من غير اتصال.",
        _FRENCH: "Aucun numéro n’est gardé sur cet appareil. Les pages lues récemment peuvent s’ouvrir sans connexion.",
    },
}
