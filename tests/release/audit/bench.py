"""Where leaks are made: finished outputs to put them into, and the secrets of a newsroom."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pikepdf
from PIL import Image
from tests.release.audit.newsroom import CROP, REDACTED, photograph

from magazine.darkroom.redaction import destroy
from magazine.issue.picture import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.release.audit.secrets import Secrets

Files = dict[str, bytes]


@dataclass(frozen=True)
class Bench:
    """Attributes: the folder of a build, the project whose secrets are sought in it, and these."""

    build: Path
    project: Path
    secrets: Secrets
    article: str

    def read(self, place: str) -> bytes:
        return (self.build / place).read_bytes()

    def first(self, pattern: str) -> tuple[str, bytes]:
        file = min(self.build.glob(pattern))
        return file.relative_to(self.build).as_posix(), file.read_bytes()

    @cached_property
    def page(self) -> str:
        return self.read(f"site/fr/2019-01/{self.article}/index.html").decode()

    def in_page(self, old: str, new: str) -> Files:
        """Put something into an article's page."""
        assert old in self.page
        return {f"site/fr/2019-01/{self.article}/index.html": self.page.replace(old, new, 1).encode()}

    @cached_property
    def entries(self) -> dict[str, bytes]:
        """A book's entries: its texts, and one of its pictures."""
        _, data = self.first("site/fr/2019-01/*.epub")
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = [name for name in book.namelist() if not name.endswith((".jpg", ".png", ".woff2", ".otf", ".ttf"))]
            names += [name for name in book.namelist() if name.endswith(".jpg")][:1]
            return {name: book.read(name) for name in names}

    def book(
        self,
        change: Callable[[dict[str, bytes]], None] | None = None,
        more: Callable[[zipfile.ZipFile], None] | None = None,
    ) -> Files:
        """Pack the book again, with a change."""
        entries = dict(self.entries)
        if change:
            change(entries)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            for name, data in entries.items():
                book.writestr(zipfile.ZipInfo(name, (2019, 1, 1, 0, 0, 0)), data)
            if more:
                more(book)
        return {"site/fr/2019-01/book.epub": out.getvalue()}

    @cached_property
    def two_pages(self) -> bytes:
        """Two pages of the screen edition, as a file of their own."""
        _, data = self.first("site/fr/2019-01/*.pdf")
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as whole:
            del whole.pages[6:]
            del whole.pages[:4]
            whole.save(out, deterministic_id=True)
        return out.getvalue()

    def printed(self, change: Callable[[Any], None], **how: Any) -> Files:
        """Change the printed pages."""
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(self.two_pages)) as pdf:
            change(pdf)
            pdf.save(out, **how)
        return {"archive/2019-01/print.pdf": out.getvalue()}


def crowd() -> Image.Image:
    """The original that is cropped and redacted."""
    return photograph(7)


def honest() -> Image.Image:
    """What may be published of it."""
    return cropped(destroy(crowd(), [Area(*REDACTED)]))


def cropped(image: Image.Image) -> Image.Image:
    wide, high = image.size
    return image.crop((round(CROP[0] * wide), round(CROP[1] * high), round(CROP[2] * wide), round(CROP[3] * high)))


def card(inner: Image.Image) -> Image.Image:
    """Lay a picture out as a share card does: beside words, on a ground of its own."""
    ground = Image.new("RGB", (1200, 630), (8, 26, 52))
    ground.paste(wide(inner, 640), (30, 60))
    return ground


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def wide(image: Image.Image, width: int) -> Image.Image:
    return image.resize((width, round(width * image.height / image.width)), Image.Resampling.LANCZOS)


def grain(size: int, seed: int = 3) -> bytes:
    return random.Random(seed).randbytes(size)


def text_page(pdf: Any, content: bytes) -> Any:
    """Make a page with a plain font, in no page tree yet."""
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 400, 400],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            Contents=pdf.make_stream(content),
        )
    )
