"""The search of a site with two years: in Chromium under the policy, and the indexes' bytes."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any, Literal

import pytest
from tests.browser import open_browser
from tests.editions.web.bench import SECRETS
from tests.host import serve
from tests.site.search_page import SearchPage
from tests.validators import NPM, lacking

from magazine.editions.web.manifest import from_json, to_json
from magazine.issue.finding import Stop
from magazine.manuscript.theme import read_theme
from magazine.site import search_index, search_page
from magazine.site.search_text import Passage, passages
from magazine.site.shelf import build_site
from magazine.works.crew import SoloCrew
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from tests.editions.web.bench import Built

MOMENT = datetime(2019, 1, 1, tzinfo=UTC)
COPIES = 12
"""Articles of the older issue: more than one page of results."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
OLD = {"ar": "برج قديم", "fr": "une tour ancienne"}
"""Words that stand in the older issue only."""


def put_up(into: Path, built: Built, store: Path) -> SoloCrew:
    crew = SoloCrew(Store(store))
    house = built.house
    build_site(
        into=into, house=house, theme=read_theme(into, "police"), languages=house.languages, moment=MOMENT, crew=crew
    )
    return crew


def lay_older_issue(site: Path, tag: str) -> None:
    """Lay an issue of the year before beside the specimen's: copies of one article, with words of their own."""
    issue = from_json((site / tag / "2019-01/issue.json").read_text(encoding="utf-8"))
    model = issue.articles[0]
    articles = tuple(replace(model, id=f"old-{number:02}") for number in range(COPIES))
    older = replace(issue, id="2018-12", date="2018-12", number=6, articles=articles, untranslated=(), cover_lines=())
    page = (site / tag / "2019-01" / model.id / "index.html").read_text(encoding="utf-8")
    for article in articles:
        folder = site / tag / older.id / article.id
        folder.mkdir(parents=True)
        text = page.replace('<div class="body">', f'<div class="body"><p>{OLD[tag]}</p>')
        (folder / "index.html").write_text(text, encoding="utf-8")
    (site / tag / older.id / "issue.json").write_text(to_json(older), encoding="utf-8")


@pytest.fixture(scope="module")
def two_years(built: Built, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    into = tmp_path_factory.mktemp("two-years") / "build"
    shutil.copytree(built.site, into / "site")
    for tag in OLD:
        lay_older_issue(into / "site", tag)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_page, "FIRST_ARTICLES", 2)  # so that one year is enough at first
        put_up(into, built, cache / "store")
    yield into
    for each in _fragments(into / "site"):
        assert each["content"]


@pytest.fixture(scope="module")
def host(two_years: Path) -> Iterator[str]:
    with serve(two_years / "site") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[SearchPage]:
    """Give the Arabic search page; nothing may complain by the end, of errors or of breaches of the policy."""
    with browser.new_context() as context:
        page = SearchPage(context.new_page(), host, "ar")
        yield page
        assert page.complaints == []


def _fragments(site: Path) -> list[dict[str, Any]]:
    files = sorted(site.glob("search/*/*/fragment/*"))
    return [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in files]


def _options(page: SearchPage, name: str) -> list[str]:
    options: list[str] = page.page.eval_on_selector_all(
        f"[name={name}] option", "all => all.map(one => one.textContent)"
    )
    return options


def test_the_newest_year_is_searched_first_and_older_ones_when_asked_for(page: SearchPage) -> None:
    assert page.search(OLD["ar"]) == {}
    assert not [address for address in page.fetched if "/2018/" in address]
    page.page.click(".search-older button")
    page.page.wait_for_selector(".search-group")
    assert len(page.found(OLD["ar"])["ar"]) == 10
    assert [address for address in page.fetched if "/ar/2018/" in address]
    assert page.count.startswith("12 نتيجة")
    assert "2018–2019" in page.count


def test_a_search_within_a_year_fetches_that_year_alone(page: SearchPage) -> None:
    found = page.open(q=OLD["ar"], year="2018")
    assert len(found["ar"]) == 10
    assert not [address for address in page.fetched if "/2019/pagefind-entry.json" in address]


def test_more_results_are_shown_on_demand_and_still_there_on_coming_back(page: SearchPage) -> None:
    page.open(q=OLD["ar"], year="2018")
    page.page.click(".search-more")
    page.page.wait_for_function("() => document.querySelectorAll('.search-card').length === 12")
    assert page.page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.search-card')[10]")
    assert page.page.is_hidden(".search-more")
    page.page.click(".search-card:nth-child(11) .headline a")
    page.page.wait_for_url("**/old-*/**")
    page.page.go_back()
    page.found(OLD["ar"])
    assert page.page.locator(".search-card").count() == 12
    assert page.page.input_value("#search-words") == OLD["ar"]


def test_filters_say_how_many_they_leave_and_leave_as_many(page: SearchPage) -> None:
    everything = page.search("الدورية")
    offered = [option for option in _options(page, "rubric") if "(" in option]
    counts = {option.rpartition(" (")[0]: int(option.rpartition("(")[2].rstrip(")")) for option in offered}
    assert sum(counts.values()) == sum(map(len, everything.values()))
    name, count = next((name, count) for name, count in counts.items() if 0 < count < sum(counts.values()))
    page.page.select_option("[name=rubric]", label=f"{name} ({count})")
    page.page.wait_for_function("(count) => document.querySelectorAll('.search-card').length === count", arg=count)
    assert {line.inner_text() for line in page.page.locator(".search-line .rubric:visible").all()} >= {name}
    assert "rubric=" in page.page.url
    page.page.go_back()
    page.page.wait_for_function(
        "(count) => document.querySelectorAll('.search-card').length === count", arg=sum(counts.values())
    )


def test_issues_and_years_are_filters_too(page: SearchPage) -> None:
    page.page.goto(f"{page.address}ar/search/index.html?q=2019&year=2018")
    both = page.open(q="الدورية", year="2019")
    assert page.open(q="الدورية", year="2019", issue="2019-01") == both
    assert any(re.match("العدد 7 · يناير 2019 ", option) for option in _options(page, "issue"))
    assert page.open(q="الدورية", year="2018", issue="2019-01") == {}
    assert "لا شيء عن «الدورية» في ما حصرت فيه البحث." in page.page.inner_text(".search-nothing")


def test_the_page_s_language_comes_first_and_the_other_is_named_in_its_own(page: SearchPage) -> None:
    found = page.search("12500")
    assert list(found) == ["ar", "fr"]
    groups = page.page.locator(".search-group")
    assert [(group.get_attribute("lang"), group.get_attribute("dir")) for group in groups.all()] == [
        ("ar", "rtl"), ("fr", "ltr"),
    ]  # fmt: skip
    assert "Français" in groups.nth(1).locator("h2").inner_text()
    page.page.select_option("[name=language]", "fr")
    page.page.wait_for_function("() => document.querySelectorAll('.search-group').length === 1")
    assert list(page.found("12500")) == ["fr"]


def test_results_can_be_sorted_by_date(page: SearchPage) -> None:
    page.search("الدورية")
    page.page.click(".search-older button")
    page.page.wait_for_function("() => document.querySelector('.search-older') === null")
    page.page.select_option("[name=sort]", "date")
    page.page.wait_for_url("**sort=date**")
    page.found("الدورية")
    dates = page.page.eval_on_selector_all(".search-group[lang=ar] time", "all => all.map(one => one.dateTime)")
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) == 2


def test_the_number_of_results_is_announced(page: SearchPage) -> None:
    assert page.page.get_attribute(".search-count", "role") == "status"
    page.search("زرافة")
    assert page.count == "لا نتيجة في سنة 2019"
    assert "لم نجد شيئا عن «زرافة»." in page.page.inner_text(".search-nothing")
    page.search("2.1")
    page.search("EPUB12345")
    assert page.page.locator(".search-ways a").count() == 3


def test_keys_are_enough(page: SearchPage) -> None:
    keyboard, focus = page.page.keyboard, "document.activeElement"
    page.search("الدورية")
    page.page.evaluate("document.activeElement.blur()")
    keyboard.press("/")
    assert page.page.evaluate(f"{focus}.name") == "q"
    keyboard.press("ArrowDown")
    first = page.page.locator(".search-card .headline a").first
    assert first.evaluate("link => link === document.activeElement")
    keyboard.press("ArrowDown")
    assert page.page.locator(".headline a").nth(1).evaluate("link => link === document.activeElement")
    keyboard.press("Escape")
    assert page.page.evaluate(f"{focus}.name") == "q"
    keyboard.press("Escape")
    assert page.page.input_value("#search-words") == ""
    keyboard.type("/")
    assert page.page.input_value("#search-words") == "/"


def test_a_result_marks_the_words_and_leads_to_them_marked(page: SearchPage) -> None:
    page.search("الدوريات")
    marked = page.page.locator(".search-card mark").all_inner_texts()
    assert marked
    assert all(re.search("دوري", word) for word in marked)
    page.page.locator(".search-card .headline a").first.click()
    page.page.wait_for_function("() => CSS.highlights.has('search')")
    words = page.page.evaluate("[...CSS.highlights.get('search')].map(String)")
    assert words
    assert all(re.search("دوري", word) for word in words)
    assert "highlight" not in page.page.url
    page.page.go_back()
    page.found("الدوريات")
    assert page.page.input_value("#search-words") == "الدوريات"


def test_articles_opened_otherwise_load_no_highlighter(page: SearchPage) -> None:
    page.fetched.clear()
    page.page.goto(f"{page.address}ar/2019-01/patrol/index.html")
    assert page.fetched
    assert not [address for address in page.fetched if "search" in address]


def test_without_scripts_the_page_says_so_and_shows_other_ways(browser: Browser, host: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}fr/search/index.html?q=police")
        assert "demande JavaScript" in page.inner_text("main")
        assert page.is_hidden(".search-form")
        assert [link.get_attribute("href") for link in page.locator(".search-ways a").all()] == [
            "../archive/index.html", "../rubrics/index.html", "../contributors/index.html",
        ]  # fmt: skip


def test_an_index_that_cannot_be_fetched_is_said_in_plain_words(browser: Browser, host: str) -> None:
    with browser.new_context() as context:
        page = SearchPage(context.new_page(), host, "fr")
        page.page.route("**/*.pf_meta", lambda route: route.abort())
        page.page.fill("#search-words", "patrouille")
        page.page.press("#search-words", "Enter")
        page.page.wait_for_function("() => document.querySelector('.search-count').textContent.startsWith('L’index')")


def test_results_have_no_fault_that_axe_finds(browser: Browser, host: str) -> None:
    axe = NPM / "axe-core/axe.min.js"
    if not axe.is_file():
        lacking("this machine has no axe-core in .tools/npm: ./run test installs it")
    with browser.new_context(viewport={"width": 320, "height": 800}) as context:
        page = SearchPage(context.new_page(), host, "ar")
        page.search("الدورية")
        assert page.page.evaluate("document.documentElement.scrollWidth") == 320
        page.page.evaluate(axe.read_text(encoding="utf-8"))
        for scheme in SCHEMES:
            page.page.emulate_media(color_scheme=scheme)
            report = page.page.evaluate("axe.run('main')")
            assert [(found["id"], found["nodes"][0]["html"]) for found in report["violations"]] == []


def test_what_is_not_published_is_in_no_index(built: Built) -> None:
    fragments = _fragments(built.site)
    assert {fragment["meta"]["page"] for fragment in fragments} == {
        page.relative_to(built.site).as_posix() for page in built.site.glob("*/2019-01/*/index.html")
    }
    text = json.dumps(fragments, ensure_ascii=False)
    assert [secret for secret in SECRETS if secret in text] == []
    listed = [
        path
        for path in built.site.glob("search/**/*")
        if path.is_file() and any(secret in path.name for secret in SECRETS)
    ]
    assert listed == []


def test_an_index_holds_no_interfaces_of_its_own(built: Built) -> None:
    files = [path for path in built.site.glob("search/**/*") if path.is_file() and path.suffix not in {".br", ".gz"}]
    names = {re.sub(r"[0-9a-f]{7,}", "#", path.name) for path in files}
    assert names == {
        "pagefind-#.js", "pagefind-entry.json", "articles.json", "wasm.ar-2019.pagefind", "wasm.fr-2019.pagefind",
        "pagefind.ar-2019_#.pf_meta", "pagefind.fr-2019_#.pf_meta", "ar-2019_#.pf_index", "fr-2019_#.pf_index",
        "ar-2019_#.pf_fragment", "fr-2019_#.pf_fragment",
    }  # fmt: skip


def test_the_same_pages_give_the_same_bytes_elsewhere(built: Built, cache: Path, tmp_path: Path) -> None:
    into = tmp_path / "another" / "build"
    shutil.copytree(built.site, into / "site", ignore=shutil.ignore_patterns("search"))
    crew = SoloCrew(Store(tmp_path / "store"))
    for path in (cache / "store").glob("*/*"):  # all but the indexes, and what whole builds keep a folder deeper
        if path.is_file() and b"pf_index" not in path.read_bytes():
            (tmp_path / "store" / path.parent.name).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, tmp_path / "store" / path.parent.name / path.name)
    crew = put_up(into, built, tmp_path / "store")
    assert [record.kind for record in crew.made].count("search") == 2
    files = [path.relative_to(built.site) for path in sorted(built.site.glob("search/**/*")) if path.is_file()]
    assert files == [
        path.relative_to(into / "site") for path in sorted((into / "site").glob("search/**/*")) if path.is_file()
    ]
    assert [name for name in files if (built.site / name).read_bytes() != (into / "site" / name).read_bytes()] == []


def test_only_the_year_that_changed_is_indexed_again(
    two_years: Path, built: Built, cache: Path, tmp_path: Path
) -> None:
    into = tmp_path / "build"
    shutil.copytree(two_years, into)
    manifest = into / "site/fr/2019-01/issue.json"
    issue = from_json(manifest.read_text(encoding="utf-8"))
    manifest.write_text(to_json(replace(issue, text="other words")), encoding="utf-8")
    crew = put_up(into, built, cache / "store")
    assert [record.name for record in crew.made if record.kind == "search"] == ["2019 fr"]
    assert [record.name for record in crew.reused if record.kind == "search"] == ["2019 ar", "2018 ar", "2018 fr"]


def test_an_issue_that_still_lies_in_the_last_build_stays_in_its_year_s_index(
    built: Built, cache: Path, tmp_path: Path
) -> None:
    into, last = tmp_path / "build", tmp_path / "last"
    shutil.copytree(built.site / "fr/2019-01", last / "site/fr/2019-01")
    shutil.copytree(built.site / "fr/2019-01", into / "site/fr/2019-02")
    manifest = into / "site/fr/2019-02/issue.json"
    issue = from_json(manifest.read_text(encoding="utf-8"))
    manifest.write_text(to_json(replace(issue, id="2019-02", date="2019-02")), encoding="utf-8")
    crew = SoloCrew(Store(cache / "store"))
    build_site(
        into=into, house=built.house, theme=read_theme(into, "police"), languages=built.house.languages, moment=MOMENT,
        crew=crew, last=last, unchanged=frozenset({"2019-01"}),
    )  # fmt: skip
    listed = json.loads((into / "site/search/fr/2019/articles.json").read_text(encoding="utf-8"))
    counts = Counter(entry[0] for entry in listed["articles"].values())
    assert counts == {"2019-01": len(issue.articles), "2019-02": len(issue.articles)}


def test_a_manifest_s_digest_changes_with_the_words_of_its_articles(built: Built) -> None:
    texts = {tag: from_json((built.site / tag / "2019-01/issue.json").read_text(encoding="utf-8")).text for tag in OLD}
    assert all(re.fullmatch("[0-9a-f]{64}", text) for text in texts.values())
    assert texts["ar"] != texts["fr"]


PAGE = """<html><body><article class="piece"><div class="body"><p>Un mot<a class="note-mark" href="#n">1</a> ici.</p>
<h2 id="x">Titre <a data-search="off" href="#x">#</a></h2><figure><img alt="caché"><figcaption>Légende <small>Crédit</small></figcaption></figure>
<table><tr><th>A</th><td>B<br>C</td></tr></table><aside class="box"><p class="box-title">Encadré</p></aside>
<details><summary>Les données</summary><p>Chiffre</p></details><aside class="note"><span class="note-number">1</span> <p>Note</p></aside>
<button>Partager</button><p hidden>secret</p><svg><text>dessin</text></svg></div></article><nav>suivant</nav></body></html>"""


def test_an_article_is_found_by_what_is_read_of_it(built: Built) -> None:
    issue = from_json((built.site / "fr/2019-01/issue.json").read_text(encoding="utf-8"))
    article = replace(issue.articles[0], keywords=("ronde", "nuit"))
    found = [Passage(" ".join(each.text.split()), each.weight) for each in passages(article, PAGE)]
    assert [(each.text, each.weight) for each in found[:1]] == [(article.headline, 10)]
    assert ("ronde, nuit", 4) in [(each.text, each.weight) for each in found]
    body = [(each.text, each.weight) for each in found if each.weight in {1, 3}]
    assert [pair for pair in body if pair[0] != f"{article.kicker} {article.rubric.name}".strip()] == [
        ("Un mot ici.", 1), ("Titre", 3), ("Légende Crédit", 1), ("A", 1), ("B C", 1), ("Encadré", 1), ("Chiffre", 1), ("Note", 1),
    ]  # fmt: skip


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("harm", [cut, empty, lambda file: file.unlink()], ids=["cut", "empty", "gone"])
@pytest.mark.parametrize(
    "pattern", ["pagefind-entry.json", "*.pf_meta", "wasm.fr-2019.pagefind", "index/*", "fragment/*", "pagefind.js"]
)
def test_files_that_a_full_disk_cut_short_are_no_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, harm: Callable[[Path], None]
) -> None:
    """Pagefind says nothing of it, and ends with 0."""
    made = tmp_path / "made"
    if not (whole := tmp_path.parent / "whole made").is_dir():
        whole.mkdir()
        (whole / "site").mkdir()
        (whole / "site/00000-0.html").write_text(
            '<html lang="fr-2019"><body data-pagefind-body><p>patrouille qpatrouilleq</p></body></html>',
            encoding="utf-8",
        )
        search_index._run(whole, "fr 2019")  # noqa: SLF001 - the door, before and after the disk
    shutil.copytree(whole, made)
    assert search_index._half(made / "out") == ""  # noqa: SLF001
    harm(next((made / "out").glob(pattern)))
    monkeypatch.setattr("subprocess.run", lambda *_, **__: CompletedProcess((), 0, "", ""))
    with pytest.raises(Stop) as stopped:
        search_index._run(made, "fr 2019")  # noqa: SLF001
    rule = stopped.value.findings[0].rule
    assert rule == (
        "search-index-failed" if (pattern, harm.__name__) == ("pagefind-entry.json", "<lambda>") else "machine-refused"
    )


def test_without_pagefind_the_finding_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "get_executable", lambda: None)
    article = search_index.Findable(
        page="fr/i/a/index.html",
        issue="i",
        rubric="r",
        card={"number": "N° 1", "day": "2019"},
        passages=(Passage("mot"),),
    )
    with pytest.raises(Stop) as stopped:
        search_index.index_year([article], "fr", 2019)
    (finding,) = stopped.value.findings
    assert (finding.rule, finding.remedy) == ("search-index-failed", "install the project's dependencies again")
