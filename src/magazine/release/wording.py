"""Verdicts in words: the answer in one word, and a sentence that says why and what to do, in Arabic, French and English.

Braces stand for what is known of the case: ``{signer}``, ``{day}`` (of signing), ``{name}`` (the real one), ``{detail}``, ``{fingerprint}``.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language
from magazine.release.hitches import Hitch
from magazine.release.trust import in_groups, printable
from magazine.release.verdict import Reason, Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.release.verdict import Verdict

_AR, _FR, _EN = Language.ARABIC, Language.FRENCH, Language.ENGLISH
_FIRST_ISOLATE, _ISOLATE_END = "\u2068", "\u2069"
"""U+2068 FIRST STRONG ISOLATE and U+2069: a name keeps its own direction within an Arabic line (Unicode Standard Annex #9)."""

_LEFTWARDS: Final = frozenset({"R", "AL", "AN"})
_HITCHED: Final = frozenset({Reason.UNREADABLE, Reason.UNFIT})

IN_A_WORD: Final[Mapping[Word, Mapping[Language, str]]] = {
    Word.TRUE: {_AR: "أصلي", _FR: "authentique", _EN: "true"},
    Word.ALTERED: {_AR: "مُغيَّر", _FR: "altéré", _EN: "altered"},
    Word.UNKNOWN: {_AR: "مجهول", _FR: "inconnu", _EN: "unknown"},
}
SENTENCES: Final[Mapping[Reason, Mapping[Language, str]]] = {
    Reason.SIGNED: {
        _AR: "وقّعه {signer} يوم {day} باسم {name}، ولم يتغير فيه شيء منذ ذلك",
        _FR: "signé par {signer} le {day} sous le nom {name} ; rien n’y a changé depuis",
        _EN: "signed by {signer} on {day} as {name}; nothing in it has changed since",
    },
    Reason.LISTED: {
        _AR: "هو بعينه {name} في القائمة التي وقّعها {signer} يوم {day}",
        _FR: "c’est bien {name} de la liste que {signer} a signée le {day}",
        _EN: "it is {name} of the list that {signer} signed on {day}",
    },
    Reason.LIST_SIGNED: {
        _AR: "قائمة وقّعها {signer} يوم {day}",
        _FR: "liste signée par {signer} le {day}",
        _EN: "a list that {signer} signed on {day}",
    },
    Reason.CHANGED: {
        _AR: "يحمل توقيع {signer}، لكن محتواه ليس ما وُقّع: لا تثق به، ونزّله من جديد من موقع المجلة",
        _FR: "porte la signature de {signer}, mais son contenu n’est pas celui qui a été signé : ne vous y fiez pas, et téléchargez-le de nouveau sur le site du magazine",
        _EN: "it bears the signature of {signer}, but its bytes are not those that were signed: do not trust it, and get it again from the magazine’s site",
    },
    Reason.APPENDED: {
        _AR: "وقّعه {signer}، ثم أُضيف إليه شيء بعد التوقيع، وقد يُظهر غير ما وُقّع: لا تثق به، ونزّله من جديد من موقع المجلة",
        _FR: "signé par {signer}, puis complété après la signature ; il peut montrer autre chose que ce qui a été signé : ne vous y fiez pas, et téléchargez-le de nouveau sur le site du magazine",
        _EN: "signed by {signer}, and added to after it was signed; it may show something else: do not trust it, and get it again from the magazine’s site",
    },
    Reason.DAMAGED: {
        _AR: "يحمل توقيع {signer}، لكنه تالف أو مقطوع: نزّله من جديد",
        _FR: "porte la signature de {signer}, mais il est abîmé ou coupé : téléchargez-le de nouveau",
        _EN: "it bears the signature of {signer}, but it is damaged or cut off: download it again",
    },
    Reason.OTHER_BYTES: {
        _AR: "القائمة التي وقّعها {signer} يوم {day} تذكر {name} بمحتوى آخر، وليس هذا ما نُشر: نزّله من جديد من موقع المجلة",
        _FR: "la liste signée par {signer} le {day} donne un autre contenu à {name} ; ce n’est pas ce qui a été publié : téléchargez-le de nouveau sur le site du magazine",
        _EN: "the list that {signer} signed on {day} has {name} with other bytes; this is not what was published: get it again from the magazine’s site",
    },
    Reason.OTHER_NAME: {
        _AR: "ملف أصلي باسم ملف آخر: هو في الحقيقة {name}",
        _FR: "un fichier authentique sous le nom d’un autre : c’est en réalité {name}",
        _EN: "a true file under the name of another: it is really {name}",
    },
    Reason.MISSING: {
        _AR: "القائمة التي وقّعها {signer} تذكر {name}، وهو غير موجود هنا: نزّله من موقع المجلة",
        _FR: "la liste signée par {signer} nomme {name}, qui n’est pas là : téléchargez-le sur le site du magazine",
        _EN: "the list that {signer} signed names {name}, which is not there: get it from the magazine’s site",
    },
    Reason.UNSIGNED: {
        _AR: "لا توقيع فيه، ولا قائمة موقّعة بجانبه: نزّل {detail} و{detail}.p7s من جذر موقع المجلة، وضعهما بجانبه",
        _FR: "il n’a pas de signature, et aucune liste signée n’est à côté de lui : téléchargez {detail} et {detail}.p7s, "
        "qui sont à la racine du site du magazine, et placez-les à côté de lui",
        _EN: "it has no signature, and there is no signed list beside it: get {detail} and {detail}.p7s from the root of "
        "the magazine’s site, and lay both beside it",
    },
    Reason.NOT_LISTED: {
        _AR: "لا تذكره القائمة التي وقّعها {signer} يوم {day}: إن كان أحدث منها فنزّل القائمة وتوقيعها من جديد من جذر موقع المجلة، وإلا فلا تنسبه إلى المجلة",
        _FR: "la liste signée par {signer} le {day} ne le connaît pas : s’il est plus récent qu’elle, téléchargez de nouveau la liste et sa signature à la racine du site du magazine ; sinon, ne l’attribuez pas au magazine",
        _EN: "the list that {signer} signed on {day} does not know it: if it is newer, get the list and its signature again from the root of the magazine’s site; if not, do not take it for the magazine’s",
    },
    Reason.OTHER_SIGNER: {
        _AR: "وقّعه {signer}، وليست تلك شهادة المجلة (البصمة {fingerprint}): لا تنسبه إلى المجلة، ونزّله من موقعها",
        _FR: "signé par {signer}, dont le certificat n’est pas celui du magazine (empreinte {fingerprint}) : ne l’attribuez pas au magazine, et téléchargez-le sur son site",
        _EN: "signed by {signer}, whose certificate is not the magazine’s (fingerprint {fingerprint}): do not take it for the magazine’s, and get it from its site",
    },
    Reason.SAME_NAME: {
        _AR: "وُقّع بشهادة تحمل اسم المجلة {signer} وليست شهادتها: احذر التزوير (البصمة {fingerprint})",
        _FR: "signé avec un certificat qui porte le nom du magazine, {signer}, sans être le sien : sans doute un faux (empreinte {fingerprint})",
        _EN: "signed with a certificate that bears the magazine’s name, {signer}, and is not its own: likely a forgery (fingerprint {fingerprint})",
    },
    Reason.EXPIRED: {
        _AR: "انتهت صلاحية الشهادة يوم {detail}، ولا شيء يثبت أن التوقيع أقدم من ذلك: تحقق من تاريخ جهازك؛ فإن كان صحيحا فنزّل الملف من جديد، واحصل من مصدر تثق به على شهادة المجلة السارية اليوم",
        _FR: "le certificat a expiré le {detail}, et rien ne prouve que la signature soit plus ancienne : vérifiez la date de votre appareil ; si elle est juste, téléchargez de nouveau le fichier, et procurez-vous par une voie sûre le certificat actuel du magazine",
        _EN: "the certificate expired on {detail}, and nothing proves that the signature is older: look whether your clock is right; if it is, get the file again, and the magazine’s certificate of today in a way that you trust",
    },
    Reason.NOT_YET: {
        _AR: "لا تسري الشهادة أو التوقيع إلا من {detail}: تحقق من تاريخ جهازك",
        _FR: "le certificat ou la signature ne vaut qu’à partir du {detail} : vérifiez la date de votre appareil",
        _EN: "the certificate or the signature holds only from {detail}: look whether your clock is right",
    },
    Reason.REVOKED: {
        _AR: "أُلغيت الشهادة يوم {detail}: لا تثق بما وُقّع بها، ونزّل الملف من جديد من موقع المجلة",
        _FR: "le certificat a été révoqué le {detail} : ne vous fiez pas à ce qu’il signe, et téléchargez de nouveau le fichier sur le site du magazine",
        _EN: "the certificate was revoked on {detail}: do not trust what it signs, and get the file again from the magazine’s site",
    },
    Reason.NO_REVOCATIONS: {
        _AR: "لا تثبت لائحة الإلغاء المعطاة شيئا (قديمة، أو لا تخص هذه الشهادة، أو لجهة لا تُعرف شهادتها): اطلب من الجهة التي أصدرت الشهادة لائحتها الحالية وشهادتها، وضعهما في ملف واحد",
        _FR: "la liste de révocation donnée ne prouve rien (périmée, étrangère à ce certificat, ou d’une autorité dont le certificat n’est pas connu) : demandez à l’autorité qui a délivré le certificat sa liste actuelle et son propre certificat, et mettez-les dans un même fichier",
        _EN: "the revocation list that was given proves nothing (too old, not of this certificate’s issuer, or of one whose own certificate is not known): get the current one and the issuer’s certificate from who issued the certificate, and put both into one file",
    },
    Reason.UNFIT: {
        _AR: "لا تصلح الشهادة أو طريقة التوقيع لإثبات شيء: اطلب من المجلة ملفا موقّعا من جديد",
        _FR: "le certificat ou la manière de signer ne prouve rien : demandez au magazine un fichier signé de nouveau",
        _EN: "the certificate or the way of signing proves nothing: ask the magazine for a file that is signed anew",
    },
    Reason.LIST_UNSIGNED: {
        _AR: "القائمة بلا توقيع، فلا تثبت شيئا: نزّل توقيعها SHA256SUMS.p7s من حيث نزّلتها، وضعه بجانبها",
        _FR: "la liste n’est pas signée et ne prouve rien : téléchargez sa signature, SHA256SUMS.p7s, là où vous l’avez trouvée, et placez-la à côté d’elle",
        _EN: "the list is not signed, so it proves nothing: get its signature, SHA256SUMS.p7s, from where you got the list, and lay it beside it",
    },
    Reason.LIST_UNTRUE: {
        _AR: "القائمة نفسها مُغيَّرة أو غير مقروءة، فلا تثبت شيئا: نزّلها مع توقيعها من جديد من جذر موقع المجلة",
        _FR: "la liste est elle-même altérée ou illisible et ne prouve rien : téléchargez-la de nouveau avec sa signature, à la racine du site du magazine",
        _EN: "the list is itself altered or unreadable, so it proves nothing: get it and its signature again from the root of the magazine’s site",
    },
    Reason.PACKED: {
        _AR: "مجلد مضغوط فيه ملف PDF أو EPUB: فُكّ ضغطه أولا، ثم تحقق من الملف الذي فيه",
        _FR: "un dossier compressé qui contient un PDF ou un EPUB : décompressez-le d’abord, puis vérifiez le fichier qu’il contient",
        _EN: "a packed folder with a PDF or an EPUB in it: unpack it first, then check the file inside",
    },
    Reason.UNREADABLE: {
        _AR: "لا يمكن قراءته: نزّله من جديد من موقع المجلة",
        _FR: "il ne peut pas être lu : téléchargez-le de nouveau sur le site du magazine",
        _EN: "it cannot be read: get it again from the magazine’s site",
    },
}
OF_HITCH: Final[Mapping[Hitch, Mapping[Language, str]]] = {
    Hitch.LINK: {
        _AR: "رابط يقود إلى مكان آخر، فلم يُنظر في ما وراءه: تحقق من الملف نفسه حيث هو",
        _FR: "un lien qui mène ailleurs, et qui n’est pas suivi : vérifiez le fichier lui-même, là où il est",
        _EN: "a link that leads elsewhere, which is not followed: check the file itself, where it is",
    },
    Hitch.ODD: {
        _AR: "ليس ملفا عاديا (جهاز أو قناة): تحقق من ملف عادي",
        _FR: "ce n’est pas un fichier ordinaire (un périphérique, un tube) : vérifiez un fichier ordinaire",
        _EN: "no plain file (a device, a pipe): check a plain file",
    },
    Hitch.GONE: {
        _AR: "لا يوجد ملف بهذا الاسم بعد الآن: تحقق من الاسم",
        _FR: "il n’y a plus de fichier de ce nom : vérifiez le nom",
        _EN: "there is no file of this name any more: look at the name",
    },
    Hitch.FORBIDDEN: {
        _AR: "لا يحق لك أن تقرأه: انسخه إلى مجلد لك، أو اطلب الإذن من صاحبه",
        _FR: "vous n’avez pas le droit de le lire : copiez-le dans un dossier à vous, ou demandez-en le droit à son propriétaire",
        _EN: "you may not read it: copy it to a folder of your own, or ask its owner",
    },
    Hitch.DISK: {
        _AR: "تعذرت قراءته من القرص أو الشبكة: انسخه إلى قرص آخر، وأعد المحاولة",
        _FR: "le disque ou le réseau ne le donne pas à lire : copiez-le sur un autre disque, et essayez encore",
        _EN: "the disk or the network does not give it: copy it to another disk, and try again",
    },
    Hitch.LARGE: {
        _AR: "أكبر من كل ما تنشره المجلة: نزّله من جديد من موقع المجلة",
        _FR: "il est plus grand que tout ce que le magazine publie : téléchargez-le de nouveau sur le site du magazine",
        _EN: "it is larger than anything that the magazine publishes: get it again from the magazine’s site",
    },
    Hitch.SLOW: {
        _AR: "طالت قراءته فتُركت: نزّله من جديد من موقع المجلة، وإن تكرر ذلك فلا تفتحه",
        _FR: "sa lecture durait trop et a été abandonnée : téléchargez-le de nouveau sur le site du magazine ; si cela se répète, ne l’ouvrez pas",
        _EN: "reading it took too long and was given up: get it again from the magazine’s site; if that happens again, do not open it",
    },
    Hitch.HEAVY: {
        _AR: "تتطلب قراءته ذاكرة أكثر من اللازم فتُركت: نزّله من جديد من موقع المجلة، وإن تكرر ذلك فلا تفتحه",
        _FR: "sa lecture demandait trop de mémoire et a été abandonnée : téléchargez-le de nouveau sur le site du magazine ; si cela se répète, ne l’ouvrez pas",
        _EN: "reading it took too much memory and was given up: get it again from the magazine’s site; if that happens again, do not open it",
    },
    Hitch.BROKEN: {
        _AR: "تالف أو مقطوع أو ليس من النوع الذي يدل عليه اسمه: نزّله من جديد من موقع المجلة",
        _FR: "il est abîmé, coupé, ou n’est pas du type que dit son nom : téléchargez-le de nouveau sur le site du magazine",
        _EN: "it is damaged, cut off, or not of the kind that its name says: get it again from the magazine’s site",
    },
    Hitch.DIGEST: {
        _AR: "التوقيع مبني على خوارزمية تجزئة يمكن تزويرها، فلا يثبت شيئا: اطلب من المجلة ملفا موقّعا من جديد",
        _FR: "la signature repose sur un condensé que l’on peut falsifier, et ne prouve rien : demandez au magazine un fichier signé de nouveau",
        _EN: "the signature uses a digest that can be forged, and proves nothing: ask the magazine for a file that is signed anew",
    },
    Hitch.KEY: {
        _AR: "مفتاح الشهادة قصير يمكن كسره، فلا يثبت التوقيع شيئا: اطلب من المجلة ملفا موقّعا من جديد",
        _FR: "la clé du certificat est trop courte pour prouver quoi que ce soit : demandez au magazine un fichier signé de nouveau",
        _EN: "the certificate’s key is too short to prove anything: ask the magazine for a file that is signed anew",
    },
    Hitch.USE: {
        _AR: "الشهادة ليست للتوقيع، فلا تثبت شيئا: اطلب من المجلة ملفا موقّعا من جديد",
        _FR: "le certificat n’est pas fait pour signer, et ne prouve rien : demandez au magazine un fichier signé de nouveau",
        _EN: "the certificate is not for signatures, and proves nothing: ask the magazine for a file that is signed anew",
    },
    Hitch.FORM: {
        _AR: "التوقيع ليس على صيغة تواقيع المجلة، فلا يثبت شيئا: نزّل الملف من جديد من موقع المجلة",
        _FR: "la signature n’a pas la forme de celles du magazine, et ne prouve rien : téléchargez de nouveau le fichier sur le site du magazine",
        _EN: "the signature is not of the form that the magazine’s have, and proves nothing: get the file again from the magazine’s site",
    },
}
"""What is said where a judgement's detail is a hitch: of files that cannot be read, and of signatures that are none."""
TALLY: Final[Mapping[Language, str]] = {
    _AR: "أصلي: {true} · مُغيَّر: {altered} · مجهول: {unknown}",
    _FR: "authentiques : {true} · altérés : {altered} · inconnus : {unknown}",
    _EN: "true: {true} · altered: {altered} · unknown: {unknown}",
}


def sentence(verdict: Verdict, language: Language) -> str:
    """Say why, in a language, and what to do."""
    judgement = verdict.judgement
    facts = {
        "signer": judgement.signer or "—",
        "day": judgement.time[:10] or "—",
        "name": judgement.name or "—",
        "detail": judgement.detail or "—",
        "fingerprint": in_groups(judgement.fingerprint) or "—",
    }
    said = {name: isolated(value, language) for name, value in facts.items()}
    hitch = judgement.detail if judgement.reason in _HITCHED and judgement.detail in set(Hitch) else ""
    sentences = OF_HITCH[Hitch(hitch)] if hitch else SENTENCES[judgement.reason]
    return sentences[language].format(**said)


def isolated(text: str, language: Language) -> str:
    """Give a stranger's text as it may stand in a line: without codes, and with a direction of its own where that of the line is another."""
    shown = printable(text)
    turns = language is Language.ARABIC or any(unicodedata.bidirectional(letter) in _LEFTWARDS for letter in shown)
    return f"{_FIRST_ISOLATE}{shown}{_ISOLATE_END}" if turns else shown
