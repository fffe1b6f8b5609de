"""A newsroom with something to hide: the specimen issue, a draft, an embargo, remarks, a redacted photograph, an issue to come."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from pathlib import Path

DRAFT_FR = "Les enquêteurs préparent une descente dans un entrepôt du quartier des abattoirs, où dorment trois tonnes de résine."
DRAFT_AR = "يستعدّ المحقّقون لمداهمة مستودع قديم قرب الميناء حيث خُزّنت كميات كبيرة من البضائع المهرّبة منذ الصيف."
DRAFT_TITLE = "Nuit blanche aux abattoirs"
DRAFT_AUTHOR = "Hicham Zerouali"
EMBARGO_FR = (
    "Le nouveau radar de la rocade sera mis en service sans annonce préalable le premier lundi du mois d’avril."
)
COMMENT = "Vérifier ce passage avec le commissaire Idrissi avant de publier quoi que ce soit."
SHORT_COMMENT = "à revoir avec Idrissi"
WAIVER = "le préfet a demandé que la citation reste entière jusqu’au procès"
LEDGER = "Note confidentielle du laboratoire de Salé, dossier rouge"
CONSENT = "accord oral de madame Bennani, agent au commissariat central"
CARD_ALT = "Un homme devant l’entrepôt des abattoirs"
CARD_REMARK = "ne jamais montrer la plaque du véhicule de service"
COMING_TITLE = "Le grand numéro sur les stupéfiants"
COMING_FR = (
    "Au printemps, la brigade ouvrira ses archives sur les filières du détroit et leurs passeurs les plus discrets."
)
TABLE = "district,plaintes confidentielles\nAnfa,417\nMaârif,623\nHay Hassani,982\n"

CROP = (0.1, 0.0, 0.9, 1.0)
REDACTED = (0.42, 0.31, 0.58, 0.55)


@lru_cache(maxsize=8)
def photograph(seed: int, size: tuple[int, int] = (1200, 800)) -> Image.Image:
    """Draw something with the look of a photograph: soft shapes, light from one side, grain. It is shared: copy it to change it."""
    chance = random.Random(seed)
    image = Image.new("RGB", size, (chance.randrange(90, 150), chance.randrange(90, 150), chance.randrange(90, 150)))
    pen = ImageDraw.Draw(image)
    for _ in range(160):
        x, y = chance.randrange(-60, size[0]), chance.randrange(-60, size[1])
        wide, high = chance.randrange(20, 190), chance.randrange(20, 190)
        colour = tuple(chance.randrange(20, 240) for _ in range(3))
        (pen.ellipse if chance.random() < 0.6 else pen.rectangle)((x, y, x + wide, y + high), fill=colour)
    image = image.filter(ImageFilter.GaussianBlur(2.5))
    grain = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    return Image.blend(image, Image.merge("RGB", (grain, grain, grain)), 0.06)


def lay_in(project: Path, article: str = "patrol", rubric: str = "field") -> Path:
    """Lay all that into a project that has an issue 2019-01 with a published article, and give the project."""
    issue = project / "issues" / "2019-01"
    remarks = f"\n% {COMMENT}\n\n% {SHORT_COMMENT}\n\n% allow long-sentence: {WAIVER}\n"
    _add(issue / article / "fr.md", f"\n```{{figure}} square.jpg\n```\n{remarks}")
    facts = (issue / "facts.yaml").read_text(encoding="utf-8")
    unused = f"raid.seized: {{value: 4711, unit: {{ar: كيس, fr: sachets saisis}}, source: '{LEDGER}', date: 2018}}\n"
    (issue / "facts.yaml").write_text(unused + facts, encoding="utf-8")
    photograph(7).save(issue / article / "square.jpg", quality=93, comment=b"Atelier, premier tirage")
    (issue / article / "square.jpg.yaml").write_text(
        f"alt: {{ar: ساحة, fr: Une place animée}}\ncrop: {list(CROP)}\nredact: [{list(REDACTED)}]\n"
        f"consent: {CONSENT}\n# {CARD_REMARK}\n",
        encoding="utf-8",
    )
    head = f"kicker: Avant la descente\nauthors: [{{name: {DRAFT_AUTHOR}}}]\nstatus: draft\n"
    _article(issue / "night-raid" / "fr.md", DRAFT_TITLE, DRAFT_FR, head)
    _article(issue / "night-raid" / "ar.md", "ليلة قرب الميناء", DRAFT_AR, "status: review\n")
    photograph(11).save(issue / "night-raid" / "suspect.jpg", quality=90)
    faint = photograph(13, (400, 300)).point([120 + value // 40 for value in range(256)] * 3)  # too faint for a print
    faint.save(issue / "night-raid" / "plan.png")
    (issue / "night-raid" / "suspect.jpg.yaml").write_text(
        f"alt: {{ar: رجل أمام مستودع, fr: {CARD_ALT}}}\ncaption: {{fr: Le suspect numéro deux du dossier}}\n",
        encoding="utf-8",
    )
    (issue / "night-raid" / "districts.csv").write_text(TABLE, encoding="utf-8")
    head = "status: ready\nembargo: 2038-01-01T08:00+01:00\n"
    _article(issue / "radar-plan" / "fr.md", "Le radar de la rocade", EMBARGO_FR, head)
    coming = project / "issues" / "2019-02"
    coming.mkdir()
    (coming / "issue.yaml").write_text(
        f"number: 8\ndate: 2019-02\ntitle: {{ar: عدد قادم, fr: {COMING_TITLE}}}\nlanguages: [ar, fr]\n"
        f"contents:\n  - rubric: {rubric}\n    articles: [straits]\n",
        encoding="utf-8",
    )
    _article(coming / "straits" / "fr.md", "Les passeurs du détroit", COMING_FR, "status: draft\n")
    return project


def _add(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def _article(file: Path, title: str, text: str, head: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"---\ntitle: {title}\n{head}---\n{text}\n", encoding="utf-8")
