"""A link leads where readers think that it leads."""

from __future__ import annotations

import pytest

from magazine.manuscript.deceit import deceit_of

DECEPTIVE = {
    "a name before the site": ("https://www.dgsn.gov.ma@evil.example/", "", "are led to “evil.example”"),
    "the same, by a code": ("https://www.dgsn.gov.ma%40evil.example/", "", "are led to “evil.example”"),
    "a password too": ("https://www.dgsn.gov.ma:fr@evil.example/", "", "are led to “evil.example”"),
    "behind a backslash": ("https://evil.example\\@www.dgsn.gov.ma/", "", "evil.example"),
    "a Cyrillic letter": ("https://www.dgsn.gov.m\u0430/", "", "cyrillic small letter a"),
    "its code": ("https://xn--dgsn-53d.gov.ma/", "", "cyrillic small letter a"),
    "a whole Cyrillic name": ("https://\u0430\u0440\u0440\u04cf\u0435.example/", "", "cyrillic"),
    "a Latin letter of another use": ("https://d\u0261sn.gov.ma", "", "script g"),
    "two scripts": ("https://dgsn-شرطة.example/", "", "looks like another letter"),
    "another site behind it": ("https://www.dgsn.gov.ma.evil.example/x", "", "“www.dgsn.gov.ma” for the site"),
    "a number": ("https://3232235777/", "", "no name of a site"),
    "a number in another way": ("http://0x7f.1/", "", "no name of a site"),
    "an address of the house’s own net": ("http://192.168.1.1/", "", "no name of a site"),
    "a machine": ("https://intranet/", "", "no name of a site"),
    "no address": ("https://[", "", "cannot be read"),
    "words that are another address": ("https://evil.example", "https://www.dgsn.gov.ma/fr", "its words say"),
    "words with another site": ("https://evil.example", "voir dgsn.gov.ma.", "its words say"),
    "words that look the same": ("https://www.dgsn.gov.ma/", "www.dgsn.gov.m\u0430", "its words say"),
    "another mail address": ("mailto:x@evil.example", "contact@dgsn.gov.ma", "it writes to"),
    "a mail address with another letter": ("mailto:contact@dgsn.gov.m\u0430", "", "cyrillic"),
    "another number": ("tel:+212537000000", "05 37 11 11 11", "it calls"),
}
PLAIN = (
    ("https://www.dgsn.gov.ma/fr/x?a=b#c", "le site de la DGSN"), ("https://dgsn.gov.ma/", "www.dgsn.gov.ma"), ("https://www.dgsn.gov.ma/", "https://dgsn.gov.ma"),
    ("https://medium.example/@police", "medium"), ("https://fr.wikipedia.org/wiki/Police", "Wikipédia"), ("https://www.gov.uk", "gov.uk"),
    ("https://bbc.co.uk/", "BBC"), ("https://data.gov.ma", "data.gov.ma"), ("https://شرطة.المغرب/", "الموقع"), ("https://préfecture.example/", ""),
    ("https://x.example/rapport.pdf", "rapport.pdf"), ("https://web.archive.example/web/http://www.dgsn.gov.ma/", "une copie"),
    ("tel:+212537000000", "05 37 00 00 00"), ("tel:19", "le 19"), ("mailto:a@b.example?subject=x", "a@b.example"), ("mailto:a@b.example", "écrivez-nous"),
    ("https://www.lemonde.example", "M.le préfet, art.12, n.1"), ("../patrol/fr.md", "www.dgsn.gov.ma"), ("https://specimen.example:8443/x", "specimen.example"),
)  # fmt: skip


@pytest.mark.parametrize("name", DECEPTIVE)
def test_an_address_that_deceives_is_told_with_where_it_leads(name: str) -> None:
    address, words, said = DECEPTIVE[name]
    assert said in deceit_of(address, words)


@pytest.mark.parametrize(("address", "words"), PLAIN)
def test_a_plain_one_is_not(address: str, words: str) -> None:
    assert deceit_of(address, words) == ""
