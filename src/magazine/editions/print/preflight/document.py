"""Checks of the document as a whole: what it claims, which press it is for, how many pages it has."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from pikepdf import Name

from magazine.constants import SIGNATURE_PAGES
from magazine.editions.print.preflight.proof import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from magazine.editions.print.preflight.proof import Proof

VERSION: Final = "1.6"
"""Of PDF, which PDF/X-4 is built on (ISO 15930-7:2010)."""

CLAIM: Final = re.compile(rb"<pdfxid:GTS_PDFXVersion[^>]*>PDF/X-4</pdfxid:GTS_PDFXVersion>")
STATED: Final = (b"xmp:CreateDate", b"xmp:ModifyDate", b"xmp:MetadataDate", b"dc:title", b"xmpMM:DocumentID",
                 b"xmpMM:VersionID", b"xmpMM:RenditionClass")  # fmt: skip
"""What the metadata of a PDF/X-4 file must say (ISO 15930-7:2010)."""

ACTIVE: Final = ("/OpenAction", "/AA", "/AcroForm", "/Names", "/XFA", "/Collection")
"""What a document does or carries by itself; a press has no use for any of it."""

OURS: Final = "this is a fault of the program: report it with this line"


def encryption(proof: Proof) -> Iterator[Fault]:
    """A printer's machine cannot open what is locked (ISO 15930-7:2010)."""
    if proof.pdf.is_encrypted:
        yield Fault(page=0, what="the file is encrypted", remedy="hand over the file without a password")


def standard(proof: Proof) -> Iterator[Fault]:
    """The file claims PDF/X-4, and states all that a claim needs (ISO 15930-7:2010)."""
    root = proof.pdf.Root
    lacks: list[str] = []
    if proof.header != VERSION:
        lacks.append(f"its version is {proof.header} in place of {VERSION}")
    metadata = root.Metadata.read_bytes() if "/Metadata" in root else b""
    if not CLAIM.search(metadata):
        lacks.append("its metadata do not say PDF/X-4")
    lacks += [f"its metadata lack {name.decode()}" for name in STATED if name not in metadata]
    info = proof.pdf.docinfo
    if str(info.get("/Trapped", "")) not in {"/True", "/False"}:
        lacks.append("it does not say whether it is trapped")
    lacks += [f"its information lacks {key}" for key in ("/Title", "/CreationDate", "/ModDate") if key not in info]
    if "/ID" not in proof.pdf.trailer:
        lacks.append("it has no file identifier")
    if lacks:
        yield Fault(page=0, what=f"the file is no PDF/X-4: {'; '.join(lacks)}", remedy=OURS)


def output_intent(proof: Proof) -> Iterator[Fault]:
    """The file says for which press it is made, with its profile (ISO 15930-7:2010)."""
    intents = [item for item in proof.pdf.Root.get("/OutputIntents", []) if item.get("/S") == Name.GTS_PDFX]
    remedy = "bind it again with the theme's printing condition (inks/inks.json)"
    if len(intents) != 1:
        yield Fault(page=0, what=f"the file has {len(intents)} output intents for PDF/X in place of one", remedy=remedy)
        return
    wrong = "; ".join(_wrong_with(intents[0], proof))
    if wrong:
        yield Fault(page=0, what=f"the output intent is not the theme's: {wrong}", remedy=remedy)


def _wrong_with(intent: pikepdf.Object, proof: Proof) -> Iterator[str]:
    condition = proof.condition
    if str(intent.get("/OutputConditionIdentifier", "")) != condition.name:
        yield f"it names {intent.get('/OutputConditionIdentifier', 'no condition')} in place of {condition.name}"
    profile = intent.get("/DestOutputProfile")
    if profile is None:
        yield "it holds no profile"
    elif hashlib.sha256(profile.read_bytes()).hexdigest() != condition.digest or int(profile.get("/N", 0)) != INKS:
        yield "its profile is another"


INKS: Final = 4


def page_count(proof: Proof) -> Iterator[Fault]:
    """A stapled magazine is made of folded sheets of four pages."""
    pages = len(proof.pdf.pages)
    if pages == 0 or pages % SIGNATURE_PAGES:
        what = f"the file has {pages} pages, which is no multiple of {SIGNATURE_PAGES}"
        yield Fault(page=0, what=what, remedy="fill the last fold by plan, or cut a page")


def active_content(proof: Proof) -> Iterator[Fault]:
    """A press file does nothing by itself and carries nothing else (ISO 15930-7:2010)."""
    found = [key for key in ACTIVE if key in proof.pdf.Root]
    if found:
        yield Fault(page=0, what=f"the document carries {', '.join(found)}", remedy="bind it without links and scripts")
