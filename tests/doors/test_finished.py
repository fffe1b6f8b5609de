"""What was taken in at the doors goes all the way: hostile articles that pass are built, and every page and book is looked through."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import etree, html
from tests.common_store import share_store
from tests.doors.nasties import CANARY
from tests.doors.outcome import MOVING, UNPRINTABLE, Unsafe, examine_attribute
from tests.doors.watch import start, wait_for
from tests.wrong.cases import copy_specimen

from magazine.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Times

pytestmark = pytest.mark.soak  # half a minute; a daily run looks through the same articles one by one, at the doors
SEED = 8
ISSUE = "issues/2019-01"
PLAIN = "---\ntitle: Un mot\nstatus: ready\n---\nUn mot.\n"
OWN = {"script", "link", "meta", "style", "svg", "path", "use", "form", "input", "button", "base", "noscript", "template", "iframe", "select", "object", "embed", "symbol", "image"}  # fmt: skip


@pytest.fixture(scope="module")
def built(times: Times, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an issue of hostile articles that pass, with a plain one beside them."""
    folder = tmp_path_factory.mktemp("finished")
    asked = times(daily=30, soak=600)
    process = start("article text", SEED, asked, folder / "trial")
    trial = wait_for(process, folder / "trial")
    assert not trial.fault, trial.fault
    taken = [file.read_bytes() for file in sorted((folder / "trial").glob("taken-*"))]
    # In a French book Arabic paragraphs are a fault of their own.
    taken = [data for data in taken if len(re.findall("[\u0600-\u06ff]", data.decode("utf-8"))) < 20]
    project = copy_specimen(folder)
    shutil.rmtree(project / ISSUE / "editorial")
    articles = {f"h{number}": data for number, data in enumerate(taken)} | {"plain": PLAIN.encode()}
    (project / "issues/editorial-line.yaml").write_text(LINE, encoding="utf-8")
    for name, data in articles.items():
        (project / ISSUE / name).mkdir()
        (project / ISSUE / name / "fr.md").write_bytes(data.replace(b"../editorial/", b"../plain/"))
        for file in ("crowd.jpg", "crowd.jpg.yaml", "visitors.csv"):
            shutil.copy(project / ISSUE / "patrol" / file, project / ISSUE / name / file)
    share_store(project / ".magazine", tmp_path_factory)
    names, said = list(articles), ""
    for _ in range(6):
        _set(project, names)
        result = CliRunner().invoke(
            main, ["-C", str(project), "build", "--edition", "web,epub", "--lang", "fr", "--jobs", "2"]
        )
        said = result.output
        if result.exit_code == 0:
            assert len(names) > 3
            return project / "build"
        wrong = set(re.findall(r"/(h\d+)[/.][^:]*:\d+:\d+: error", said)) & set(names)
        assert wrong, said[-3_000:]
        for name in wrong:  # what stops a build is the business of the doors
            shutil.rmtree(project / ISSUE / name)
        names = [name for name in names if name not in wrong]
    raise AssertionError(said[-3_000:])


LINE = "".join(["rules:\n", *(f"  {rule}: off\n" for rule in ("misspelt-word", "missing-unit", "alt-says-nothing"))])


def _set(project: Path, names: list[str]) -> None:
    """Put articles into the contents."""
    sheet = f"number: 7\ndate: 2019-01\ntitle: {{ar: x, fr: y}}\nlanguages: [fr]\ncontents:\n  - rubric: field\n    articles: [{', '.join(names)}]\n"
    (project / ISSUE / "issue.yaml").write_text(sheet, encoding="utf-8")


def _pages(build: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted((build / "site/fr").rglob("*.html")):
        yield file.relative_to(build).as_posix(), file.read_bytes()


def _furniture(page: bytes) -> set[str]:
    """Give what a page has of what runs, dresses or loads, place by place: the theme's own."""
    tree = html.fromstring(page)
    found = set()
    for element in tree.iter(*OWN):
        if element.tag == "script" and element.get("type") == "application/ld+json":
            json.loads(element.text or "")
            continue
        if (
            element.tag in {"meta", "link"}
            and (element.get("content") or element.get("href") or "")
            and not element.get("http-equiv")
        ):
            continue  # titles and addresses of the page
        found.add(re.sub(r"\s+", " ", etree.tostring(element, encoding="unicode", with_tail=False))[:400])
    return found


def test_no_page_has_anything_that_runs_beyond_what_a_plain_page_has(built: Path) -> None:
    pages = dict(_pages(built))
    plain = set().union(*(_furniture(page) for name, page in pages.items() if "/plain/" in name or "/patrol/" in name))
    assert plain
    hostile = {name: page for name, page in pages.items() if re.search(r"/h\d+/", name)}
    assert hostile
    for name, page in hostile.items():
        more = {one for one in _furniture(page) if _shape(one) not in {_shape(other) for other in plain}}
        assert not more, f"{name}: {more}"


def _shape(markup: str) -> str:
    """Give the markup of furniture without what differs from page to page: addresses within the site, and words."""
    return re.sub(r'="[^"]*"|>[^<]*<|\d+', "", markup)


def test_every_attribute_of_every_page_is_harmless(built: Path) -> None:
    for name, page in _pages(built):
        for element in html.fromstring(page).iter():
            if not isinstance(element.tag, str) or element.tag in OWN:
                continue
            for attribute, value in element.attrib.items():
                if element.tag == "a" or attribute not in {"href", "src", "srcset"} or "://" in value:
                    examine_attribute(element.tag, attribute.lower(), value, folders=name.count("/") - 1)
        text = page.decode("utf-8")
        assert CANARY[1] not in text, name
        assert not UNPRINTABLE.search(text.replace("\r", "")), name


def test_every_document_of_the_book_is_whole_and_harmless(built: Path) -> None:
    (book,) = (built / "site/fr").rglob("*.epub")
    count = 0
    with zipfile.ZipFile(book) as opened:
        for name in opened.namelist():
            assert ".." not in Path(name).parts
            if not name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                continue
            data = opened.read(name)
            tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
            assert CANARY[1].encode() not in data
            count += name.endswith(".xhtml")
            for element in tree.iter("{*}*"):
                tag = etree.QName(element).localname.lower()
                assert tag not in {"script", "iframe", "object", "embed", "form"}, name
                for attribute, value in element.attrib.items():
                    if name.endswith(".xhtml") and tag not in {"link", "image", "use"}:
                        examine_attribute(tag, etree.QName(attribute).localname.lower(), value)
    assert count > 3


def test_a_hidden_sign_stands_in_no_page_unless_the_house_put_it_there(built: Path) -> None:
    """The house sets figures and names apart with isolates; an override is never its own."""
    for name, page in _pages(built):
        if re.search(r"/h\d+/|2019-01/index", name):
            assert not re.search("[\u202a-\u202e]", page.decode("utf-8")), name


def test_the_look_sees_a_script() -> None:
    page = b"<html><body><p>x</p><script>alert(1)</script></body></html>"
    assert _furniture(page)
    with pytest.raises(Unsafe):
        examine_attribute("p", "onclick", "x")
    assert MOVING.search("\u202e")
