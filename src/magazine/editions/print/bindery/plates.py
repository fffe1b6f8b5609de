"""A laid-out sheet from light to ink: every stream, picture, gradient and mask that its pages reach.

WeasyPrint paints drawings, gradients and default colours in RGB, and crashes on ``device-cmyk()`` in a gradient. So a press sheet is laid
out in light, each of the house's colours by a light of its own, and made into inks here; once for each sheet, in the worker that laid
it out.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf
from PIL import Image
from pikepdf import Array, Dictionary, Name

from magazine.editions.print.bindery.inking import Inking, greyed, name_states

if TYPE_CHECKING:
    from magazine.darkroom.separation import Separation

DEFLATE: Final = 6  # level 9 takes three times as long for two bytes in a hundred


def plated(sheet: bytes, separation: Separation) -> bytes:
    """Give a sheet's PDF in process inks.

    Raises:
        ValueError: for a colour or gradient of a kind that WeasyPrint does not write.
    """
    with pikepdf.open(BytesIO(sheet)) as pdf:
        plates = Plates(pdf, separation)
        for page in pdf.pages:
            plates.add_page(page)
        file = BytesIO()
        pdf.save(file, static_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=True)
        return file.getvalue()


class Plates:
    """Makes everything that pages reach into inks, each object once.

    Args:
        pdf: the document.
        separation: gives the inks.
    """

    def __init__(self, pdf: pikepdf.Pdf, separation: Separation) -> None:
        self._pdf = pdf
        self._separation = separation
        self._inking = Inking(separation)
        self._done: set[tuple[int, int]] = set()

    def add_page(self, page: pikepdf.Page) -> None:
        """Make a page's content and resources into inks; what lies over another is mixed in inks too."""
        content = self._inking.rewritten(page, page.obj.Resources.get("/ColorSpace"))
        page.obj.Contents = self._pdf.make_stream(content)
        page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
        self._add_resources(page.obj.Resources)

    def _new(self, item: pikepdf.Object) -> bool:
        """Say whether an object comes for the first time; one written within another always does."""
        if not item.is_indirect:
            return True
        before = len(self._done)
        self._done.add(item.objgen)
        return len(self._done) > before

    def _add_resources(self, resources: pikepdf.Object) -> None:
        if not self._new(resources):
            return
        for item in resources.get("/XObject", {}).values():
            if item.get("/Subtype") == Name.Image:
                self._add_picture(item)
            else:
                self._add_stream(item)
        for item in resources.get("/Pattern", {}).values():
            if item.PatternType == 1:
                self._add_stream(item)
            else:
                self._add_shading(item.Shading)
        for item in resources.get("/Shading", {}).values():
            self._add_shading(item)
        for item in resources.get("/ExtGState", {}).values():
            mask = item.get("/SMask")
            if isinstance(mask, Dictionary):
                self._add_mask(mask.G)
        name_states(resources)
        if "/ColorSpace" in resources:
            del resources["/ColorSpace"]

    def _add_stream(self, stream: pikepdf.Object) -> None:
        """Make a form or a tiling pattern into inks."""
        if not self._new(stream):
            return
        if "/Resources" not in stream:
            stream.Resources = Dictionary()
        stream.write(self._inking.rewritten(stream, stream.Resources.get("/ColorSpace")))
        if "/Group" in stream:
            stream.Group.CS = Name.DeviceCMYK
        self._add_resources(stream.Resources)

    def _add_mask(self, group: pikepdf.Object) -> None:
        if not self._new(group):
            return
        group.write(greyed(group))
        group.Group.CS = Name.DeviceGray
        for item in group.get("/Resources", {}).get("/Shading", {}).values():
            self._new(item)  # greys of a mask stay greys
        if "/Resources" in group and "/ColorSpace" in group.Resources:
            del group.Resources["/ColorSpace"]

    def _add_picture(self, picture: pikepdf.Object) -> None:
        """Separate a picture that is not in inks yet."""
        if not self._new(picture) or picture.get("/ColorSpace") != Name.DeviceRGB:
            return
        inks = self._separation.picture(_pixels(picture))
        packed = zlib.compress(inks.tobytes(), DEFLATE)
        for key in ("/DecodeParms", "/Decode", "/Interpolate"):
            if key in picture:
                del picture[key]
        picture.write(packed, filter=Name.FlateDecode)
        picture.ColorSpace = Name.DeviceCMYK

    def _add_shading(self, shading: pikepdf.Object) -> None:
        if not self._new(shading) or shading.ColorSpace == Name.DeviceCMYK:
            return
        self._add_function(shading.Function, str(shading.ColorSpace))
        shading.ColorSpace = Name.DeviceCMYK

    def _add_function(self, function: pikepdf.Object, space: str) -> None:
        """Give the stops of a gradient their inks (exponential functions, alone or stitched together)."""
        if function.FunctionType == STITCHING:
            for part in function.Functions:
                self._add_function(part, space)
            return
        if function.FunctionType != EXPONENTIAL:
            raise ValueError(f"no inks are known for gradients by functions of type {function.FunctionType}")
        for key in ("/C0", "/C1"):
            inks = self._inking.inks(space, [float(part) for part in function[key]], None)
            function[key] = Array([round(part, 4) for part in inks])


EXPONENTIAL, STITCHING = 2, 3
"""Function types (ISO 32000-1, 7.10)."""


def _pixels(picture: pikepdf.Object) -> Image.Image:
    size = (int(picture.Width), int(picture.Height))
    if picture.get("/Filter") == Name.DCTDecode:
        with Image.open(BytesIO(picture.read_raw_bytes()), formats=("JPEG",)) as opened:
            return opened.convert("RGB")
    return Image.frombytes("RGB", size, picture.read_bytes())
