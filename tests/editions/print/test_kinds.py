"""A first page for each kind of article, on specimens of those that the sample issue has none of: as they were looked at, and what they say."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from pikepdf import parse_content_stream

from magazine.issue.edition import Edition
from magazine.issue.language import Language
from tests.common_store import share_store
from tests.editions.print.bench import ROOT, lay_specimen, print_specimen
from tests.golden_pictures import DPI

if TYPE_CHECKING:
    from pathlib import Path

    from tests.golden_pictures import GoldenPictures

KINDS = ("portrait", "gallery", "notice", "advertisement", "interview", "service", "news")
PICTURES = {
    "wide": "associations/linked.svg", "tall": "reading-guide/devices.svg", "square": "open-days/day-1.svg",
}  # fmt: skip
TITLES = {"ar": "عنوان من بضع كلمات", "fr": "Un titre de quelques mots"}
STANDFIRSTS = {
    "ar": "مقدمة قصيرة تقول لمن كُتب هذا النص ولماذا.",
    "fr": "Une entrée en matière qui dit pour qui ce texte est écrit, et pourquoi.",
}
SENTENCES = {
    "ar": "هذا نص تجريبي يملأ السطور ولا يخبر بشيء، كُتب ليُنظر إليه لا ليُقرأ. ",
    "fr": "Ce texte d’essai remplit les lignes et n’apprend rien ; il est là pour être regardé plutôt que lu. ",
}
LABELS = {"ar": "إعلان", "fr": "Publicité"}


def article(kind: str, tag: str) -> str:
    paragraph = SENTENCES[tag] * 5
    head = f"---\ntitle: {TITLES[tag]}\nstandfirst: {STANDFIRSTS[tag]}\nauthors: [newsroom]\nopening: picture.svg\nkind: {kind}\nstatus: ready\n---\n\n"
    pictures = "".join(f"- {name}.svg\n" for name in PICTURES)
    bodies = {
        "gallery": f"{paragraph}\n\n```{{gallery}}\n{pictures}```\n",
        "advertisement": paragraph,
        "notice": paragraph,
        "interview": "\n\n".join(f":::{{qa}} {TITLES[tag]}\n{paragraph}\n:::" for _ in range(6)),
        "service": f"{paragraph}\n\n- {SENTENCES[tag]}\n- {SENTENCES[tag]}\n\n:::{{box}} {TITLES[tag]}\n{SENTENCES[tag]}\n:::\n\n{paragraph}",
    }
    return head + bodies.get(kind, "\n\n".join([paragraph] * 6)) + "\n"


@dataclass(frozen=True)
class Printed:
    """A printed file, and the first folio of each kind's article."""

    tag: str
    file: Path
    folios: dict[str, int]


@pytest.fixture(scope="module", params=["ar", "fr"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    tag: str = request.param
    project = lay_specimen(tmp_path_factory.mktemp("kinds") / "project")
    share_store(project / ".magazine", tmp_path_factory)
    issue = project / "issues/2019-01"
    for kind in KINDS:
        folder = issue / kind
        folder.mkdir()
        (folder / f"{tag}.md").write_text(article(kind, tag), "utf-8")
        wanted = {"picture": PICTURES["tall" if kind == "interview" else "wide"]} | (
            PICTURES if kind == "gallery" else {}
        )
        for name, source in wanted.items():
            shutil.copyfile(ROOT / "issues/2019-01" / source, folder / f"{name}.svg")
            shutil.copyfile(ROOT / f"issues/2019-01/{source}.yaml", folder / f"{name}.svg.yaml")
    text = (
        (issue / "issue.yaml")
        .read_text("utf-8")
        .replace("articles: [patrol]", f"articles: [patrol, {', '.join(KINDS)}]")
    )
    (issue / "issue.yaml").write_text(text, "utf-8")
    made = print_specimen(project, project / ".magazine/store", Language(tag), (Edition.SCREEN,))
    plan = made.products[Edition.SCREEN].pages
    assert plan is not None
    return Printed(tag, made.file(Edition.SCREEN), {piece.id: piece.first_page for piece in plan.pieces})


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_page_looks_as_it_was_judged(printed: Printed, golden_picture: GoldenPictures, kind: str) -> None:
    pdf = pypdfium2.PdfDocument(printed.file)
    try:
        picture = pdf[printed.folios[kind] - 1].render(scale=DPI / 72).to_pil().convert("RGB")
    finally:
        pdf.close()
    golden_picture(f"{kind}-{printed.tag}", picture)


def words_of(printed: Printed, kind: str) -> str:
    folio = str(printed.folios[kind])
    return subprocess.run(
        ["pdftotext", "-raw", "-f", folio, "-l", folio, str(printed.file), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_an_advertisement_says_that_it_is_one(printed: Printed) -> None:
    assert words_of(printed, "advertisement").lstrip("\u202b\n ").startswith(LABELS[printed.tag])
    assert not [kind for kind in KINDS if kind != "advertisement" and LABELS[printed.tag] in words_of(printed, kind)]


def test_an_advertisement_bears_no_folio_and_no_running_head(printed: Printed) -> None:
    with pikepdf.open(printed.file) as pdf:
        drawn = {
            kind: len(parse_content_stream(furniture))
            for kind in ("advertisement", "notice")
            if (furniture := pdf.pages[printed.folios[kind] - 1].obj.Resources.get("/XObject", {}).get("/Furniture"))
        }
    assert set(drawn) == {"notice"}
