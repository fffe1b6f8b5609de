"""How large a derivative is: known before it is made, so that pages can keep the room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.picture import Area

if TYPE_CHECKING:
    from magazine.darkroom.recipe import Recipe
    from magazine.issue.picture import Picture

Size = tuple[int, int]


def published_size(picture: Picture, recipe: Recipe) -> Size:
    """Give the width and height in pixels of a picture developed by a recipe."""
    width, height = picture.published_size
    scale = min(recipe.width / width, recipe.height / height)
    if picture.format != "SVG":
        scale = min(1.0, scale)
    return min(recipe.width, max(1, round(width * scale))), min(recipe.height, max(1, round(height * scale)))


def drawn_size(picture: Picture, recipe: Recipe) -> Size:
    """Give the size at which the whole of a drawing is drawn: so large that whole pixels within its crop have the published size."""
    width, height = published_size(picture, recipe)
    crop = picture.crop
    if crop is None:
        return width, height
    return _whole(width, crop.left, crop.right), _whole(height, crop.top, crop.bottom)


def _whole(part: int, start: float, end: float) -> int:
    """Give the side of which ``part`` whole pixels lie between two of its parts; three more than it comes to are always enough."""
    side = max(part, round(part / (end - start)))
    while True:
        first, _, last, _ = Area(start, start, end, end).inside((side, side))
        if last - first >= part:
            return side
        side += 1


def crop_box(crop: Area | None, size: Size) -> tuple[int, int, int, int]:
    """Give a crop's left, top, right and bottom in pixels, none of which shows anything from outside it."""
    return (0, 0, *size) if crop is None else crop.inside(size)
