"""An honest project whose words, dates and names meet those of its drafts by chance: nothing in what it publishes is a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw
from tests.works.tiny import ARTICLE, ISSUE, NEW, write_tiny

if TYPE_CHECKING:
    from pathlib import Path

NEXT: Final = "2019-02"
HEAD: Final = """\
kind: feature
corrections:
  - {date: 2019-01-20, text: La deuxième ville est Rabat.}
"""
BODY: Final = """\
Le ministère compte {fact}`road.killed` tués sur les routes. La minute du constat est la bonne : le 16/05/2018 10:30.
Police secours répond au 19, la gendarmerie au 177. Composez le 190 partout.

% Police secours répond au 19, la gendarmerie au 177 : vérifié.

## Sécurité routière

Tout est sous <https://www.example.org/2019-02/rapports/rapport-annuel.pdf>, les mots et les chiffres sous
<https://www.example.org/2019-02/rapports/rapport-annuel.pdf> et <https://www.example.org/2019-02/rapports/rapport-annuel.pdf>.
Le [rapport du mois](https://example.org/2019-02/rapport.pdf) le dit, et [sa copie](https://web.archive.org/web/20181231101112/https://example.org/2019-02/) aussi.

## Casablanca

Le rançongiciel chiffre tout sous `C:\\Users\\Victime\\Documents`, puis s’installe dans `/tmp/.cache-maj` et `/home/victime/.bashrc`.
Il écoute http://192.168.1.1/admin, écrit `/var/log/auth.log` et efface `\\\\serveur\\partage`.

| Jour       | Heure | Lieu   |
|------------|-------|--------|
| 17/05/2018 | 11:40 | Agadir |
| 18/05/2018 | 12:50 | Tanger |

```{keyfigures}
- road.killed: tués sur les routes
- road.seized
- road.fined: amendes au port de Tanger
```

```{figure} plan.png
```

```{chart} contraventions.csv
:title: Les contraventions
:unit: contraventions
:source: Registre, le 19/05/2018 13:10
```
"""
FACTS: Final = """\
road.killed: {value: 3485, unit: {fr: tués}, source: "Registre, le 20/05/2018 14:20", date: 2018}
road.seized: {value: 1200, unit: {fr: sachets de résine}, source: Rapport annuel de la sûreté nationale, date: 2018}
road.unused: {value: 1200, unit: {fr: sachets de résine}, source: Rapport annuel de la sûreté nationale, date: 2018}
road.fined: {value: 5120, unit: {fr: amendes}, source: Rapport annuel de la sûreté nationale, date: 2018}
road.port: {value: 5120, unit: {fr: amendes au port de Tanger}, source: Rapport annuel de la sûreté nationale, date: 2018}
road.other: {value: 3485, unit: {fr: tués sur les routes}, source: Rapport annuel de la sûreté nationale, date: 2018}
"""
CARD: Final = """\
alt: {fr: Un plan du carrefour}
caption: {fr: "Le carrefour, le 21/05/2018 15:30, à Casablanca"}
credit: {fr: Atelier du service}
rights: CC0
"""
TABLE: Final = (
    "Ville,2017,2018,2019\nCasablanca,1100,1200,1250\nRabat,900,1000,1150\nFès,700,800,950\nAgadir,300,400,450\n"
)
LATER: Final = "Ville,2018\nCasablanca,1200\nRabat,1000\nFès,800\nAgadir,400\n"
TWO_YEARS: Final = "Ville,2017,2019\nCasablanca,1100,1250\nRabat,900,1150\nFès,700,950\nAgadir,300,450\n"
DRAFT: Final = """\
---
title: {title}
standfirst: Deux agents, une ville, huit heures.
authors: [newsroom]
kind: feature
keywords: [patrouille, sécurité routière]
status: draft
---
{text}
"""
LETTER: Final = """\
La patrouille de nuit. Deux agents, une ville, huit heures.

Au sommaire : La patrouille de nuit, La rédaction ; la vie du service, La patrouille de nuit.

Un plan du carrefour. Le carrefour, le 21/05/2018 15:30, à Casablanca. Atelier du service.

La Ronde, n° 2, janvier 2019. La Ronde, Numéro 2, La vie du service.

5 120 amendes au port de Tanger, 1 200 sachets de résine.

Tout est sous https://magazine.example/fr/2019-01/patrol/, le numéro sous <https://magazine.example/fr/2019-01/>, ou
https://magazine.example/fr/2019-01/la-ronde-2019-01-fr.epub ; le fil, https://magazine.example/fr/rubrics/life/feed.xml.

% envoyer la-ronde-2019-01-fr-press.pdf à l’imprimeur ; voir magazine.example/fr/2019-01/patrol
"""
"""What an editor says in the next issue of this one: headlines, names and captions, one after the other."""
RUBRIC: Final = """\
  figures: {name: {fr: Chiffres}, colour: gold}
contributors:
"""
"""The page for searching has it above a label: « Chiffres », « Année »."""
EMBARGOED: Final = """\
La patrouille part à la tombée du jour et rentre au matin. Police secours répond au 19, la gendarmerie au 177.
"""


def write_honest(project: Path) -> None:
    """Write it: an old issue, one that is published with drafts in its folder, and one of which nothing may be read yet."""
    write_tiny(project)
    issue = project / "issues" / NEW
    text = ARTICLE.format(text=f"La patrouille part à la tombée du jour et rentre au matin.\n\n{BODY}")
    text = text.replace("kind: feature\n", HEAD).replace("[patrouille]", "[patrouille, Port de nuit]")
    (issue / "patrol/fr.md").write_text(text, encoding="utf-8")
    (issue / "facts.yaml").write_text(FACTS, encoding="utf-8")
    _picture(issue / "patrol")
    for name, rows in {"contraventions": TABLE, "contraventions-2018": LATER, "deux-ans": TWO_YEARS}.items():
        (issue / "patrol" / f"{name}.csv").write_text(rows, encoding="utf-8")
    _article(issue / "casablanca", "La patrouille de nuit", "Un texte provisoire, rien de plus.")
    waits = DRAFT.replace("status: draft", "status: ready\nembargo: 2038-01-01T08:00+01:00")
    _article(issue / "port-de-nuit", "Port de nuit", EMBARGOED, waits)
    house = project / "issues/magazine.yaml"
    house.write_text(house.read_text(encoding="utf-8").replace("contributors:\n", RUBRIC), encoding="utf-8")
    coming = project / "issues" / NEXT
    coming.mkdir()
    sheet = ISSUE.format(issue=NEXT, number=3).replace("patrol", "securite-routiere")
    (coming / "issue.yaml").write_text(f"{sheet}# not found\n# too long\n", encoding="utf-8")
    _article(coming / "securite-routiere", "Sécurité routière", "Un texte provisoire, pour le mois prochain.")
    _article(coming / "bilan", "Chiffres, année", "Un texte provisoire, pour la fin de l’année.")
    _article(coming / "lettre", "La vie du service : La patrouille de nuit", LETTER)


def _article(folder: Path, title: str, text: str, form: str = DRAFT) -> None:
    folder.mkdir()
    (folder / "fr.md").write_text(form.format(title=title, text=text), encoding="utf-8")


def _picture(folder: Path) -> None:
    """Draw a plan: large flat shapes."""
    image = Image.new("RGB", (1200, 900), "white")
    pen = ImageDraw.Draw(image)
    for at in range(40):
        x, y = at * 353 % 1100, at * 577 % 800
        pen.rectangle((x, y, x + 40 + at * 7 % 90, y + 30 + at * 11 % 60), fill=(at * 6, 255 - at * 5, at * 37 % 255))
    image.save(folder / "plan.png")
    (folder / "plan.png.yaml").write_text(CARD, encoding="utf-8")
