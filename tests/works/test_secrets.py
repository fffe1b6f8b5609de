"""What is published is told by what articles refer to, each from its own folder: files of one name in two articles are two."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.works.tiny import NEW, write_article, write_tiny

from magazine.issue.language import Language
from magazine.release.audit.audit import audit
from magazine.works import secrets as works
from magazine.works.secrets import secrets_of
from magazine.works.shelves import shelves_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.release.audit.secrets import Secrets

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
PUBLISHED = """La patrouille a trouvé {fact}`raid.total` sacs. Voir suspect.jpg et [la descente](../night-raid/fr.md).

:::{chart} data.csv
:title: Sorties
:::

![Une rue](./photo.jpg)

```
:::{chart} ../night-raid/data.csv
:::
```
"""
DRAFT = """---
title: La descente
authors: [{name: Hicham Zerouali}]
status: draft
---
## Qui a tué Samira ?

Arrêtez Karim ce soir.
"""
FACTS = """raid.total: {value: 12, unit: {fr: sacs}, source: Rapport public annuel, date: 2018}
raid: {value: 4711, unit: {fr: sachets}, source: Rapport secret du juge d’instruction de Fès, date: 2018}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("secrets")
    write_tiny(project)
    issue = project / "issues" / NEW
    write_article(project, PUBLISHED)
    (issue / "night-raid").mkdir()
    (issue / "night-raid/fr.md").write_text(DRAFT, encoding="utf-8")
    (issue / "night-raid/data.csv").write_text("nom,plaintes\nTémoins protégés,417\n", encoding="utf-8")
    (issue / "patrol/data.csv").write_text("an,sorties\n2018,10\n", encoding="utf-8")
    for article in ("patrol", "night-raid"):
        Image.new("RGB", (64, 48), "grey").save(issue / article / "photo.jpg")
        (issue / article / "photo.jpg.yaml").write_text(f"caption: {{fr: Légende de {article}}}\n", encoding="utf-8")
    (issue / "facts.yaml").write_text(FACTS, encoding="utf-8")
    sheet = issue / "issue.yaml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("[patrol]", "[patrol, night-raid]"), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def secrets(project: Path) -> Iterator[Secrets]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(works, "prints_of", lambda *_: ((), {}, {}))
        patch.setattr(works, "icon_prints", lambda *_: ())
        yield secrets_of(project, AS_OF, None)  # type: ignore[arg-type]  # takes no prints


def rules(folder: Path, secrets: Secrets, text: str, name: str = "site/a.html") -> set[str]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return {finding.rule for finding in audit(folder, secrets)}


def test_uses_are_of_the_article_that_names_them(project: Path) -> None:
    shelf = next(shelf for shelf in shelves_of(project, AS_OF) if shelf.folder.name == NEW)
    assert shelf.uses.tables == {"patrol/data.csv"}
    assert shelf.uses.facts == {"raid.total"}
    assert shelf.uses.pictures == {"patrol/photo.jpg"}  # “suspect.jpg” is a word
    assert shelf.shown_in("patrol/photo.jpg") == {Language.FRENCH}
    assert shelf.shown_in("night-raid/photo.jpg") == frozenset()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Témoins protégés, 417", "leaked-data"),
        ("Rapport secret du juge d’instruction de Fès", "leaked-ledger"),
        ("4711 sachets", "leaked-ledger"),
        ("Légende de night-raid", "leaked-card"),
        ("Qui a tué Samira ?", "leaked-draft"),
        ("Arrêtez Karim ce soir.", "leaked-draft"),
        ("Zerouali, Hicham", "leaked-draft"),
        ('{"id":"night-raid"}', "leaked-address"),
        ('<item href="night-raid.xhtml"/>', "leaked-address"),
        ("card_night_raid.jpg", "leaked-address"),
    ],
)
def test_a_neighbour_of_the_same_name_publishes_nothing(text: str, rule: str, secrets: Secrets, tmp_path: Path) -> None:
    assert rule in rules(tmp_path, secrets, f"<p>{text}</p>")


def test_what_is_published_passes(secrets: Secrets, tmp_path: Path) -> None:
    assert rules(tmp_path, secrets, "<p>12 sacs, Rapport public annuel. 2018 10 sorties; Voir suspect.jpg</p>") == set()


@pytest.mark.parametrize("name", ["site/fr/2019-01/night-raid/index.html", "site/qui-a-tue-samira.html"])
def test_a_path_of_an_output_is_looked_at(name: str, secrets: Secrets, tmp_path: Path) -> None:
    assert rules(tmp_path, secrets, "<p>rien</p>", name) in ({"leaked-address"}, {"leaked-draft"})


def test_an_old_volume_bears_the_first_year_of_archives(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(works, "prints_of", lambda *_: ((), {}, {}))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "19800101000000" not in secrets_of(project, AS_OF, None).moments  # type: ignore[arg-type]
    sheet = project / "issues/2018-12/issue.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("date: 2018-12", "date: 1975-01"), encoding="utf-8")
    assert {"19750101000000", "19800101000000"} <= secrets_of(project, AS_OF, None).moments  # type: ignore[arg-type]
