"""Defects of direction and language: what an Arabic reader sees turned round (EPUB 3.3, sections 5.3 and 6.1; Unicode Annex 9)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import says, together, unwrapped, words, xml
from tests.editions.epub.mutations.defect import ace, epubcheck, lint
from tests.editions.epub.mutations.leaves import EDITORIAL, FIGURES, WORDS

PARAGRAPH = "//h:div[@class='body']/h:p"
FRENCH = "//h:div[@class='passage']"

_FRENCH = says(lang="fr", xml__lang="fr", dir="ltr")


def _isolated(number: str) -> str:
    return f"{PARAGRAPH}//h:bdi[.='{number}']"


DEFECTS = (
    lint("a page has no direction", xml(WORDS, "/h:html", says(dir=None)), "missing-direction", "words.xhtml"),
    lint("a page's body has no direction", xml(WORDS, "//h:body", says(dir=None)), "missing-direction", "words.xhtml"),
    lint("a page runs the wrong way", xml(WORDS, "/h:html", says(dir="ltr")), "direction-against-language", "words.xhtml"),
    lint("a page's body runs the wrong way", xml(WORDS, "//h:body", says(dir="ltr")), "direction-against-language", "words.xhtml"),
    lint("a French passage has no direction", xml(WORDS, FRENCH, says(dir=None)), "missing-direction", "words.xhtml"),
    lint("a French passage runs from the right", xml(WORDS, FRENCH, says(dir="rtl")), "direction-against-language", "words.xhtml"),
    lint("Latin words stand in the text without direction", xml(EDITORIAL, "//h:bdi[@lang='fr']", says(dir=None)), "missing-direction", "editorial.xhtml"),
    ace("a page has no language", xml(WORDS, "/h:html", says(lang=None, xml__lang=None)), "html-has-lang", "words.xhtml"),
    epubcheck("a page is in two languages at once", xml(WORDS, "/h:html", says(xml__lang="fr")), "RSC-005", "lang"),
    epubcheck("a page's language is none", xml(WORDS, "/h:html", says(lang="ar_MA", xml__lang="ar_MA")), "RSC-005", "language identifier"),
    lint("a page's body has no language", xml(WORDS, "//h:body", says(lang=None, xml__lang=None)), "missing-language", "words.xhtml"),
    lint("an Arabic page is said to be French", together(xml(WORDS, "/h:html", _FRENCH), xml(WORDS, "//h:body", _FRENCH)), "language-against-script", "words.xhtml"),
    lint("a French passage is said to be Arabic", xml(WORDS, FRENCH, says(lang="ar", xml__lang="ar", dir="rtl")), "language-against-script", "words.xhtml"),
    lint("Amazigh words are said to be French", xml(WORDS, "//h:bdi[@lang='zgh']", says(lang="fr", xml__lang="fr")), "language-against-script", "words.xhtml"),
    lint("a telephone number shows reversed", xml(WORDS, _isolated("05 00 00 00 00"), unwrapped), "number-shown-reversed", "words.xhtml"),
    lint("an ISO date shows reversed", xml(WORDS, _isolated("2018-09-26"), unwrapped), "number-shown-reversed", "words.xhtml"),
    lint("an ISSN shows reversed", xml(EDITORIAL, PARAGRAPH, words("رقم المجلة 2049-3630 عند النشر.")), "number-shown-reversed", "editorial.xhtml"),
    lint("a range shows reversed", xml(EDITORIAL, PARAGRAPH, words("صدرت بين 2015-2018 أعداد كثيرة.")), "number-shown-reversed", "editorial.xhtml"),
    lint("a fall by percents shows reversed", xml(EDITORIAL, PARAGRAPH, words("انخفضت الحوادث بنسبة -12 % هذه السنة.")), "number-shown-reversed", "editorial.xhtml"),
    lint("digit groups show reversed", xml(FIGURES, "//h:td/h:bdi", words("8 200"), unwrapped), "number-shown-reversed", "figures.xhtml"),
    lint("a hidden sign turns words round", xml(EDITORIAL, PARAGRAPH, words("كلمة \u202eمقلوبة\u202c هنا.")), "stray-direction-control", "editorial.xhtml"),
    lint("an isolate is never closed", xml(EDITORIAL, PARAGRAPH, words("كلمة \u2066مفتوحة هنا.")), "stray-direction-control", "editorial.xhtml"),
)  # fmt: skip
