"""Setting an article in type: its tree, written with the words' forms of an edition."""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING

from magazine.markup.extension import FORMS

if TYPE_CHECKING:
    from docutils import nodes

    from magazine.markup.translator import Translator


def set_in_type(document: nodes.document, translator: Translator, forms: tuple[str, ...]) -> str:
    """Write an article's body.

    Args:
        document: the tree to write.
        translator: fresh; it is given the words' forms here.
        forms: under which names forms are looked for, the most particular last: ``("html", "print")``.
    """
    for node, shapes in FORMS.items():
        for form in forms:
            if form in shapes:
                visit, depart = shapes[form]
                setattr(translator, f"visit_{node.__name__}", MethodType(visit, translator))
                setattr(translator, f"depart_{node.__name__}", MethodType(depart, translator))
    for child in document.children:
        child.walkabout(translator)
    return "".join(translator.body)
