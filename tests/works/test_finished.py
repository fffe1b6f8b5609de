"""The words of finished pages."""

from __future__ import annotations

from magazine.works.finished import lines_of

PAGE = """<!DOCTYPE html><html><head><title>Titre</title></head><body><p>Hors du texte</p>
<article class="piece"><h1>Une porte &amp; une <em>clé</em></h1>
<p>Environ <bdi>260 000</bdi> visiteurs,<br />à Rabat.</p><p></p>
<figure><img src="a.jpg" alt="La **foule**" /><img alt=""/><figcaption>Vue</figcaption></figure>
<p>Écrivez <code>**gras**</code> ainsi.</p><pre>::: {box}</pre>
<svg><title>Signe</title><text>12</text></svg><button>Partager</button><script>let a = "TODO"</script>
<ul><li>un
deux</li><li>trois</li></ul></article><footer>Pied</footer></body></html>"""


def test_lines_are_those_that_readers_see() -> None:
    assert lines_of(PAGE, "article") == (
        "Une porte & une clé", "Environ 260 000 visiteurs,", "à Rabat.", "La **foule**", "Vue", "Écrivez  ainsi.", "un deux", "trois",
    )  # fmt: skip


def test_a_page_of_xhtml_is_read_too() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><div role="doc-pagebreak" /><p>Un</p></body></html>'
    assert lines_of(page, "body") == ("Un",)
    assert lines_of(page, "article") == ()
