"""``{figure} crowd.jpg``: a picture with caption and credit from its card; options override the card for this use."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from magazine.markup import desk
from magazine.markup.nodes import Credit, PictureFigure
from magazine.markup.word import Word, element

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from magazine.issue.picture import Picture
    from magazine.markup.translator import Translator
    from magazine.markup.word import Options

SIZES = ("column", "wide", "full")


def find_picture(env: BuildEnvironment, path: str, line: int | None) -> Picture | None:
    """Find a picture of the issue by the path that an article names, or complain."""
    place = desk.within_issue(env, path)
    if place is None:
        desk.complain(
            env, "picture-from-outside", line, f"the picture “{path}” is not in this issue's folder",
            "put the picture beside the article and name it by its file name", at=path,
        )  # fmt: skip
        return None
    publication = desk.publication_of(env.config)
    picture = publication.pictures.get(place)
    if picture is None:
        words = desk.why_nothing("picture", path, place, publication.pictures, publication.unusable)
        desk.complain(env, "missing-picture", line, *words, at=path)
    return picture


def make_figure(
    env: BuildEnvironment, picture: Picture, line: int | None, *, alt: str = "", caption: str = "", credit: str = ""
) -> PictureFigure:
    """Make the node of a picture from its card, and from what this use says otherwise."""
    language = desk.language_of(env.config)
    alt = alt or picture.alt.says(language) or ""
    if not alt and not picture.decorative:
        desk.complain(
            env, "missing-alt", line, f"the picture “{picture.id}” has no alternative text in {language.tag}",
            f"write “alt: {{{language.tag}: …}}” in {picture.id}.yaml, or “decorative: true” where it says nothing",
        )  # fmt: skip
    figure = PictureFigure(picture=picture.id, alt=alt, decorative=picture.decorative and not alt, size="column")
    caption = caption or picture.caption.says(language) or ""
    if caption:
        figure += nodes.caption(caption, "", nodes.Text(caption))
    credit = credit or picture.credit.best(language)
    if credit:
        figure += Credit(credit, "", nodes.Text(credit))
    return figure


class Figure(Word):
    """Read ``{figure}``; a body is the caption."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Options | None] = {
        "alt": directives.unchanged,
        "caption": directives.unchanged,
        "credit": directives.unchanged,
        "size": lambda argument: directives.choice(argument, SIZES),
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Make the figure, or nothing where the picture is missing."""
        picture = find_picture(self.env, self.arguments[0], self.lineno)
        if picture is None:
            return []
        words = {name: self.options.get(name, "") for name in ("alt", "caption", "credit")}
        figure = make_figure(self.env, picture, self.lineno, **words)
        figure["size"] = self.options.get("size", "column")
        if self.content:
            self._caption_from_body(figure)
        self.set_source_info(figure)
        self.add_name(figure)
        return [figure]

    def _caption_from_body(self, figure: PictureFigure) -> None:
        body = self.parse_body(nodes.Element())
        seen = [child for child in body.children if not isinstance(child, nodes.comment | nodes.system_message)]
        if len(seen) != 1 or not isinstance(seen[0], nodes.paragraph):
            self.complain(
                "wrong-directive", "a caption is one paragraph, and here stands something else",
                "put what follows it, lists and headings below the figure",
            )  # fmt: skip
            return
        figure.children = [child for child in figure.children if not isinstance(child, nodes.caption)]
        figure.insert(0, nodes.caption(seen[0].rawsource, "", *seen[0].children))


def visit_figure(translator: Translator, node: PictureFigure) -> None:
    """Open the figure and set the picture; caption and credit stand together below it."""
    in_gallery = node.parent.__class__.__name__ == "Gallery"
    use = "gallery" if in_gallery else node["size"]
    translator.open("figure", node, class_=f"picture {node['size']}" if not in_gallery else "picture")
    translator.add(translator.supply.picture(node["picture"], node["alt"], use))
    if node.children:
        translator.open("figcaption")


def depart_figure(translator: Translator, node: PictureFigure) -> None:
    """Close what was opened."""
    if node.children:
        translator.close("figcaption")
    translator.close("figure")


def visit_credit(translator: Translator, node: Credit) -> None:
    """Part the credit from the caption, for those who copy or hear the text."""
    if node.parent.index(node):
        translator.add(" ")
    translator.open("span", node, class_="credit")


def depart_credit(translator: Translator, node: Credit) -> None:
    """Close it."""
    translator.close("span")


FORMS = {
    PictureFigure: {"html": (visit_figure, depart_figure)},
    Credit: {"html": (visit_credit, depart_credit)},
    nodes.caption: {"html": element("span", class_="caption")},
}
