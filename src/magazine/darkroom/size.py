"""How large a derivative is: known before it is made, so that pages can keep the room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magazine.darkroom.recipe import Recipe
    from magazine.issue.picture import Area, Picture

Size = tuple[int, int]


def published_size(picture: Picture, recipe: Recipe) -> Size:
    """Give the width and height in pixels of a picture developed by a recipe."""
    width, height = picture.published_size
    scale = min(recipe.width / width, recipe.height / height)
    if picture.format != "SVG":
        scale = min(1.0, scale)
    return min(recipe.width, max(1, round(width * scale))), min(recipe.height, max(1, round(height * scale)))


def drawn_size(picture: Picture, recipe: Recipe) -> Size:
    """Give the size at which the whole of a drawing is drawn, so that the part within its crop has the published size."""
    width, height = published_size(picture, recipe)
    if picture.crop is None:
        return width, height
    across, down = picture.crop.right - picture.crop.left, picture.crop.bottom - picture.crop.top
    return max(width, round(width / across)), max(height, round(height / down))


def crop_box(crop: Area | None, size: Size) -> tuple[int, int, int, int]:
    """Give a crop's left, top, right and bottom in pixels, rounded as ``Picture.published_size`` does."""
    width, height = size
    if crop is None:
        return 0, 0, width, height
    left, top = min(width - 1, round(crop.left * width)), min(height - 1, round(crop.top * height))
    return left, top, max(left + 1, round(crop.right * width)), max(top + 1, round(crop.bottom * height))
