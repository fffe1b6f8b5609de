"""MyST's renderer, with the magazine's doors: only its own words, no raw HTML, links and pictures within the issue.

Overrides ``myst_parser.mdit_to_docutils.sphinx_.SphinxRenderer`` (MyST-Parser 5); ``tests/markup/test_renderer.py`` says when an upgrade
changes what is overridden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.config.main import merge_file_level
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

from magazine.constants import MARKUP_MAX_DEPTH, MARKUP_MAX_PIECES, NAMES_MAX, WORDS_MAX_DEPTH
from magazine.issue.anchors import ARTICLE_PATH, heading_slug, unused
from magazine.issue.finding import Level
from magazine.issue.paths import unquoted
from magazine.markup import desk
from magazine.markup.directives.figure import find_picture, make_figure
from magazine.markup.nodes import ArticleLink, LineBreak
from magazine.markup.roles.fact import find_fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode
    from myst_parser.warnings_ import MystWarnings
    from sphinx.environment import BuildEnvironment

PLAIN_DIRECTIVES = ("table", "list-table")
"""Of docutils' own directives those that an article may use."""


class ManuscriptRenderer(SphinxRenderer):
    """Build the document tree of an article."""

    known_directives: frozenset[str] = frozenset()
    known_roles: frozenset[str] = frozenset()
    _above = 0
    """Levels of the tree above the text that is being read, where it is the body of a directive."""
    _within = 0
    """Directives that it stands in."""
    _pieces = 0
    """Pieces of markup read so far."""
    _names = 0
    """Places that the editor has named so far."""

    @property
    def _env(self) -> BuildEnvironment:
        return self.sphinx_env

    def create_warning(
        self,
        message: str,
        subtype: MystWarnings | str,
        *,
        wtype: str | None = None,
        line: int | None = None,
        append_to: nodes.Element | None = None,
    ) -> nodes.system_message | None:
        if message.startswith("Document headings start at"):
            return None  # MyST wants a first-level heading in the text; the magazine's stands in the front matter
        return super().create_warning(message, subtype, wtype=wtype, line=line, append_to=append_to)

    # Bounds

    def _render_tokens(self, tokens: list[Token]) -> None:
        """Render what was read, unless there is more of it, or more within each other, than any article has."""
        pieces, depth = measure(tokens)
        self._pieces += pieces
        line = next((token.map[0] + 1 for token in tokens if token.map), 1)
        if self._pieces > MARKUP_MAX_PIECES:
            desk.complain(
                self._env,
                "too-much-markup",
                line,
                f"the text has more than {MARKUP_MAX_PIECES} pieces of markup, and is not read",
                "split the article, or check that nothing was pasted here by mistake",
            )
        elif self._above + _depth_of(self.current_node) + depth > MARKUP_MAX_DEPTH:
            desk.complain(
                self._env,
                "deep-markup",
                line,
                f"quotes, lists, emphasis or boxes stand more than {MARKUP_MAX_DEPTH} deep in each other",
                "take some of them out; three levels are the most that readers follow",
            )
        else:
            super()._render_tokens(tokens)

    def render_myst_target(self, token: SyntaxTreeNode) -> None:
        """Name a place, unless there are more of them than any article has: docutils hands the names on from each to the next."""
        self._names += 1
        if self._names <= NAMES_MAX:
            super().render_myst_target(token)
        elif self._names == NAMES_MAX + 1:
            desk.complain(
                self._env,
                "too-much-markup",
                _line(token),
                f"the text names more than {NAMES_MAX} places, and those from here on are not read",
                "name only the places that a link leads to",
            )

    # Words

    def run_directive(
        self,
        name: str,
        first_line: str,
        content: str,
        position: int,
        additional_options: dict[str, str] | None = None,
        *,
        block_text: str | None = None,
    ) -> list[nodes.Element]:
        known = self.known_directives | set(PLAIN_DIRECTIVES)
        if name not in known:
            desk.complain(
                self._env,
                "unknown-directive",
                position,
                f"there is no directive '{{{name}}}'{desk.did_you_mean(name, known)}",
                f"use one of the magazine's: {', '.join(sorted(known))}",
            )
            return []
        if self._within >= WORDS_MAX_DEPTH:
            desk.complain(
                self._env,
                "deep-markup",
                position,
                f"directives stand more than {WORDS_MAX_DEPTH} deep in each other",
                "close each where its text ends",
            )
            return []
        above, self._above = self._above, self._above + _depth_of(self.current_node) + 1
        self._within += 1
        try:
            return super().run_directive(name, first_line, content, position, additional_options, block_text=block_text)
        finally:
            self._above = above
            self._within -= 1

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        self.current_node += self.run_directive("eval-rst", "", token.content, _line(token) or 1)

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        name = token.meta["name"]
        if name in self.known_roles:
            super().render_myst_role(token)
            return
        desk.complain(
            self._env,
            "unknown-role",
            _line(token),
            f"there is no role '{{{name}}}'{desk.did_you_mean(name, self.known_roles)}",
            f"use one of the magazine's: {', '.join(sorted(self.known_roles))}",
            at=f"{{{name}}}",
        )
        self.current_node += nodes.Text(token.content)

    # Lines

    def render_hardbreak(self, token: SyntaxTreeNode) -> None:
        """End the line in every edition: MyST's own node for it is raw HTML beside raw LaTeX."""
        line_break = LineBreak()
        self.add_line_and_source_path(line_break, token)
        self.current_node.append(line_break)

    # Raw HTML

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        start = " ".join(token.content.split())[:40]
        if start.startswith("</"):
            return
        remedy = (
            "write a comment as a line that begins with %"
            if start.startswith("<!--")
            else "write it in Markdown, or with one of the magazine's directives; a lone < is written \\<"
        )
        desk.complain(
            self._env, "raw-html", _line(token), f"HTML is not allowed in an article: “{start}”", remedy, at=start
        )

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        self.render_html_block(token)

    # Pictures

    def render_image(self, token: SyntaxTreeNode) -> None:
        line = _line(token)
        picture = find_picture(self._env, unquoted(str(token.attrGet("src") or "")), line)
        if picture is not None:
            alt = self._words_of(token.children or [])
            figure = make_figure(self._env, picture, line, alt=alt)
            figure.line = line
            self.current_node.append(figure)

    def _words_of(self, tokens: Sequence[SyntaxTreeNode]) -> str:
        """Give the words of a picture's alternative text: the end of a line parts words, and code and figures are read as they stand."""
        return "".join(self._word_of(token) for token in tokens)

    def _word_of(self, token: SyntaxTreeNode) -> str:
        if token.children:
            return self._words_of(token.children)
        if token.type in {"softbreak", "hardbreak"}:
            return " "
        if token.type == "html_inline":
            self.render_html_inline(token)
            return ""
        if token.type == "myst_role" and token.meta["name"] == "fact":
            fact = find_fact(self._env, token.content.strip(), _line(token))
            return fact.in_figures(desk.language_of(self._env.config)) if fact else ""
        return token.content

    # Links

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Treat ``<scheme:…>`` like any other link: MyST takes every scheme between angle brackets for a web address."""
        scheme, colon, _ = str(token.attrGet("href") or "").partition(":")
        if token.info == "auto" and (not colon or scheme.lower() not in (self.md_config.url_schemes or ())):
            self.render_link_unknown(token)
        else:
            super().render_link(token)

    def render_link_unknown(self, token: SyntaxTreeNode) -> None:
        href = unquoted(str(token.attrGet("href") or ""))
        path, _, anchor = href.partition("#")
        match = ARTICLE_PATH.fullmatch(path)
        if ":" in path or match is None or not path:
            desk.complain(
                self._env,
                "forbidden-link",
                _line(token),
                f"the link “{href}” is neither a web address nor an article of this issue",
                "link to https://…, or to another article as ../its-folder/fr.md",
                at=href,
            )
            self.render_children(token)
            return
        here = desk.article_of(self._env.current_document.docname)
        self._link_to_article(token, match["id"] or here, anchor)

    def _link_to_article(self, token: SyntaxTreeNode, article_id: str, anchor: str) -> None:
        language = desk.language_of(self._env.config)
        entry = desk.publication_of(self._env.config).entry(article_id, language)
        if entry is None:
            self._complain_of_link(token, article_id)
            self.render_children(token)
            return
        link = ArticleLink(article=article_id, anchor=anchor)
        self.add_line_and_source_path(link, token)
        with self.current_node_context(link, append=True):
            self.render_children(token)
        if not link.children:
            link += nodes.Text(entry.article.headline)

    def _complain_of_link(self, token: SyntaxTreeNode, article_id: str) -> None:
        language = desk.language_of(self._env.config)
        if (self._env.srcdir / article_id / f"{language.tag}.md").is_file():
            desk.complain(
                self._env,
                "link-to-unpublished",
                _line(token),
                f"the link leads to “{article_id}”, which is not published in {language.tag}",
                "publish it, or expect the words without a link",
                at=article_id,
                level=Level.WARNING,
            )
        else:
            published = [entry.article.id for entry in desk.publication_of(self._env.config).contents[language]]
            desk.complain(
                self._env,
                "dead-link",
                _line(token),
                f"there is no article “{article_id}” in {language.tag}{desk.did_you_mean(article_id, published)}",
                "link to an article's folder and file, such as ../open-days/fr.md",
                at=article_id,
            )

    def render_link_project(self, token: SyntaxTreeNode) -> None:
        self.render_link_unknown(token)

    def render_link_path(self, token: SyntaxTreeNode) -> None:
        self.render_link_unknown(token)

    def render_link_inventory(self, token: SyntaxTreeNode) -> None:
        self.render_link_unknown(token)

    # Headings

    def generate_heading_target(
        self, token: SyntaxTreeNode, level: int, node: nodes.Element, title_node: nodes.Element
    ) -> None:
        if level == 1:
            desk.complain(
                self._env,
                "second-headline",
                _line(token),
                "the article's headline stands in its head, not in the text",
                "begin crossheads with ##",
            )
        text = title_node.astext()
        slug = unused(heading_slug(text), self._heading_slugs)
        node["ids"] = [slug, *node["ids"]]
        self.document.ids[slug] = node
        self._heading_slugs[slug] = (node.line, slug, text)


class ManuscriptParser(MystParser):
    """MyST's parser with our renderer; the front matter has been read before and is blank."""

    supported = ("manuscript",)  # type: ignore[misc]  # docutils and MyST declare it differently

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse an article's body into a document tree."""
        config = merge_file_level(document.settings.env.myst_config, {}, lambda *_: None)
        parser = create_md_parser(config, ManuscriptRenderer)
        parser.disable("front_matter")  # MyST would drop what looks like it at the head of a directive's text
        parser.options["document"] = document
        parser.render(inputstring)


def measure(tokens: Sequence[Token]) -> tuple[int, int]:
    """Count the pieces of markup in a text, and the levels to which they stand within each other."""
    pieces, depth, deepest = 0, 0, 0
    for token in tokens:
        depth += token.nesting
        pieces += 1
        inside, within = measure(token.children) if token.children else (0, 0)
        pieces += inside
        deepest = max(deepest, depth + within)
    return pieces, deepest


def _depth_of(node: nodes.Node) -> int:
    """Count the levels above a node of the tree."""
    depth = 0
    while node.parent is not None:
        node, depth = node.parent, depth + 1
    return depth


def _line(token: SyntaxTreeNode) -> int | None:
    node: SyntaxTreeNode | None = token
    while node is not None:
        if node.map:
            return node.map[0]
        node = node.parent
    return None
