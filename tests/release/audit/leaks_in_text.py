"""Leaks into pages, scripts, lists, feeds, the search, and what tells a host."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import io
import json
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import brotli
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from tests.release.audit import newsroom
from tests.release.audit.leak import Leak

if TYPE_CHECKING:
    from tests.release.audit.bench import Bench, Files

DRAFT, EMBARGO, COMMENT, WAIVER = "leaked-draft", "leaked-embargo", "leaked-comment", "leaked-waiver"
LEDGER, CARD, DATA, ADDRESS, MACHINE, TIME = (
    "leaked-ledger",
    "leaked-card",
    "leaked-data",
    "leaked-address",
    "leaked-machine",
    "leaked-time",
)
RAID, RAID_AR, RADAR, STRAITS = "night-raid/fr.md", "night-raid/ar.md", "radar-plan/fr.md", "straits/fr.md"
END: Final = "</main>"
FR, AR = newsroom.DRAFT_FR, newsroom.DRAFT_AR


def in_page(words: str, before: str = END) -> object:
    return lambda bench: bench.in_page(before, words + before)


def bare(name: str, text: str | bytes) -> object:
    return lambda _: {name: text if isinstance(text, bytes) else text.encode()}


def stretched(text: str) -> str:
    """Arabic with tatweel and vowel signs, as a heading or a poem is written."""
    return "".join(f"{letter}ـَ" if letter.isalpha() and number % 2 else letter for number, letter in enumerate(text))


def presented(text: str) -> str:
    """Some letters by their presentation forms, as text taken from print has them."""
    return text.replace("م", "\ufee3").replace("ن", "\ufee7").replace("لا", "\ufefb")


def split(text: str) -> str:
    return "".join(f"<span>{letter}</span>" if number % 3 == 0 else letter for number, letter in enumerate(text))


def soft(text: str) -> str:
    return "\u00ad".join(text[at : at + 4] for at in range(0, len(text), 4))


def entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" if number % 2 else f"&#x{ord(letter):x};" for number, letter in enumerate(text))


def search_piece(bench: Bench) -> Files:
    name, data = bench.first("site/search/fr/2019/fragment/*.pf_fragment")
    piece = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
    piece["content"] += f" {FR}"
    return {name: gzip.compress(b"pagefind_dcd" + json.dumps(piece).encode(), mtime=0)}


def search_words(bench: Bench) -> Files:
    name, data = bench.first("site/search/fr/2019/index/*.pf_index")
    return {name: gzip.compress(gzip.decompress(data) + b"\x81\x78" + FR.encode(), mtime=0)}


def packed_otherwise(bench: Bench) -> Files:
    name = "site/fr/index.html"
    page = bench.read(name)
    return {name: page, f"{name}.br": brotli.compress(page.replace(b"</main>", f"<p>{FR}</p></main>".encode()))}


def packed_shorter(bench: Bench) -> Files:
    name = "site/fr/feed.xml"
    feed = bench.read(name)
    return {name: feed, f"{name}.gz": gzip.compress(feed[:-20], mtime=0)}


def packed_today(bench: Bench) -> Files:
    name = "site/fr/feed.xml"
    feed = bench.read(name)
    return {name: feed, f"{name}.gz": gzip.compress(feed, mtime=int(datetime.now(UTC).timestamp()))}


def packed_by(bench: Bench) -> Files:
    name, out = "site/fr/feed.xml", io.BytesIO()
    with gzip.GzipFile(f"{bench.project}/feed.xml", "wb", mtime=0, fileobj=out) as file:
        file.write(bench.read(name))
    packed = bytearray(out.getvalue())
    path = f"{bench.project}/feed.xml".encode()
    return {
        name: bench.read(name),
        f"{name}.gz": bytes(packed[:10]) + path + b"\x00" + bytes(packed[10 + len("feed.xml") + 1 :]),
    }


def packed_and_more(bench: Bench) -> Files:
    name = "site/fr/feed.xml"
    feed = bench.read(name)
    return {name: feed, f"{name}.gz": gzip.compress(feed, mtime=0) + gzip.compress(FR.encode(), mtime=0)}


def listed(bench: Bench) -> Files:
    script = bench.read("site/sw.js").decode()
    return {"site/sw.js": f'const later=["/fr/2019-01/night-raid/"];\n{script}'.encode()}


def feed(words: str) -> object:
    return lambda bench: {
        "site/fr/feed.xml": bench.read("site/fr/feed.xml").replace(b"</feed>", words.encode() + b"</feed>")
    }


def built_today(bench: Bench) -> Files:
    day = f"<updated>{datetime.now(UTC):%Y-%m-%d}</updated></feed>"
    return {"site/fr/feed.xml": bench.read("site/fr/feed.xml").replace(b"</feed>", day.encode())}


def font_named(bench: Bench) -> Files:
    name, data = bench.first("site/assets/*-latin-*.woff2")
    font, out = TTFont(io.BytesIO(data)), io.BytesIO()
    if "name" not in font:
        font["name"] = newTable("name")
        font["name"].names = []
    font["name"].setName(f"Fait par {newsroom.DRAFT_AUTHOR} pour « {newsroom.DRAFT_TITLE} »", 5, 3, 1, 0x409)
    font.save(out)
    return {name: out.getvalue()}


def font_table(bench: Bench) -> Files:
    name, data = bench.first("site/assets/*-latin-*.woff2")
    font, out = TTFont(io.BytesIO(data)), io.BytesIO()
    font["NOTE"] = DefaultTable("NOTE")
    font["NOTE"].data = FR.encode()
    font.save(out)
    return {name: out.getvalue()}


def hashes(bench: Bench) -> Files:
    original = bench.project / "issues/2019-01/night-raid/suspect.jpg"
    return {
        "site/SHA256SUMS": f"{hashlib.sha256(original.read_bytes()).hexdigest()}  ar/2019-01/pictures/1.jpg\n".encode()
    }


def tagged(kind: bytes, words: str) -> bytes:
    body = b"\x03" + words.encode()
    return kind + len(body).to_bytes(4, "big") + b"\x00\x00" + body


def sound(bench: Bench) -> Files:
    name, data = bench.first("site/fr/2019-01/recordings/*.mp3")
    frames = tagged(b"COMM", f"fra\x00{newsroom.COMMENT}")
    size = bytes([0, 0, len(frames) >> 7 & 0x7F, len(frames) & 0x7F])
    return {name: b"ID3\x03\x00\x00" + size + frames + data}


def sound_end(bench: Bench) -> Files:
    name, data = bench.first("site/fr/2019-01/recordings/*.mp3")
    tag = (
        b"TAG"
        + newsroom.DRAFT_TITLE.encode("latin-1").ljust(30, b"\x00")
        + newsroom.DRAFT_AUTHOR.encode().ljust(95, b"\x00")
    )
    return {name: data + tag}


def film(_: Bench) -> Files:
    def box(kind: bytes, body: bytes) -> bytes:
        return (8 + len(body)).to_bytes(4, "big") + kind + body

    place = box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+34.0209-006.8416/"))
    return {
        "site/fr/2019-01/recordings/film.mp4": box(b"ftyp", b"isom\x00\x00\x02\x00isom")
        + box(b"moov", place)
        + box(b"mdat", b"\x00" * 64)
    }


_BASE64 = base64.b64encode(FR.encode()).decode()
_SHORT = html.escape(newsroom.SHORT_COMMENT)

LEAKS_IN_TEXT: Final = [
    Leak(output, how, by, rule, source, make)  # type: ignore[arg-type]  # the makers above
    for output, how, by, rule, source, make in (
        ("page", "a paragraph as it is", "windows", DRAFT, RAID, in_page(f"<p>{FR}</p>")),
        ("page", "part of a sentence, in capitals", "windows", DRAFT, RAID, in_page(f"<p>{FR[14:60].upper()}</p>")),
        ("page", "entities", "windows", DRAFT, RAID, in_page(f"<p>{entities(FR)}</p>")),
        ("page", "soft hyphens", "windows", DRAFT, RAID, in_page(f"<p>{soft(FR)}</p>")),
        ("page", "decomposed letters", "windows", DRAFT, RAID, in_page(f"<p>{unicodedata.normalize('NFD', FR)}</p>")),
        ("page", "split over elements", "windows", DRAFT, RAID, in_page(f"<p>{split(FR)}</p>")),
        ("page", "zero-width characters", "windows", DRAFT, RAID, in_page("<p>" + "\u200b".join(FR) + "</p>")),
        ("page", "Arabic with tatweel and vowel signs", "windows", DRAFT, RAID_AR, in_page(f"<p>{stretched(AR)}</p>")),
        ("page", "Arabic presentation forms", "windows", DRAFT, RAID_AR, in_page(f"<p>{presented(AR)}</p>")),
        ("page", "the title alone", "phrases", DRAFT, RAID, in_page(f"<li>{newsroom.DRAFT_TITLE}</li>")),
        ("page", "an author's name", "phrases", DRAFT, RAID, in_page(f"<li>{newsroom.DRAFT_AUTHOR.upper()}</li>")),
        (
            "page",
            "alternative text",
            "windows",
            CARD,
            "suspect.jpg.yaml",
            in_page(f'<img src="x.jpg" alt="{newsroom.CARD_ALT}">'),
        ),
        ("page", "a comment", "windows", COMMENT, "fr.md", in_page(f"<!-- {newsroom.COMMENT} -->")),
        (
            "page",
            "a comment that never ends",
            "windows",
            COMMENT,
            "fr.md",
            in_page(f"<!-- {newsroom.COMMENT} ", "</html>"),
        ),
        ("page", "a short remark", "phrases", COMMENT, "fr.md", in_page(f"<span hidden>{_SHORT}</span>")),
        ("page", "a data attribute", "windows", WAIVER, "fr.md", in_page(f'<p data-why="{newsroom.WAIVER}">…</p>')),
        (
            "page",
            "JSON-LD with escapes",
            "windows",
            EMBARGO,
            RADAR,
            in_page(f'<script type="application/ld+json">{json.dumps({"description": newsroom.EMBARGO_FR})}</script>'),
        ),
        (
            "page",
            "base64 in an address",
            "windows",
            DRAFT,
            RAID,
            in_page(f'<a href="data:text/plain;base64,{_BASE64}">x</a>'),
        ),
        ("page", "a link to a draft", "needles", ADDRESS, "", in_page('<a href="../night-raid/">x</a>')),
        (
            "page",
            "a template that was not filled",
            "marks",
            MACHINE,
            "",
            in_page("<p>&lt;Contributor object at 0x7f3a2c11d0&gt;</p>"),
        ),
        (
            "page",
            "a traceback",
            "marks",
            MACHINE,
            "",
            in_page('<!-- Traceback (most recent call last): File "x.py", line 3 -->'),
        ),
        (
            "page",
            "the consent of a person shown",
            "windows",
            CARD,
            "square.jpg.yaml",
            in_page(f"<figcaption>{newsroom.CONSENT}</figcaption>"),
        ),
        (
            "page",
            "a remark on a card",
            "windows",
            COMMENT,
            "square.jpg.yaml",
            in_page(f"<figcaption title='{newsroom.CARD_REMARK}'></figcaption>"),
        ),
        ("page", "an article of the next issue", "windows", DRAFT, STRAITS, in_page(f"<p>{newsroom.COMING_FR}</p>")),
        (
            "page",
            "the title of the next issue",
            "windows",
            DRAFT,
            "2019-02/issue.yaml",
            in_page(f"<p>{newsroom.COMING_TITLE}</p>"),
        ),
        (
            "share card",
            "its description",
            "windows",
            EMBARGO,
            RADAR,
            in_page(f'<meta property="og:description" content="{newsroom.EMBARGO_FR}">', "</head>"),
        ),
        (
            "share card",
            "the words of its picture",
            "windows",
            CARD,
            "suspect.jpg.yaml",
            in_page(f'<meta property="og:image:alt" content="{newsroom.CARD_ALT}">', "</head>"),
        ),
        (
            "script",
            "a string with escapes",
            "windows",
            DRAFT,
            RAID,
            bare("site/assets/a.js", f"const a={json.dumps(FR)};"),
        ),
        ("script", "a list of the service worker", "needles", ADDRESS, "", listed),
        (
            "script",
            "a style sheet's escapes",
            "windows",
            DRAFT,
            RAID_AR,
            bare("site/assets/a.css", "p::before{content:'" + "".join(f"\\{ord(one):06x}" for one in AR) + "'}"),
        ),
        (
            "script",
            "a source map",
            "marks",
            MACHINE,
            "",
            bare("site/assets/b.js", "let b;\n//# sourceMappingURL=b.js.map"),
        ),
        (
            "script",
            "the path of the project",
            "needles",
            MACHINE,
            "",
            lambda bench: {"site/assets/c.js": f"const from='{bench.project}/issues';".encode()},
        ),
        (
            "list",
            "an article of an issue's list",
            "phrases",
            DRAFT,
            RAID,
            bare("site/fr/2019-01/issue.json", json.dumps({"articles": [{"title": newsroom.DRAFT_TITLE}]})),
        ),
        ("list", "sixteen bits a letter", "windows", DRAFT, RAID, bare("site/fr/x.json", FR.encode("utf-16"))),
        (
            "list",
            "a fact of the ledger",
            "windows",
            LEDGER,
            "facts.yaml",
            bare("site/fr/facts.json", json.dumps({"source": newsroom.LEDGER})),
        ),
        (
            "list",
            "a figure of the ledger",
            "phrases",
            LEDGER,
            "facts.yaml",
            bare("site/fr/facts.json", '{"text": "4\u202f711 sachets saisis"}'),
        ),
        ("list", "a table", "windows", DATA, "districts.csv", bare("site/fr/t.csv", newsroom.TABLE)),
        (
            "list",
            "a manifest's moment",
            "moments",
            TIME,
            "",
            bare("site/manifest.webmanifest", '{"made": "2026-11-26T20:31:07Z"}'),
        ),
        (
            "list",
            "seconds since 1970",
            "days",
            TIME,
            "",
            lambda _: {"site/v.json": f'{{"t": {int(datetime.now(UTC).timestamp())}}}'.encode()},
        ),
        (
            "feed",
            "a summary",
            "windows",
            EMBARGO,
            RADAR,
            feed(f"<entry><summary>{newsroom.EMBARGO_FR}</summary></entry>"),
        ),
        (
            "feed",
            "a page written into it",
            "windows",
            DRAFT,
            RAID,
            feed(f'<entry><content type="html">{html.escape(f"<p>{split(entities(FR))}</p>")}</content></entry>'),
        ),
        (
            "feed",
            "character data",
            "windows",
            DRAFT,
            RAID,
            feed(f"<entry><content><![CDATA[<p>{FR}</p>]]></content></entry>"),
        ),
        ("feed", "an instruction", "windows", COMMENT, "fr.md", feed(f"<?note {newsroom.COMMENT}?>")),
        (
            "feed",
            "the day of building",
            "days",
            TIME,
            "",
            built_today,
        ),
        (
            "feed",
            "a site map's address",
            "needles",
            ADDRESS,
            "",
            bare(
                "site/sitemap-2019.xml",
                '<?xml version="1.0"?><urlset><url><loc>https://m.example/fr/2019-01/radar-plan/</loc></url></urlset>',
            ),
        ),
        (
            "feed",
            "a catalogue's relation",
            "needles",
            ADDRESS,
            "",
            bare("site/opds/fr.json", '{"links": [{"href": "/fr/2019-02/straits/"}]}'),
        ),
        ("search", "a page's text", "windows", DRAFT, RAID, search_piece),
        ("search", "the words of an index", "windows", DRAFT, RAID, search_words),
        ("packed file", "Brotli that holds more than its page", "packed", "leaked-packed-file", "", packed_otherwise),
        ("packed file", "Brotli's other words", "windows", DRAFT, RAID, packed_otherwise),
        ("packed file", "gzip that holds less than its page", "packed", "leaked-packed-file", "", packed_shorter),
        ("packed file", "the moment of packing", "moments", TIME, "", packed_today),
        ("packed file", "the path that it was packed from", "needles", MACHINE, "", packed_by),
        ("packed file", "a second archive after it", "packed", "leaked-packed-file", "", packed_and_more),
        (
            "host",
            "a map of redirects",
            "needles",
            ADDRESS,
            "",
            bare("site/_redirects", "/alt/ /ar/2019-01/night-raid/ 301\n"),
        ),
        (
            "host",
            "a remark for robots",
            "windows",
            COMMENT,
            "fr.md",
            bare("site/robots.txt", f"User-agent: *\n# {newsroom.COMMENT}\n"),
        ),
        (
            "host",
            "an address in percent signs",
            "windows",
            DRAFT,
            RAID_AR,
            bare("site/_headers", f"/x\n  Link: <https://m.example/{quote(AR)}>\n"),
        ),
        (
            "host",
            "another machine's home",
            "marks",
            MACHINE,
            "",
            bare("site/llms.txt", "See /home/hassan/magazine/issues for the sources."),
        ),
        ("hash list", "the digest of an original", "files", "leaked-original", "suspect.jpg", hashes),
        ("font", "its names", "phrases", DRAFT, RAID, font_named),
        ("font", "a table of its own", "structure", "leaked-metadata", "", font_table),
        ("recording", "a tag before the sound", "windows", COMMENT, "fr.md", sound),
        ("recording", "a tag at the end", "phrases", DRAFT, RAID, sound_end),
        ("recording", "the place where it was filmed", "structure", "leaked-metadata", "", film),
    )
]
