"""``{audio} file``: a sound recording of the issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from magazine.markup import desk
from magazine.markup.nodes import Sound
from magazine.markup.word import Word, no_form

if TYPE_CHECKING:
    from magazine.issue.picture import Recording
    from magazine.markup.translator import Translator
    from magazine.markup.word import Options


def find_recording(word: Word, path: str) -> Recording | None:
    """Find a recording of the issue by the path that an article names, or complain."""
    place = desk.within_issue(word.env, path)
    recordings = word.publication.recordings
    if place is None or place not in recordings:
        words = desk.why_nothing("recording", path, place, recordings, word.publication.unusable)
        word.complain("missing-recording", *words)
        return None
    return recordings[place]


class SoundWord(Word):
    """Read ``{audio}``."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Options | None] = {"title": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Make the recording, or nothing where it is missing."""
        recording = find_recording(self, self.arguments[0])
        if recording is None:
            return []
        sound = Sound(recording=recording.id, title=self.options.get("title", ""))
        self.set_source_info(sound)
        return [sound]


def visit_sound(translator: Translator, node: Sound) -> None:
    """Set the recording as the edition can."""
    translator.open("figure", node, class_="sound")
    translator.add(translator.supply.sound(node))
    translator.close("figure")
    raise nodes.SkipNode


FORMS = {Sound: {"html": (visit_sound, no_form)}}
