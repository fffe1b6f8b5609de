"""Versions of the native libraries that set, draw, compress and read: those that the system brings and those within Python packages.

WeasyPrint loads Pango and what Pango stands on from the system, so no lock file holds them; each is asked for its version as its own
documentation says. What cannot be asked is "absent": two machines that both cannot say are not held to be alike in it by anybody but this.
"""

from __future__ import annotations

import ctypes
import zlib
from ctypes.util import find_library
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

ABSENT: Final = "absent"


def system_libraries() -> dict[str, str]:
    """Give the versions of the system's libraries that lay out text, by their names."""
    return {name: _asked(plain, file, ask) for name, (plain, file, ask) in sorted(_SYSTEM.items())}


def bundled_libraries() -> dict[str, str]:
    """Give the versions of the libraries within Python packages, by package and name."""
    import pikepdf  # noqa: PLC0415 - only builds need them
    import uharfbuzz  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415
    from lxml import etree  # noqa: PLC0415
    from PIL import features  # noqa: PLC0415

    found = {f"pillow/{name}": features.version(name) or ABSENT for name in _PILLOW}
    found["pikepdf/qpdf"] = pikepdf.__libqpdf_version__
    found["uharfbuzz/harfbuzz"] = uharfbuzz.version_string()
    found["vl-convert/vega"] = vl_convert.get_vega_version()
    found["lxml/libxml2"] = ".".join(map(str, etree.LIBXML_VERSION))
    found["python/zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return dict(sorted(found.items()))


def _asked(plain: str, file: str, ask: Callable[[ctypes.CDLL], str]) -> str:
    """Ask a library; one that is there but knows no such question is as good as absent."""
    for name in filter(None, (file, find_library(plain) if _lacks(file) else None)):
        try:
            return ask(ctypes.CDLL(name))
        except (OSError, AttributeError, ValueError):
            continue
    return ABSENT


def _lacks(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return True
    return False


def _said(function: str) -> Callable[[ctypes.CDLL], str]:
    def ask(library: ctypes.CDLL) -> str:
        saying = getattr(library, function)
        saying.restype = ctypes.c_char_p
        return bytes(saying()).decode()

    return ask


def _fontconfig(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _glib(library: ctypes.CDLL) -> str:
    return ".".join(
        str(ctypes.c_uint.in_dll(library, f"glib_{part}_version").value) for part in ("major", "minor", "micro")
    )


def _fribidi(library: ctypes.CDLL) -> str:
    text = ctypes.c_char_p.in_dll(library, "fribidi_version_info").value or b""
    return text.decode().partition("\n")[0].rpartition(" ")[2]


def _freetype(library: ctypes.CDLL) -> str:
    handle, numbers = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    if library.FT_Init_FreeType(ctypes.byref(handle)):
        raise ValueError("FreeType does not start")
    try:
        library.FT_Library_Version(handle, *map(ctypes.byref, numbers))
    finally:
        library.FT_Done_FreeType(handle)
    return ".".join(str(number.value) for number in numbers)


_PILLOW: Final = ("avif", "freetype2", "jpg_2000", "libjpeg_turbo", "libtiff", "littlecms2", "webp", "zlib", "zlib_ng")
_SYSTEM: Final[dict[str, tuple[str, str, Callable[[ctypes.CDLL], str]]]] = {
    "fontconfig": ("fontconfig", "libfontconfig.so.1", _fontconfig),
    "freetype": ("freetype", "libfreetype.so.6", _freetype),
    "fribidi": ("fribidi", "libfribidi.so.0", _fribidi),
    "glib": ("glib-2.0", "libglib-2.0.so.0", _glib),
    "harfbuzz": ("harfbuzz", "libharfbuzz.so.0", _said("hb_version_string")),
    "harfbuzz-subset": ("harfbuzz-subset", "libharfbuzz-subset.so.0", _said("hb_version_string")),
    "pango": ("pango-1.0", "libpango-1.0.so.0", _said("pango_version_string")),
}
