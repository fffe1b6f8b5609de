"""Manuscripts that nobody writes, and that files may hold all the same."""

from __future__ import annotations

from typing import Final

SIZE: Final = 10_000
PLAIN: Final = "Les agents du poste reçoivent les visiteurs et notent 12 passages dans le registre du jour. "


def filled(piece: str, size: int = SIZE) -> str:
    """Repeat a piece to a size in characters."""
    return (piece * (size // len(piece) + 1))[:size]


def manuscripts(size: int = SIZE) -> dict[str, str]:
    """Give bodies of a size, by what is wrong with them."""
    pieces = {
        "one long line": "a",
        "one long number": "1",
        "one long Arabic word": "م",
        "figures and spaces": "12 345 ",
        "figures and dots": "1.2,3-4/5 ",
        "figures and words": "12 mots et 13 ",
        "Arabic figures and words": "12 كلمة و13 ",
        "opening brackets": "[",
        "closing brackets": "]",
        "images": "![",
        "links without end": "[a](",
        "stars": "*",
        "stars and letters": "*a **b ",
        "underlines": "_a",
        "backticks": "`",
        "backticks of all lengths": "` `` ``` ",
        "roles without end": "{fr}`",
        "roles": "{fr}`a` ",
        "braces": "{",
        "angles": "<",
        "comments without end": "<!--",
        "entities": "&amp;",
        "half entities": "&#",
        "backslashes": "\\",
        "quotation marks": "«",
        "straight quotation marks": "\"a' ",
        "dots": ".",
        "hyphens": "- - ",
        "dashes": "–",
        "spaces": "a    ",
        "no-break spaces": "\u00a0",
        "apostrophes": "l'",
        "combining marks": "e\u0301",
        "vowel signs": "\u064e",
        "direction controls": "\u202e\u2066",
        "direction marks": "a\u200f1",
        "controls": "\x01\x7f\x85",
        "surrogates that are not": "\U0010ffff\ufffd",
        "tabs": "\t",
        "quotes": "> ",
        "quotes and lines": "> a\n",
        "lists": "- a\n",
        "numbers of lists": "1. ",
        "empty lines": "\n\n",
        "paragraphs": "a\n\n",
        "table": "| a | b |\n|---|---|\n",
        "strokes": "|",
        "rows": "|a" * 40 + "|\n",
        "fences": ":::{box} a\n",
        "backtick fences": "```{box}\n",
        "fences that open and shut": ":::{box} a\n:::\n",
        "definitions": "a\n: b\n",
        "footnotes": "a[^1]\n\n[^1]: b\n\n",
        "footnote signs": "[^a]",
        "references": "[a]: b\n",
        "waivers": "% allow doubled-word: a\n",
        "headings": "# a\n",
        "underlined headings": "a\n=\n",
        "addresses": "https://a.example/",
        "mails": "a@b.",
        "the same word": "de ",
        "capitals": "A",
        "short words": "a b c ",
        "names": "Untel El Exemple ",
        "Arabic names": "فلان بن فلان ",
        "dates": "le 12 janvier 2019 ",
        "telephones": "06 12 ",
        "percentages": "12 % ",
        "words to and fro": "a م ",
    }
    bodies = {name: filled(piece, size) for name, piece in pieces.items()}
    bodies["fences within fences"] = "\n".join(":" * (3 + deep) + "{box} a" for deep in range(180, 0, -1))
    bodies["lists within lists"] = "\n".join("  " * deep + "- a" for deep in range(140))
    bodies["quotes within quotes"] = "\n".join(">" * deep + " a" for deep in range(180))
    bodies["emphasis within emphasis"] = "*a " * 3000 + "a*" * 3000
    bodies["brackets within brackets"] = "[" * 3000 + "a" + "](b)" * 3000
    return bodies
