"""What the document says of itself: title, dates, language, direction, and the standards it is made for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, String

from magazine.issue.edition import Edition
from magazine.issue.language import Direction

if TYPE_CHECKING:
    import pikepdf

    from magazine.editions.print.bindery.volume import Volume
    from magazine.issue.theme import PrintingCondition

TOOL: Final = "police-magazine"

STANDARD: Final = {
    Edition.SCREEN: '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>',
    Edition.ARCHIVE: (
        '<pdfaid:part xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">2</pdfaid:part>'
        '<pdfaid:conformance xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">A</pdfaid:conformance>'
    ),
    # The claim is part of what the preflight reads: a file that does not pass is never handed out.
    Edition.PRESS: (
        '<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4</pdfxid:GTS_PDFXVersion>'
        "<pdf:Trapped>False</pdf:Trapped>"
        "<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
    ),
}

PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{publisher}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate><xmp:MetadataDate>{moment}</xmp:MetadataDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{tool}</pdf:Producer>
<xmpMM:DocumentID>{identifier}</xmpMM:DocumentID><xmpMM:InstanceID>{identifier}</xmpMM:InstanceID>
{standard}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def packet(volume: Volume) -> str:
    """Write the XMP packet (ISO 16684-1)."""
    return PACKET.format(
        title=escape(volume.title),
        subject=escape(volume.subject),
        publisher=escape(volume.publisher),
        language=volume.language.tag,
        moment=volume.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        tool=TOOL,
        identifier=escape(volume.identifier),
        standard=STANDARD[volume.edition],
    )


def describe(pdf: pikepdf.Pdf, volume: Volume) -> None:
    """Write metadata, language, direction and page labels into the document."""
    root = pdf.Root
    stream = pdf.make_stream(packet(volume).encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    root.Metadata = stream
    root.Lang = String(volume.language.tag)
    direction = Name.R2L if volume.language.direction is Direction.RIGHT_TO_LEFT else Name.L2R
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Direction=direction)
    root.PageLayout = Name.TwoPageRight
    root.PageMode = Name.UseOutlines
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    date = volume.moment.strftime("D:%Y%m%d%H%M%SZ")
    for key, text in {
        "/Title": volume.title, "/Author": volume.publisher, "/Subject": volume.subject, "/Creator": TOOL, "/Producer": TOOL,
        "/CreationDate": date, "/ModDate": date,
    }.items():  # fmt: skip
        pdf.docinfo[key] = String(text)
    if volume.edition is Edition.ARCHIVE:
        _state_intent(pdf, volume.screen_profile)
    elif volume.edition is Edition.PRESS and volume.condition is not None:
        _state_press(pdf, volume.condition)


def _state_intent(pdf: pikepdf.Pdf, profile: bytes) -> None:
    """State the screen's colours as the archive's output intent (ISO 19005-2, 6.2.3)."""
    stream = pdf.make_stream(profile)
    stream.N = 3
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"), Info=String("sRGB"),
                DestOutputProfile=stream,
            )
        ]
    )  # fmt: skip


def _state_press(pdf: pikepdf.Pdf, condition: PrintingCondition) -> None:
    """State how the press prints as the output intent, and that nothing is trapped: the printer's machine does that (ISO 15930-7)."""
    stream = pdf.make_stream(condition.file.read_bytes())
    stream.N = 4
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String(condition.name),
                OutputCondition=String(condition.info), RegistryName=String(condition.registry),
                Info=String(condition.info), DestOutputProfile=stream,
            )
        ]
    )  # fmt: skip
    pdf.docinfo["/Trapped"] = Name("/False")
