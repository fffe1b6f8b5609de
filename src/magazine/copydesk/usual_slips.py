"""Slips in little Arabic words, which no rule of letters explains well enough, with what was meant.

``LET_THROUGH`` has those that dictionaries take for words, most often because they read them as a verb that nobody uses: «اكثر», «اعلن».
What a writer may truly mean is not among them: «واحد» is one, «واهم» deluded, «فلان» somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNKNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "الى": ("إلى",),
    "الي": ("إلى",),
    "الا": ("إلا", "ألا"),
    "ان": ("أن", "إن"),
    "او": ("أو",),
    "اذا": ("إذا",),
    "الان": ("الآن",),
    "لاكن": ("لكن",),
    "ولاكن": ("ولكن",),
    "هاذا": ("هذا",),
    "وهاذا": ("وهذا",),
    "هاذه": ("هذه",),
    "وهاذه": ("وهذه",),
    "هاؤلاء": ("هؤلاء",),
}
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "ذالك": ("ذلك",),
    "وذالك": ("وذلك",),
    "كذالك": ("كذلك",),
    "لذالك": ("لذلك",),
    "شيئ": ("شيء",),
    "وهى": ("وهي",),
    "واحيانا": ("وأحيانا",),
    "انه": ("أنه", "إنه"),
    "وانه": ("وأنه", "وإنه"),
    "بانه": ("بأنه",),
    "انهم": ("أنهم", "إنهم"),
    "وان": ("وأن", "وإن"),
    "لان": ("لأن",),
    "احد": ("أحد",),
    "اهم": ("أهم",),
    "اكثر": ("أكثر",),
    "واكثر": ("وأكثر",),
    "اكبر": ("أكبر",),
    "واكبر": ("وأكبر",),
    "اقل": ("أقل",),
    "واقل": ("وأقل",),
    "افضل": ("أفضل",),
    "وافضل": ("وأفضل",),
    "اصبح": ("أصبح",),
    "واصبح": ("وأصبح",),
    "اكد": ("أكد",),
    "واكد": ("وأكد",),
    "اعلن": ("أعلن",),
    "واعلن": ("وأعلن",),
    "اصدر": ("أصدر",),
    "واصدر": ("وأصدر",),
}
USUAL: Final[Mapping[str, tuple[str, ...]]] = {**_UNKNOWN, **_KNOWN}
LET_THROUGH: Final = frozenset(_KNOWN)
