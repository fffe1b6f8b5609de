"""Editors use pictures and recordings more than once: that is honest, and stops no build. What must not be seen still does.

Three issues: the photograph of the first is cropped in the second, and lies in a draft of the third beside a recording and the last cover.
"""

from __future__ import annotations

import random
import shutil
import wave
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image
from tests.common_store import share_store
from tests.release.audit.newsroom import photograph
from tests.works.tiny import ARTICLE, HOUSE, ISSUE, NEW, OLD, write_tiny

from magazine.issue.edition import Edition
from magazine.works import audit as auditing
from magazine.works.audit import audit_build
from magazine.works.build import build
from magazine.works.crew import SoloCrew
from magazine.works.exposed import exposed, unread
from magazine.works.order import BuildOrder
from magazine.works.places import store_folder
from magazine.works.shelves import pictures_of, shelves_of
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Finding

NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
COMING: Final = "2019-02"
CARD: Final = "alt: {fr: Une place animée}\ncredit: {fr: Atelier du service}\nrights: CC0\n"
FIGURE: Final = "\n```{figure} square.png\n```\n"
STREET: Final = "\n```{figure} street.jpg\n```\n"
CHIME: Final = "\n:::{audio} chime.wav\n:title: L’indicatif\n:::\n"
REDACT: Final = "redact: [[0.3, 0.3, 0.6, 0.7]]\n"
FACE: Final = 23
"""Seed of a photograph that nothing published shows."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, with its build."""
    project = tmp_path_factory.mktemp("honest")
    share_store(project / ".magazine", tmp_path_factory)
    write_tiny(project)
    issues = project / "issues"
    (issues / "magazine.yaml").write_text(HOUSE, encoding="utf-8")
    _say(issues / OLD / "patrol", f"La patrouille part au matin.\n{FIGURE}{STREET}{CHIME}")
    _say(issues / NEW / "patrol", f"La patrouille rentre au soir.\n{FIGURE}", "opening: square.png\n")
    draft = issues / COMING / "harbour"
    draft.mkdir(parents=True)
    sheet = ISSUE.format(issue=COMING, number=3).replace("patrol", "harbour")
    (issues / COMING / "issue.yaml").write_text(sheet, encoding="utf-8")
    _say(draft, f"Rien encore.\n{FIGURE}{STREET}{CHIME}", title="Le port au petit jour", status="draft")
    for folder, card in (
        (issues / OLD / "patrol", ""),
        (issues / NEW / "patrol", "crop: [0.1, 0, 0.9, 1]\n"),
        (draft, ""),
    ):
        _hand_in(folder, "square.png", photograph(17, (600, 400)), card)
    _hand_in(issues / OLD / "patrol", "street.jpg", photograph(19, (900, 600)), "crop: [0, 0.2, 1, 1]\n")
    _record(issues / OLD / "patrol/chime.wav")
    for name in ("street.jpg", "street.jpg.yaml", "chime.wav"):
        shutil.copy(issues / OLD / "patrol" / name, draft / name)
    (draft / "street.jpg.yaml").write_text(CARD, encoding="utf-8")
    order = BuildOrder(
        project=project, issues=(OLD, NEW), out=project / "build", as_of=NOW,
        editions=frozenset({Edition.WEB, Edition.EPUB}),
    )  # fmt: skip
    build(order, lambda _: None)
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    copy = tmp_path / "honest"
    shutil.copytree(built, copy, symlinks=True)
    return copy


def _say(
    folder: Path, text: str, more: str = "", *, title: str = "La patrouille de nuit", status: str = "ready"
) -> None:
    said = (
        ARTICLE.format(text=text).replace("La patrouille de nuit", title).replace("status: ready", f"status: {status}")
    )
    (folder / "fr.md").write_text(said.replace("kind: feature\n", f"kind: feature\n{more}"), encoding="utf-8")


def _hand_in(folder: Path, name: str, picture: Image.Image, card: str = "") -> None:
    picture.save(folder / name, quality=90)
    (folder / f"{name}.yaml").write_text(CARD + card, encoding="utf-8")


def _record(file: Path) -> None:
    with wave.open(str(file), "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(2)
        recording.setframerate(8000)
        recording.writeframes(random.Random(1).randbytes(8000))


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _audit(project: Path) -> tuple[Finding, ...]:
    return audit_build(project, project / "build", NOW, SoloCrew(Store(store_folder(project))))


def _rules(project: Path) -> set[tuple[str, str]]:
    return {(finding.rule, finding.where.path.removeprefix("issues/")) for finding in _audit(project)}


def _cards(project: Path, size: tuple[int, int]) -> list[Path]:
    """Give what the newer issue's site has of a size: share cards and covers."""
    return [file for file in sorted((project / f"build/site/fr/{NEW}/cards").glob("*.jpg")) if _size(file) == size]


def _size(file: Path) -> tuple[int, int]:
    with Image.open(file) as opened:
        return opened.size


def test_what_is_used_twice_stops_no_build(built: Path) -> None:
    assert (built / "build/site/index.html").is_file()
    assert _audit(built) == ()


def test_a_photograph_that_is_whole_nowhere_must_not_be_seen_whole(project: Path) -> None:
    card = project / f"issues/{OLD}/patrol/square.png.yaml"
    card.write_text(f"{CARD}crop: [0.1, 0, 0.9, 1]\n", encoding="utf-8")
    found = _audit(project)
    # The darkroom's PNG of a PNG is, bit by bit, what Pillow wrote.
    assert {finding.rule for finding in found} == {"leaked-original", "leaked-pixels"}
    assert any("its own pixels" in finding.what and f"site/fr/{OLD}/" in finding.what for finding in found)


def test_a_photograph_that_nothing_shows_any_more_must_not_be_seen(project: Path) -> None:
    for issue in (OLD, NEW):
        _replace(project / f"issues/{issue}/patrol/fr.md", FIGURE, "")
    _replace(project / f"issues/{NEW}/patrol/fr.md", "opening: square.png\n", "")
    assert ("leaked-pixels", f"{COMING}/harbour/square.png.yaml") in _rules(project)


def test_its_bytes_stay_in_the_house(project: Path) -> None:
    shutil.copy(project / f"issues/{COMING}/harbour/street.jpg", project / f"build/site/fr/{OLD}/street.jpg")
    found = _audit(project)
    assert {finding.rule for finding in found} == {
        "leaked-original",
        "leaked-pixels",
    }  # it is cropped where it is published
    assert all(f"site/fr/{OLD}/street.jpg" in finding.what for finding in found)


def test_a_recording_that_nobody_plays_must_not_be_heard(project: Path) -> None:
    _replace(project / f"issues/{OLD}/patrol/fr.md", CHIME, "")
    assert ("leaked-original", f"{COMING}/harbour/chime.wav") in _rules(project)


@pytest.fixture
def with_cover(project: Path) -> Path:
    """The last issue's cover, a share card, and a picture as the site has it, in the draft."""
    draft = project / f"issues/{COMING}/harbour"
    (cover,) = _cards(project, (1000, 1414))
    shutil.copy(cover, draft / "cover.jpg")
    with Image.open(_cards(project, (1200, 630))[0]) as card:
        card.save(draft / "card.png")
    shutil.copy(next((project / f"build/site/fr/{NEW}/pictures").glob("*.jpg")), draft / "taken.jpg")
    for name in ("cover.jpg", "card.png", "taken.jpg"):
        (draft / f"{name}.yaml").write_text(CARD, encoding="utf-8")
    return project


def test_the_last_cover_in_a_draft_gives_nothing_away(with_cover: Path) -> None:
    assert _audit(with_cover) == ()


def test_without_a_second_look_it_would(with_cover: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "with_made", lambda secrets, *_: secrets)
    assert {rule for rule, _ in _rules(with_cover)} == {"leaked-original", "leaked-pixels"}


def test_a_second_look_sees_what_a_card_must_not_show(with_cover: Path) -> None:
    """A share card with a photograph on it that nothing published shows, and another that is that very file."""
    draft = with_cover / f"issues/{COMING}/harbour"
    _hand_in(draft, "face.jpg", photograph(FACE, (900, 600)))
    card, other = _cards(with_cover, (1200, 630))[:2]
    with Image.open(card) as opened:
        opened.paste(photograph(FACE, (900, 600)).resize((600, 400)), (560, 100))
        opened.save(card, quality=86)
    shutil.copy(draft / "face.jpg", other)
    rules = _rules(with_cover)
    assert {
        ("leaked-pixels", f"{COMING}/harbour/face.jpg.yaml"),
        ("leaked-original", f"{COMING}/harbour/face.jpg"),
    } <= rules
    assert not any(name in place for name in ("cover.jpg", "card.png", "taken.jpg") for _, place in rules)


def test_the_card_of_an_article_that_is_taken_back_is_no_card(with_cover: Path) -> None:
    _replace(with_cover / f"issues/{NEW}/patrol/fr.md", "status: ready", "status: draft")
    assert ("leaked-original", f"{COMING}/harbour/cover.jpg") in _rules(with_cover)


def test_a_redaction_that_another_card_lacks_stops_the_build(project: Path) -> None:
    (project / f"issues/{NEW}/patrol/square.png.yaml").write_text(CARD + REDACT, encoding="utf-8")
    (finding,) = (finding for finding in _audit(project) if finding.rule == "leaked-redaction")
    assert str(finding.where) == f"issues/{OLD}/patrol/square.png.yaml:1:1"
    assert f"issues/{NEW}/patrol/square.png.yaml:4" in finding.what


@pytest.mark.parametrize(
    ("name", "card", "sheet", "stops"),
    [
        ("square.png.yaml", "alt: [\n" + REDACT, "", True),
        ("square.png.yml", CARD + REDACT, "", True),
        ("square.png.yaml", "alt: [\n" + REDACT, "title: [", True),
        ("square.png.yaml", "alt: [\n", "", False),
    ],
)
def test_so_does_one_that_cannot_be_read_yet(name: str, card: str, sheet: str, *, stops: bool, project: Path) -> None:
    """Of a picture of the coming issue it is written that something is covered, and nobody can tell what; the same picture is published."""
    coming = project / f"issues/{COMING}"
    (coming / "harbour/square.png.yaml").unlink()
    (coming / "harbour" / name).write_text(card, encoding="utf-8")
    (coming / "issue.yaml").write_text(sheet or (coming / "issue.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    found = [finding for finding in _audit(project) if finding.rule == "leaked-redaction"]
    told = (f"issues/{COMING}/harbour/{name}", f"mend this card as `magazine check {COMING}` says")
    assert {(finding.where.path, finding.remedy) for finding in found} == ({told} if stops else set())


def test_a_card_of_an_issue_that_cannot_be_read_yet_is_held_against_the_others(project: Path) -> None:
    """A slip in the sheet of the coming issue says nothing of its cards: one that covers what others show is told, one that covers the same is not."""
    coming = project / f"issues/{COMING}"
    (coming / "issue.yaml").write_text("title: [", encoding="utf-8")
    (coming / "harbour/square.png.yaml").write_text(CARD + REDACT, encoding="utf-8")
    shelves = shelves_of(project, NOW)
    crew = SoloCrew(Store(project / "store"))
    shown = {f"issues/{issue}/patrol/square.png.yaml" for issue in (OLD, NEW)}
    assert {finding.where.path for finding in exposed(pictures_of(shelves), crew)} == shown
    for card in shown:
        (project / card).write_text(CARD + REDACT, encoding="utf-8")
    shelves = shelves_of(project, NOW)
    assert not list(exposed(pictures_of(shelves), crew))
    assert not list(unread(shelves))
