"""A laid-out sheet from light to ink: every stream, picture, gradient and mask that its pages reach.

WeasyPrint paints drawings, gradients and default colours in RGB, and crashes on ``device-cmyk()`` in a gradient. So a press sheet is laid
out in light, each of the house's colours by a light of its own, and made into inks here, once for each sheet.
"""

from __future__ import annotations

import math
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from magazine.constants import PRESS_DPI
from magazine.darkroom.encode import jpeg_of_inks
from magazine.editions.print.bindery.exchange import DEFLATE, exchange
from magazine.editions.print.bindery.inking import Inking, greyed, name_states
from magazine.editions.print.preflight.pixels import inks_of
from magazine.editions.print.preflight.proof import Kind
from magazine.editions.print.preflight.reader import marks_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from magazine.darkroom.separation import Separation

SPARE: Final = 1.1  # a tenth too many pixels cost less than another resampling
SPARE_PHOTOGRAPH: Final = 1.5  # a photograph must be packed as JPEG again


def plated(sheet: bytes, separation: Separation, pictures: Mapping[str, Path] | None = None) -> bytes:
    """Give a sheet's PDF in process inks.

    Args:
        sheet: in light.
        separation: gives the inks.
        pictures: files that take the places of pictures, by how their names begin.

    Raises:
        ValueError: for a colour, gradient or picture of a kind that neither WeasyPrint nor the darkroom makes.
    """
    with pikepdf.open(BytesIO(sheet)) as pdf:
        lights = exchange(pdf, pictures or {})
        plates = Plates(pdf, separation, densities(pdf))
        for picture, pixels in lights:
            plates.add_picture(picture, pixels)
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
        densities: pixels to the inch of each picture where it stands largest; what is beyond need is taken off.
    """

    def __init__(
        self, pdf: pikepdf.Pdf, separation: Separation, densities: Mapping[tuple[int, int], float] | None = None
    ) -> None:
        self._pdf = pdf
        self._densities = densities or {}
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
                self.add_picture(item)
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

    def add_picture(self, picture: pikepdf.Object, pixels: Image.Image | None = None) -> None:
        """Separate a picture that is not in inks yet, and take off what is beyond need.

        Args:
            picture: on the pages.
            pixels: its own, in light, where they are not in it yet.
        """
        if not self._new(picture):
            return
        density = self._densities.get(picture.objgen, 0.0)
        if picture.get("/ColorSpace") == Name.DeviceRGB:
            inks = self._separation.picture(_thinned(pixels or _pixels(picture), density))
            _put(picture, inks, zlib.compress(inks.tobytes(), DEFLATE), Name.FlateDecode)
        elif picture.get("/ColorSpace") == Name.DeviceCMYK and density > PRESS_DPI * SPARE_PHOTOGRAPH:
            inks = _thinned(inks_of(picture, picture.read_raw_bytes()), density)
            _put(picture, inks, jpeg_of_inks(inks), Name.DCTDecode)
            picture.Decode = Array([1, 0] * 4)  # Adobe's way round, as every encoder writes four inks

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


def densities(pdf: pikepdf.Pdf) -> dict[tuple[int, int], float]:
    """Give each picture's pixels to the inch where it stands largest."""
    found: dict[tuple[int, int], float] = {}
    for paint in marks_of(pdf):
        if paint.kind is Kind.PICTURE and paint.object is not None:
            key = paint.object.objgen
            found[key] = min(found.get(key, paint.thickness), paint.thickness)
    return found


def _thinned(image: Image.Image, density: float) -> Image.Image:
    """Take off pixels beyond what the press can show."""
    if density <= PRESS_DPI * SPARE:
        return image
    size = [max(1, math.ceil(side * PRESS_DPI / density)) for side in image.size]
    return image.resize((size[0], size[1]), Image.Resampling.LANCZOS)


def _put(picture: pikepdf.Object, inks: Image.Image, data: bytes, packing: pikepdf.Object) -> None:
    """Put other pixels into a picture."""
    for key in ("/DecodeParms", "/Decode", "/Interpolate"):
        if key in picture:
            del picture[key]
    picture.write(data, filter=packing)
    picture.ColorSpace = Name.DeviceCMYK
    picture.Width, picture.Height = inks.size


def _pixels(picture: pikepdf.Object) -> Image.Image:
    size = (int(picture.Width), int(picture.Height))
    if picture.get("/Filter") == Name.DCTDecode:
        with Image.open(BytesIO(picture.read_raw_bytes()), formats=("JPEG",)) as opened:
            return opened.convert("RGB")
    return Image.frombytes("RGB", size, picture.read_bytes())
