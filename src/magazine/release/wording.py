"""Verdicts in words: the answer in one word, and a sentence that says why, in Arabic, French and English.

Braces stand for what is known of the case: ``{signer}``, ``{day}`` (of signing), ``{name}`` (the real one), ``{detail}``, ``{fingerprint}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language
from magazine.release.trust import in_groups, printable
from magazine.release.verdict import Reason, Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.release.verdict import Verdict

_AR, _FR, _EN = Language.ARABIC, Language.FRENCH, Language.ENGLISH
_FIRST_ISOLATE, _ISOLATE_END = "\u2068", "\u2069"
"""U+2068 FIRST STRONG ISOLATE and U+2069: a name keeps its own direction within an Arabic line (Unicode Standard Annex #9)."""

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
        _AR: "يحمل توقيع {signer}، لكن محتواه ليس ما وُقّع: لا تثق به",
        _FR: "porte la signature de {signer}, mais son contenu n’est pas celui qui a été signé : ne vous y fiez pas",
        _EN: "it bears the signature of {signer}, but its bytes are not those that were signed: do not trust it",
    },
    Reason.APPENDED: {
        _AR: "وقّعه {signer}، ثم أُضيف إليه شيء بعد التوقيع: قد يُظهر غير ما وُقّع",
        _FR: "signé par {signer}, puis complété après la signature : il peut montrer autre chose que ce qui a été signé",
        _EN: "signed by {signer}, and added to after it was signed: it may show something else",
    },
    Reason.DAMAGED: {
        _AR: "يحمل توقيع {signer}، لكنه تالف أو مقطوع: نزّله من جديد",
        _FR: "porte la signature de {signer}, mais il est abîmé ou coupé : téléchargez-le de nouveau",
        _EN: "it bears the signature of {signer}, but it is damaged or cut off: download it again",
    },
    Reason.OTHER_BYTES: {
        _AR: "القائمة التي وقّعها {signer} يوم {day} تذكر {name} بمحتوى آخر: ليس هذا ما نُشر",
        _FR: "la liste signée par {signer} le {day} donne un autre contenu à {name} : ce n’est pas ce qui a été publié",
        _EN: "the list that {signer} signed on {day} has {name} with other bytes: this is not what was published",
    },
    Reason.OTHER_NAME: {
        _AR: "ملف أصلي باسم ملف آخر: هو في الحقيقة {name}",
        _FR: "un fichier authentique sous le nom d’un autre : c’est en réalité {name}",
        _EN: "a true file under the name of another: it is really {name}",
    },
    Reason.MISSING: {
        _AR: "القائمة التي وقّعها {signer} تذكر {name}، وهو غير موجود هنا",
        _FR: "la liste signée par {signer} nomme {name}, qui n’est pas là",
        _EN: "the list that {signer} signed names {name}, which is not there",
    },
    Reason.UNSIGNED: {
        _AR: "لا توقيع فيه، ولا قائمة موقّعة بجانبه: نزّل {detail} و{detail}.p7s من جذر موقع المجلة، وضعهما بجانبه",
        _FR: "il n’a pas de signature, et aucune liste signée n’est à côté de lui : téléchargez {detail} et {detail}.p7s, "
        "qui sont à la racine du site du magazine, et placez-les à côté de lui",
        _EN: "it has no signature, and there is no signed list beside it: get {detail} and {detail}.p7s from the root of "
        "the magazine’s site, and lay both beside it",
    },
    Reason.NOT_LISTED: {
        _AR: "لا تذكره القائمة التي وقّعها {signer} يوم {day}",
        _FR: "la liste signée par {signer} le {day} ne le connaît pas",
        _EN: "the list that {signer} signed on {day} does not know it",
    },
    Reason.OTHER_SIGNER: {
        _AR: "وقّعه {signer}، وليست تلك شهادة المجلة (البصمة {fingerprint})",
        _FR: "signé par {signer}, dont le certificat n’est pas celui du magazine (empreinte {fingerprint})",
        _EN: "signed by {signer}, whose certificate is not the magazine’s (fingerprint {fingerprint})",
    },
    Reason.SAME_NAME: {
        _AR: "وُقّع بشهادة تحمل اسم المجلة {signer} وليست شهادتها: احذر التزوير (البصمة {fingerprint})",
        _FR: "signé avec un certificat qui porte le nom du magazine, {signer}, sans être le sien : sans doute un faux (empreinte {fingerprint})",
        _EN: "signed with a certificate that bears the magazine’s name, {signer}, and is not its own: likely a forgery (fingerprint {fingerprint})",
    },
    Reason.EXPIRED: {
        _AR: "انتهت صلاحية الشهادة يوم {detail}، ولا شيء يثبت أن التوقيع أقدم من ذلك",
        _FR: "le certificat a expiré le {detail}, et rien ne prouve que la signature soit plus ancienne",
        _EN: "the certificate expired on {detail}, and nothing proves that the signature is older",
    },
    Reason.NOT_YET: {
        _AR: "لا تسري الشهادة أو التوقيع إلا من {detail}: تحقق من تاريخ جهازك",
        _FR: "le certificat ou la signature ne vaut qu’à partir du {detail} : vérifiez la date de votre appareil",
        _EN: "the certificate or the signature holds only from {detail}: look whether your clock is right",
    },
    Reason.REVOKED: {
        _AR: "أُلغيت الشهادة يوم {detail}",
        _FR: "le certificat a été révoqué le {detail}",
        _EN: "the certificate was revoked on {detail}",
    },
    Reason.NO_REVOCATIONS: {
        _AR: "لائحة الإلغاء المعطاة لا تخص هذه الشهادة، أو هي قديمة",
        _FR: "la liste de révocation donnée ne concerne pas ce certificat, ou elle est périmée",
        _EN: "the revocation list that was given is not of this certificate’s issuer, or too old",
    },
    Reason.UNFIT: {
        _AR: "لا تصلح الشهادة أو طريقة التوقيع لإثبات شيء ({detail})",
        _FR: "le certificat ou la manière de signer ne prouve rien ({detail})",
        _EN: "the certificate or the way of signing proves nothing ({detail})",
    },
    Reason.LIST_UNSIGNED: {
        _AR: "القائمة بلا توقيع، فلا تثبت شيئا",
        _FR: "la liste n’est pas signée : elle ne prouve rien",
        _EN: "the list is not signed, so it proves nothing",
    },
    Reason.LIST_UNTRUE: {
        _AR: "القائمة نفسها مُغيَّرة أو غير مقروءة، فلا تثبت شيئا",
        _FR: "la liste est elle-même altérée ou illisible : elle ne prouve rien",
        _EN: "the list is itself altered or unreadable, so it proves nothing",
    },
    Reason.UNREADABLE: {
        _AR: "لا يمكن قراءته ({detail})",
        _FR: "il ne peut pas être lu ({detail})",
        _EN: "it cannot be read ({detail})",
    },
}
TALLY: Final[Mapping[Language, str]] = {
    _AR: "أصلي: {true} · مُغيَّر: {altered} · مجهول: {unknown}",
    _FR: "authentiques : {true} · altérés : {altered} · inconnus : {unknown}",
    _EN: "true: {true} · altered: {altered} · unknown: {unknown}",
}


def sentence(verdict: Verdict, language: Language) -> str:
    """Say why, in a language."""
    judgement = verdict.judgement
    facts = {
        "signer": judgement.signer or "—",
        "day": judgement.time[:10] or "—",
        "name": judgement.name or "—",
        "detail": judgement.detail or "—",
        "fingerprint": in_groups(judgement.fingerprint) or "—",
    }
    said = {name: printable(value) for name, value in facts.items()}
    if language is Language.ARABIC:
        said = {name: f"{_FIRST_ISOLATE}{value}{_ISOLATE_END}" for name, value in said.items()}
    return SENTENCES[judgement.reason][language].format(**said)
