"""A theme's style sheets are whole, and load nothing from outside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from magazine.issue.finding import Stop
from magazine.manuscript.theme_sheets import check_sheets

POLICE = Path(__file__).resolve().parents[2] / "themes/police"
MAIN = b'@import "css/a.css";\n@import "../shared/b.css";\n'
GOOD = {
    "web/style.css": MAIN,
    "web/css/a.css": b'body { background: url("strip.svg") no-repeat; mask: url(#m) }',
    "web/static/strip.svg": b"<svg/>",
    "web/static/more/strip.svg": b"<svg/>",
    "web/static/a strip.svg": b"<svg/>",
    "web/css/sets.css": b"p { mask: image-set(url(strip.svg) 1x, URL( 'strip.svg' ) 2x) }",
    "epub/a.css": b"@namespace url(http://www.w3.org/1999/xhtml); @namespace e url('http://www.idpf.org/2007/ops'); p { top: 0 }",
    "shared/b.css": b"/* url(//x) } */ p::before { content: '}' }",
    "epub/rubric.css": b'q { background: url("../ornaments/quote-rubric.svg") }',
}
OUTSIDE = {
    "another site": ("web/css/a.css", "p { background: url(https://x.example/a.png) }"),
    "another site, short": ("web/css/a.css", "p { background: URL( '//x.example/a.png' ) }"),
    "another site, by codes": ("web/css/a.css", "p { background: u\\72l(https://x.example) }"),
    "another site, behind a space": ("epub/a.css", "p { background: url(' https://x.example/a.png') }"),
    "another site, with a line end in front": ("tokens/a.css", ":root { --a: url('\\a //x.example/a.png') }"),
    "another site, parted by a tab": ("shared/b.css", "p { background: url('ht\\9 tps://x.example/a.png') }"),
    "in a token": ("tokens/a.css", ":root { --a: url(https://x.example/a.png) }"),
    "in a set": ("web/css/a.css", "p { background: image-set('https://x.example/a.png' 1x) }"),
    "in a rule within a rule": ("web/css/a.css", "@media print { p { q { cursor: url(https://x.example) } } }"),
    "in what is asked of the browser": ("web/css/a.css", "@supports (background: url(//x.example)) { p { top: 0 } }"),
    "a font": ("web/css/a.css", "@font-face { src: url(https://x.example/a.woff2) }"),
    "written into itself": ("web/css/a.css", "p { background: url(data:image/png;base64,AAAA) }"),
    "a part that opens a comment": ("web/css/a.css", "p { mask: url(#/*) }"),
    "this machine": ("print/a.css", "p { background: url(file:///etc/passwd) }"),
    "this machine, short": ("print/a.css", "p { background: url(/etc/passwd) }"),
    "the manuscripts": ("epub/a.css", "p { background: url(../../../issues/magazine.yaml) }"),
    "an import of another site": ("web/css/a.css", '@import url("https://x.example/a.css");'),
    "an import of this machine": ("web/css/a.css", '@import "/etc/passwd";'),
    "an import of the manuscripts": ("web/css/a.css", '@import "../../../../issues/magazine.yaml";'),
    "an import in codes": ("web/css/a.css", "@\\69mport 'nowhere.css';"),
    "the name of an import in codes": ("web/style.css", '@import "css/\\61.css";'),
    "an import with a condition": ("web/css/a.css", '@import "../../shared/b.css" print;'),
    "an import where none is read": ("print/a.css", '@import "../shared/b.css";'),
    "a file that is not there": ("web/css/a.css", "p { background: url(nowhere.svg) }"),
    "a sheet that is not there": ("web/css/a.css", '@import "nowhere.css";'),
    "an import of what is no sheet": ("web/css/a.css", '@import "../static/strip.svg";'),
    "a ring within rules": ("web/css/a.css", '@media screen { @import "../style.css"; }'),
    "an address after a namespace": ("web/css/a.css", "@namespace a; p { background: url(//x.example) }"),
    "a part of a file": ("web/css/a.css", "p { mask: url(strip.svg#a) }"),
    "a folder of ornaments": ("web/css/a.css", "p { mask: url(more/strip.svg) }"),
    "a picture that print would leave out": ("print/a.css", "p { background: url(strip.svg) }"),
    "one in a sheet that print shares": ("shared/rubrics.css", "p { background: url(strip.svg) }"),
    "an ornament in a set, which the build would not name": ("web/css/a.css", "p { mask: image-set('strip.svg' 1x) }"),
    "the name of an ornament in codes": ("web/css/a.css", "p { mask: url('str\\69 p.svg') }"),
    "an ornament whose name has a space": ("web/css/a.css", "p { mask: url('a strip.svg') }"),
    "a ring": ("web/css/a.css", '@import "../style.css";'),
    "a bracket that stays open": ("web/css/a.css", "p { color: red"),
    "a rule without an end": ("web/css/a.css", "p { color: red }\n:lan"),
    "one in the midst": ("web/css/a.css", "p { color: red\nq { color: blue }\n"),
    "a remark that stays open": ("web/css/a.css", "p { color: red } /* and so on"),
    "a bracket too many": ("web/css/a.css", "p { color: red } }"),
    "a string that stays open": ("web/css/a.css", 'p::before { content: "a\n }'),
    "brackets without end": ("web/css/a.css", "(" * 60 + ")" * 60),
}


def test_a_good_theme_passes() -> None:
    check_sheets(GOOD, "themes/own")
    files = {file.relative_to(POLICE).as_posix(): file.read_bytes() for file in POLICE.rglob("*") if file.is_file()}
    check_sheets(files, "themes/police")


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_leads_out_or_is_no_style_sheet_is_told_where_it_stands(name: str) -> None:
    inside, sheet = OUTSIDE[name]
    with pytest.raises(Stop) as stop:
        check_sheets({**GOOD, inside: sheet.encode()}, "themes/own")
    assert {finding.rule for finding in stop.value.findings} == {"broken-theme"}
    assert {finding.where.path for finding in stop.value.findings} == {f"themes/own/{inside}"}


def test_a_text_in_another_encoding_is_told() -> None:
    for inside in ("web/css/a.css", "web/templates/article.html", "epub/title.xhtml", "web/scripts/site.js"):
        with pytest.raises(Stop) as stop:
            check_sheets({**GOOD, inside: b"/* \xe9t\xe9 */"}, "themes/own")
        (finding,) = stop.value.findings
        assert (finding.rule, finding.where.path, finding.where.column) == ("wrong-encoding", f"themes/own/{inside}", 4)


def test_a_sheet_is_imported_once_since_a_few_that_import_each_other_twice_stand_for_gigabytes() -> None:
    with pytest.raises(Stop) as stop:
        check_sheets({**GOOD, "web/css/a.css": b'@import "../../shared/b.css";'}, "themes/own")
    (finding,) = stop.value.findings
    assert (finding.where.path, finding.where.line) == ("themes/own/web/style.css", 2)
    assert "a second time" in finding.what


def test_what_is_wrong_with_an_import_is_told_once_and_no_chain_is_too_long_to_tell() -> None:
    with pytest.raises(Stop) as stop:
        check_sheets({**GOOD, "web/css/a.css": b"@import url(b.css);"}, "themes/own")
    assert len(stop.value.findings) == 1
    chain = {f"web/{at}.css": f'@import "{at + 1}.css";'.encode() for at in range(1200)}
    with pytest.raises(Stop) as stop:
        check_sheets({"web/style.css": b'@import "0.css";', **chain, "web/1200.css": b""}, "themes/own")
    assert "in a row" in stop.value.findings[0].what


def test_a_file_written_into_an_address_is_not_said_to_be_loaded_nor_repeated_whole() -> None:
    with pytest.raises(Stop) as stop:
        check_sheets({**GOOD, "web/css/a.css": b"p { cursor: url(data:image/png;base64," + b"A" * 9000 + b") }"}, "x")
    (finding,) = stop.value.findings
    assert "load" not in finding.what
    assert len(finding.what) < 200
