"""The icons of the installed magazine: drawn from the theme, in the sizes that home screens ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.darkroom.app_icon import icon_job
from magazine.editions.web.naming import tagged_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.web.folder import SiteFolder
    from magazine.issue.job import Crew
    from magazine.issue.theme import Theme

ICONS_FOLDER: Final = "icons"
TOUCH_ICON: Final = f"{ICONS_FOLDER}/touch.png"
"""The one icon that every page names, so it has an address that stays; Safari shows it on home screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """An icon to draw: from which drawing of the theme, how many pixels square."""

    drawing: str
    pixels: int


SIZES: Final[Mapping[str, Size]] = {
    "app-192": Size(drawing="static/icon.svg", pixels=192),
    "app-512": Size(drawing="static/icon.svg", pixels=512),
    "maskable-512": Size(drawing="icons/maskable.svg", pixels=512),
    "touch": Size(drawing="icons/maskable.svg", pixels=180),
}
"""192 and 512 are what Chromium asks of an application that can be installed; 180 is an iPhone's home screen."""


def lay_icons(theme: Theme, crew: Crew, folder: SiteFolder) -> dict[str, str]:
    """Draw the icons, write them, and give their places by name.

    A theme that lacks a drawing goes without the icons that would be made of it.
    """
    drawings = {size.drawing: theme.folder / "web" / size.drawing for size in SIZES.values()}
    texts = {name: path.read_text(encoding="utf-8") for name, path in drawings.items() if path.is_file()}
    wanted = {name: size for name, size in SIZES.items() if size.drawing in texts}
    made = crew.make([icon_job(name, texts[size.drawing], size.pixels) for name, size in wanted.items()])
    places = {}
    for name, path in zip(wanted, made, strict=True):
        content = path.read_bytes()
        places[name] = TOUCH_ICON if name == "touch" else f"{ICONS_FOLDER}/{tagged_name(f'{name}.png', content)}"
        folder.write(places[name], content)
    folder.clear(ICONS_FOLDER, keep=set(places.values()))
    return places
