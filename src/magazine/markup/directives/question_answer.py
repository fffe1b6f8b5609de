"""``{qa} Question``: an interview's question, with the answer as its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.markup.nodes import Question, QuestionAnswer
from magazine.markup.word import Word, element

if TYPE_CHECKING:
    from docutils import nodes


class QuestionAnswerWord(Word):
    """Read ``{qa}``."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make the question and its answer."""
        pair = QuestionAnswer("", self.parse_words(self.arguments[0], Question()))
        self.set_source_info(pair)
        if not self.content:
            self.complain("missing-answer", "the question has no answer", "write the answer between the fences")
        return [self.parse_body(pair)]


FORMS = {
    QuestionAnswer: {"html": element("div", class_="question-answer")},
    Question: {"html": element("p", class_="question")},
}
