"""Specimens that break layouts: articles in both languages, of every kind that has columns of its own.

Every few words a number stands that no other place of the specimen has: so what is lost, doubled or out of order shows in any
extraction, whatever it makes of letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

KINDS: Final = ("feature", "news", "service", "figures")
AR, FR = Language.ARABIC, Language.FRENCH
WORDS: Final = {
    AR: [
        "تعمل",
        "الدورية",
        "كل",
        "يوم",
        "في",
        "شوارع",
        "المدينة",
        "وتعود",
        "عند",
        "الغروب",
        "إلى",
        "مركزها",
        "بعد",
        "جولة",
        "طويلة",
        "بين",
        "الأحياء",
    ],
    FR: [
        "La",
        "patrouille",
        "traverse",
        "chaque",
        "jour",
        "les",
        "rues",
        "de",
        "la",
        "ville",
        "et",
        "rentre",
        "au",
        "poste",
        "après",
        "une",
        "longue",
        "tournée",
    ],
}
LETTERS: Final = {AR: "مستقبلونالمعلومات", FR: "anticonstitutionnellement"}
NUMBER_EVERY: Final = 6
PHONES: Final = ("05 37 00 00 00", "+212 5 37 00 00 00", "19")
PICTURES: Final = {
    "panorama": (2000, 200),
    "tower": (200, 2000),
    "dot": (1, 1),
    "square": (600, 600),
    "scene": (1500, 1000),
}
ADDRESS: Final = "https://specimen.example/" + "/".join(f"dossier{number:02}" for number in range(31))


class Pen:
    """Writes text with numbers that run on through a specimen."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._numbers = count(1001)
        self._words = count()
        self.numbers: list[int] = []

    def __call__(self, words: int) -> str:
        """Write so many words."""
        return " ".join(self._word() for _ in range(words))

    def _word(self) -> str:
        position = next(self._words)
        if position % NUMBER_EVERY == NUMBER_EVERY - 1:
            self.numbers.append(next(self._numbers))
            return str(self.numbers[-1])
        words = WORDS[self.language]
        return words[position % len(words)]

    def number(self) -> int:
        """Write a number alone."""
        self.numbers.append(next(self._numbers))
        return self.numbers[-1]

    def paragraphs(self, number: int, words: int = 60) -> str:
        """Write paragraphs."""
        return "\n\n".join(f"{self(words)}." for _ in range(number))

    def long_word(self) -> str:
        """Write a word of 200 letters."""
        letters = LETTERS[self.language]
        return (letters * (200 // len(letters) + 1))[:200]


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """One article.

    Attributes:
        id: its folder.
        text: the manuscript.
        numbers: all numbers in its text, each of which must be printed once.
        phrases: words that must be printed as they are here, spaces apart.
    """

    id: str
    text: str
    numbers: tuple[int, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a specimen's writer gives."""

    body: str
    title: str = ""
    head: str = ""
    phrases: tuple[str, ...] = field(default=())


def long_word(pen: Pen) -> Draft:
    word = pen.long_word()
    return Draft(
        title=f"{pen(3)} {word}",
        head=f"standfirst: {pen(4)} {word}",
        body=f"{pen.paragraphs(2)}\n\n## {word}\n\n{pen(30)} {word} {pen(30)}\n\n- {pen(5)} {word}\n\n"
        f"{box(f'{pen(20)} {word} {pen(4)}')}\n\n{quote(f'{pen(10)} {word}')}\n\n"
        f"| {pen(2)} | {pen(1)} |\n|---|---|\n| {word} | {pen(8)} |\n\n"
        f"```{{figure}} square.png\n:caption: {pen(6)} {word}\n```\n\n{pen.paragraphs(1)}",
        phrases=(word,) * 3,
    )


def wide_table(pen: Pen) -> Draft:
    row = "|" + "{}|" * 9
    head = row.format(*(WORDS[pen.language][place] for place in range(9))) + "\n" + "|---" * 9 + "|"
    rows = "\n".join(row.format(*(pen.number() for _ in range(9))) for _ in range(40))
    return Draft(body=f"{pen.paragraphs(2)}\n\n{head}\n{rows}\n\n{pen.paragraphs(2)}")


def panorama(pen: Pen) -> Draft:
    figures = "\n\n".join(
        f"```{{figure}} panorama.png\n:size: {size}\n:caption: {pen(8)}\n```\n\n{pen.paragraphs(1)}"
        for size in ("column", "wide", "full")
    )
    return Draft(head="opening: panorama.png", body=f"{pen.paragraphs(2)}\n\n{figures}")


def long_title(pen: Pen) -> Draft:
    return Draft(title=pen(40), head=f"kicker: {pen(12)}\nstandfirst: {pen(60)}", body=pen.paragraphs(4))


def sixty_notes(pen: Pen) -> Draft:
    calls = "\n\n".join(
        " ".join(f"{pen(9)} {WORDS[pen.language][0]}[^{number}]" for number in range(first, first + 10))
        for first in range(1, 61, 10)
    )
    notes = "\n\n".join(f"[^{number}]: {pen(10)}." for number in range(1, 61))
    return Draft(body=f"{calls}\n\n{notes}")


def two_lines(pen: Pen) -> Draft:
    return Draft(body=pen(18))


def one_word(pen: Pen) -> Draft:
    return Draft(body=str(pen.number()))


def scripts(pen: Pen) -> Draft:
    return Draft(
        body=f"{pen(20)} {{fr}}`une phrase en français` {pen(12)} {{zgh}}`ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⴰⵏⴰⵡⴰⵢⵜ` {pen(12)} {{en}}`a sentence in English` "
        f"{pen(12)} {{ar}}`الدَّوْرِيَّةُ تَعُودُ` {pen(12)} ٢٠١٩ و٣٥ {pen(12)} ({PHONES[0]}) {pen(12)} {PHONES[1]} {pen(3)} {PHONES[2]}.\n\n"
        f"```{{passage}} zgh\n\nⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ\n```\n\n{pen.paragraphs(2)}",
        phrases=(
            "une phrase en français",
            "a sentence in English",
            "ⵜⴰⵎⴰⵣⵉⵖⵜ",
            "ⴰⵣⵓⵍ",
            *PHONES,
            "٢٠١٩",
            "٣٥",
            "الدَّوْرِيَّةُ",
        ),
    )


def formulas(pen: Pen) -> Draft:
    return Draft(
        body=f"{pen(20)} $v = d / t$ {pen(20)} `E = mc2` {pen(20)}\n\n$$\na^2 + b^2 = c^2\n$$\n\n{pen(20)} 5 $ {pen(6)} 7 $ {pen(6)}",
        phrases=("v = d / t", "E = mc2", "a^2 + b^2 = c^2"),
    )


def headings(pen: Pen) -> Draft:
    levels = ["##", "###", "####", "##", "###", "##", "##", "###", "####", "####", "##", "###"]
    return Draft(
        body=pen.paragraphs(3)
        + "\n\n"
        + "\n\n".join(f"{level} {pen(6)}" for level in levels)
        + "\n\n"
        + pen.paragraphs(3)
    )


def nested(pen: Pen) -> Draft:
    items = "\n".join(f"{'  ' * depth}- {pen(14)}" for depth in [0, 1, 2, 3, 4, 4, 3, 0])
    numbered = "\n".join(f"{number}. {pen(8)}" for number in range(96, 104))
    code = f"```\nif patrouille.{pen.number()}:\n    return {'x' * 120}  # {pen.number()}\n```"
    return Draft(
        body=f"{pen.paragraphs(1)}\n\n{items}\n\n{numbered}\n\n{code}\n\n{pen(6)} <{ADDRESS}> {pen(20)}\n\n[{pen(3)}]({ADDRESS}) {pen(8)}",
        phrases=(ADDRESS,),
    )


def large_boxes(pen: Pen) -> Draft:
    table = f"| {pen(1)} | {pen(1)} |\n|---|---|\n" + "\n".join(f"| {pen(3)} | {pen(5)} |" for _ in range(4))
    return Draft(
        body=f"{pen.paragraphs(2)}\n\n{box(pen.paragraphs(9, 90))}\n\n{pen.paragraphs(1)}\n\n{box(table)}\n\n{quote(pen(100))}\n\n"
        f"{pen.paragraphs(2)}"
    )


def galleries(pen: Pen) -> Draft:
    parts = [
        f"{pen.paragraphs(1)}\n\n```{{gallery}}\n"
        + "\n".join(["square.png", "scene.png"][turn % 2] for turn in range(number))
        + "\n```"
        for number in (1, 2, 3, 5, 9, 20)
    ]
    return Draft(body="\n\n".join(parts))


def notes_everywhere(pen: Pen) -> Draft:
    end = WORDS[pen.language][0]  # a call right behind a number would be read as its last digit
    notes = "\n\n".join(f"[^{number}]: {pen(9)}." for number in range(1, 6))
    return Draft(
        body=f"{pen.paragraphs(1)}\n\n## {pen(3)} {end}[^1]\n\n{pen.paragraphs(1)}\n\n| {pen(1)} | {pen(1)} |\n|---|---|\n| {pen(2)} {end}[^2] | {pen(2)} |\n\n"
        f"```{{figure}} square.png\n\n{pen(120)} {end}[^3]\n```\n\n{box(f'{pen(12)} {end}[^4]')}\n\n{quote(f'{pen(8)} {end}[^5]')}\n\n{pen.paragraphs(3)}\n\n{notes}"
    )


def odd_pictures(pen: Pen) -> Draft:
    figures = "\n\n".join(
        f"```{{figure}} {name}.png\n:size: {size}\n:caption: {pen(5)}\n```\n\n{pen.paragraphs(1)}"
        for name in ("dot", "tower")
        for size in ("column", "wide", "full")
    )
    return Draft(head="opening: tower.png", body=f"{pen.paragraphs(1)}\n\n{figures}")


def many_people(pen: Pen) -> Draft:
    people = "\n".join(f"  - {{name: {{ar: قلم ضيف {number}, fr: Plume invitée {number}}}}}" for number in range(1, 13))
    keywords = ", ".join(f"{WORDS[pen.language][2]}{number}" for number in range(100))
    return Draft(
        title="Police Magazine Online", head=f"authors:\n{people}\nkeywords: [{keywords}]", body=pen.paragraphs(3)
    )


def signs(pen: Pen) -> Draft:
    return Draft(
        body=f"{pen(8)} 🚓 {pen(8)}\u200b{pen(4)} \u200d {pen(8)} \u202d{pen(4)}\u202c {pen(4)} \u2067{pen(4)}\u2069 {pen(4)}\u00ad{pen(4)}"
    )


def box(text: str) -> str:
    return f":::{{box}}\n{text}\n:::"


def quote(text: str) -> str:
    return f"```{{pullquote}}\n\n{text}\n```"


SEVERAL_KINDS: Final[Mapping[Callable[[Pen], Draft], tuple[str, ...]]] = {
    long_word: ("feature", "news"),
    wide_table: ("feature", "news"),
    panorama: ("feature", "news"),
    long_title: KINDS,
    sixty_notes: ("news", "service"),
}
"""Specimens that each measure of columns must bear: two columns and three, and every head."""

ONE_KIND: Final[tuple[Callable[[Pen], Draft], ...]] = (
    two_lines, one_word, scripts, formulas, headings, nested, large_boxes, galleries, notes_everywhere, odd_pictures,
    many_people, signs,
)  # fmt: skip


def specimens(language: Language) -> Iterator[Specimen]:
    """Give all specimens in a language."""
    for writer, kinds in SEVERAL_KINDS.items():
        for kind in kinds:
            yield _written(writer, kind, language)
    for number, writer in enumerate(ONE_KIND):
        yield _written(writer, KINDS[number % len(KINDS)], language)


def _written(writer: Callable[[Pen], Draft], kind: str, language: Language) -> Specimen:
    pen = Pen(language)
    draft = writer(pen)
    authors = "" if "authors:" in draft.head else "authors: [newsroom]\n"
    title = draft.title or " ".join(WORDS[language][:4])
    head = f"{draft.head}\n" if draft.head else ""
    text = f"---\ntitle: {title}\n{head}{authors}kind: {kind}\nstatus: ready\npages: 40\n---\n{draft.body}\n"
    name = f"{writer.__name__.replace('_', '-')}-{kind}"
    return Specimen(id=name, text=text, numbers=tuple(pen.numbers), phrases=draft.phrases)


def lay_hostile(project: Path) -> None:
    """Put the specimens in the place of an issue's articles; ``pages: 40`` keeps the builder from trying tighter settings."""
    issue = project / "issues/2019-01"
    line = project / "issues/editorial-line.yaml"
    line.write_text(f"{line.read_text('utf-8')}  direction-override: warning\n", "utf-8")
    names = [specimen.id for specimen in specimens(AR)]
    for language in (AR, FR):
        for specimen in specimens(language):
            folder = issue / specimen.id
            folder.mkdir(exist_ok=True)
            (folder / f"{language.tag}.md").write_text(specimen.text, "utf-8")
            for name, size in PICTURES.items():
                if f"{name}.png" in specimen.text:
                    _draw(folder / f"{name}.png", size)
    listed = ", ".join(["editorial", *names])
    (issue / "issue.yaml").write_text(
        f"number: 7\ndate: 2019-01\ntitle: {{ar: عدد التجربة, fr: Le numéro d’essai}}\nlanguages: [ar, fr]\n"
        f"cover:\n  picture: cover.svg\n  lines: {{ar: [editorial], fr: [editorial]}}\ncontents:\n"
        f"  - rubric: field\n    articles: [{listed}]\n",
        "utf-8",
    )


def _draw(file: Path, size: tuple[int, int]) -> None:
    picture = Image.new("RGB", size, (20, 60, 120))
    if min(size) > 1:
        ImageDraw.Draw(picture).ellipse((0, 0, size[0] - 1, size[1] - 1), fill=(200, 160, 60))
    picture.save(file)
    file.with_name(f"{file.name}.yaml").write_text(
        "alt: {ar: رسم للتجربة, fr: Un dessin d’essai}\ncredit: {ar: الورشة, fr: L’atelier}\nrights: CC0\n", "utf-8"
    )
