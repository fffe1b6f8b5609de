"""The document tree's own nodes: what the magazine's words become, before any edition gives them a form.

Attributes are plain strings, numbers and booleans, so that trees can be kept on disk; pictures, tables and recordings are named by
their path within the issue and looked up when an edition is made.
"""

from __future__ import annotations

from docutils import nodes


class PictureFigure(nodes.General, nodes.Element):
    """A picture with its caption and credit.

    Attributes ``picture`` (id), ``alt`` (empty where decorative), ``decorative``, ``size`` (``column``, ``wide`` or ``full``).
    Children: at most one ``nodes.caption`` and one ``Credit``.
    """


class Credit(nodes.Part, nodes.TextElement):
    """Who made a picture."""


class Gallery(nodes.General, nodes.Element):
    """Several ``PictureFigure`` seen together."""


class PullQuote(nodes.General, nodes.Element):
    """A sentence lifted out of the article; body nodes, then at most one ``nodes.attribution``."""


class Box(nodes.General, nodes.Element):
    """A sidebar: a ``BoxTitle`` and body nodes."""


class BoxTitle(nodes.Part, nodes.TextElement):
    """The headline of a box."""


class QuestionAnswer(nodes.General, nodes.Element):
    """An interview's question (``Question``) and the answer (body nodes)."""


class Question(nodes.Part, nodes.TextElement):
    """What the interviewer asks."""


class KeyFigures(nodes.General, nodes.Element):
    """Large figures side by side: ``KeyFigure`` children."""


class KeyFigure(nodes.Part, nodes.Element):
    """One large figure.

    Attributes ``fact`` (ledger id), ``figure`` (``260.000``), ``about`` (``حوالي`` or empty), ``label`` (what it counts).
    """


class Chart(nodes.General, nodes.Element):
    """A chart drawn from data.

    Attributes ``data`` (table id), ``kind`` (``bar``, ``line``, ``area``, ``share``, ``star``), ``size`` (``wide``, ``spread``), ``title``, ``unit``, ``source``, ``alt``
    (the editor's, or empty: then it is written from the data). One child: the data as a ``nodes.table``.
    """


class Film(nodes.General, nodes.Element):
    """A film.

    Attributes ``address`` (of another site, else empty), ``recording`` (id, else empty), ``still`` (picture id, else empty),
    ``title``. Children as ``PictureFigure``.
    """


class Sound(nodes.General, nodes.Element):
    """A sound recording. Attributes ``recording`` (id), ``title``."""


class Passage(nodes.General, nodes.Element):
    """Body nodes in another language. Attributes ``language`` and ``direction`` as HTML's ``lang`` and ``dir``."""


class Foreign(nodes.Inline, nodes.TextElement):
    """A few words in another language, isolated. Attributes as ``Passage``."""


class FactFigure(nodes.Inline, nodes.TextElement):
    """The ledger's figure, formatted and isolated. Attribute ``fact`` (ledger id)."""


class Isolate(nodes.Inline, nodes.TextElement):
    """Text that must keep its own left-to-right order in a right-to-left line: telephone numbers, ISSNs, dates, addresses."""


class ArticleLink(nodes.Inline, nodes.TextElement):
    """A link to an article of the same issue and language. Attributes ``article`` (id) and ``anchor`` (id within it, or empty)."""


class LineBreak(nodes.Inline, nodes.Element):
    """The end of a line that the editor set, in a verse or an address."""

    def astext(self) -> str:
        """Part the words on both sides of it, wherever a text is taken without its form."""
        return "\n"
