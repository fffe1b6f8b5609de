"""Words that are written by other letters are read by their own, in any file and within strings of PDFs."""

from __future__ import annotations

import io
from urllib.parse import quote

import pikepdf
import pytest
from PIL import Image

from magazine.release.audit.exhibits import Film, Reading, Shot, Words
from magazine.release.audit.letters import letters_of
from magazine.release.audit.readers.registry import exhibits

FRENCH = "Les enquêteurs préparent une descente à l’entrepôt."
ARABIC = "يستعدّ المحقّقون لمداهمة مستودع قديم قرب الميناء"
OF_FOUR_DIGITS = "".join(f"%u{ord(letter):04x}" for letter in ARABIC)


def words_in(data: bytes) -> str:
    """Give the letters of all that is read in a file."""
    read = []
    for exhibit in exhibits(data):
        for one in exhibit.read() if isinstance(exhibit, Reading) else (exhibit,):
            read += [letters_of(one.text)] if isinstance(one, Words) else []
    return " ".join(read)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"?q={quote(ARABIC)}", ARABIC),
        (f"?q={quote(FRENCH.replace('’', ' '), encoding='latin-1')}", FRENCH),
        (f"unescape('{OF_FOUR_DIGITS}')", ARABIC),
        (f"unescape('{OF_FOUR_DIGITS}%20{quote('fin')}')", f"{ARABIC} fin"),
        (f"String.fromCharCode({','.join(str(ord(letter)) for letter in ARABIC)})", ARABIC),
        (f"[{', '.join(hex(ord(letter)) for letter in FRENCH)}]", FRENCH),
    ],
)
def test_a_text_is_read_as_it_is_meant(text: str, said: str) -> None:
    assert letters_of(said) in words_in(text.encode())


@pytest.mark.parametrize(
    ("string", "said"),
    [
        (f"https://example.org/?q={quote(ARABIC)}", ARABIC),
        ("".join(f"<span>{letter}</span>" for letter in FRENCH), FRENCH),
        ("".join(f"\\u{ord(letter):04x}" for letter in ARABIC), ARABIC),
    ],
    ids=["an address", "text with marks", "a script"],
)
@pytest.mark.parametrize("mode", [pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate], ids=str)
def test_so_is_a_string_of_a_pdf(string: str, said: str, mode: pikepdf.ObjectStreamMode) -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Note = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.String(string)))
        pdf.save(out, object_stream_mode=mode)
    assert letters_of(said) in words_in(out.getvalue())


def shots_of(image: Image.Image) -> list[str]:
    out = io.BytesIO()
    image.save(out, "PNG")
    (film,) = [one for one in exhibits(out.getvalue()) if isinstance(one, Film)]
    return [one.place for one in film.develop("") if isinstance(one, Shot)]


def test_a_picture_that_is_drawn_in_transparency_alone_is_looked_at() -> None:
    tones = Image.linear_gradient("L")
    assert shots_of(Image.merge("LA", (Image.new("L", tones.size, 255), tones))) == ["its transparency", ""]
    hard = tones.point([255 * (value > 127) for value in range(256)])
    assert shots_of(Image.merge("LA", (Image.new("L", tones.size, 255), hard))) == [""]
