"""Everything this room can find, in one table: the rule's name, how much it weighs, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

_ERROR, _WARNING, _NOTE = Level.ERROR, Level.WARNING, Level.NOTE

RULES: Final[Mapping[str, tuple[Level, str]]] = {
    # The project and its files.
    "missing-project": (_ERROR, "no folder at or above this one holds issues/magazine.yaml"),
    "missing-issue": (_ERROR, "the issue has no folder, or its folder has no issue.yaml"),
    "missing-file": (_ERROR, "a file that must be there is not"),
    "unreadable-file": (_ERROR, "the file cannot be opened"),
    "huge-file": (_ERROR, "the file is larger than anything an editor writes"),
    "empty-file": (_ERROR, "the file holds nothing"),
    "wrong-encoding": (_ERROR, "the file is not UTF-8"),
    "control-character": (_ERROR, "an invisible character that no editor types"),
    "hidden-direction": (_ERROR, "a hidden sign that turns letters round, in a name, a card, the ledger or data"),
    "outside-issue": (_ERROR, "a path or a link leads out of the issue's folder"),
    "odd-file": (_ERROR, "a folder's entry that is neither a file nor a folder, or is a link to a folder"),
    "too-many-files": (_ERROR, "the issue's folder holds far more than an issue"),
    "stray-file": (_WARNING, "a file that looks like a manuscript, card or ledger, but is not read under its name"),
    "bad-id": (_ERROR, "an id that cannot be part of an address"),
    "reserved-id": (_ERROR, "an id that is the name of a folder of the site"),
    # YAML, and the fields in it.
    "bad-yaml": (_ERROR, "the YAML cannot be understood"),
    "tab-in-yaml": (_ERROR, "a tab where YAML takes spaces only"),
    "yaml-shorthand": (_ERROR, "anchors, aliases, merge keys and tags are not used here"),
    "unquoted-comma": (_ERROR, "a text between braces is cut in two at its comma"),
    "text-after-hash": (_WARNING, "text after a # is taken for a comment and dropped"),
    "deep-yaml": (_ERROR, "the YAML is nested deeper than any of our files"),
    "huge-value": (_ERROR, "a field's text is longer than anything an editor writes there"),
    "unknown-field": (_ERROR, "a field that this file does not have"),
    "swallowed-field": (_ERROR, "a line that reads as a field that protects something is part of another field's text"),
    "duplicate-field": (_ERROR, "a field is given twice"),
    "duplicate-id": (_ERROR, "an id is given twice"),
    "missing-field": (_ERROR, "a field that must be there is not"),
    "missing-title": (_ERROR, "an article, issue or magazine without a title"),
    "missing-wording": (_WARNING, "a text is not given in one of the languages"),
    "wrong-form": (_ERROR, "a value of another shape than the field takes: a list, a text, fields"),
    "wrong-choice": (_ERROR, "a value that is not among those the field takes"),
    "wrong-number": (_ERROR, "a value that is not the number the field takes"),
    "ambiguous-figure": (_ERROR, "a figure that reads as thousands in one country and as a fraction in another"),
    "wrong-date": (_ERROR, "a value that is not a date in the form the field takes, or a day that does not exist"),
    "embargo-without-zone": (_ERROR, "an embargo that does not say in which time zone"),
    "wrong-area": (_ERROR, "a crop or redaction that is not a rectangle within the picture"),
    "wrong-address": (_ERROR, "a value that is not a web address"),
    "unknown-language": (_ERROR, "a language that the house does not know"),
    # The house and the issue.
    "wrong-issn": (_ERROR, "an ISSN whose form or check digit is wrong"),
    "pending-issn": (_NOTE, "an ISSN that has not been assigned yet; nothing is printed"),
    "unknown-colour": (_ERROR, "a rubric's colour that the theme does not have"),
    "language-not-in-house": (_ERROR, "an issue in a language that magazine.yaml does not list"),
    "unknown-rubric": (_ERROR, "a rubric that magazine.yaml does not name"),
    "unknown-article": (_ERROR, "an article that the issue does not have"),
    "article-twice": (_ERROR, "an article stands twice in the contents"),
    "renamed-still-there": (_ERROR, "an id that is given as a former one, but that an article has"),
    "renamed-twice": (_ERROR, "an article is renamed to an id that was itself renamed"),
    "missing-article": (_ERROR, "an article stands in the contents, but has no manuscript"),
    "article-not-in-contents": (_NOTE, "an article has a manuscript, but no place in the contents"),
    "missing-translation": (_NOTE, "an article of the contents has no manuscript in one of the issue's languages"),
    "missing-language": (_WARNING, "no article of the contents has a manuscript in one of the issue's languages"),
    "untranslated-cover-line": (_WARNING, "a cover line names an article that has no manuscript in its language"),
    # Articles.
    "missing-front-matter": (_ERROR, "an article that does not begin with its front matter"),
    "unclosed-front-matter": (_ERROR, "front matter without its closing line"),
    "field-in-text": (_ERROR, "an embargo or a status below the front matter, where it holds nothing back"),
    "remark-in-text": (_ERROR, "a remark behind another percent sign than %, which readers would see"),
    "empty-body": (_WARNING, "an article that has front matter and nothing else"),
    "unknown-author": (_ERROR, "an author or photographer whom magazine.yaml does not name"),
    "waiver-without-reason": (_ERROR, "a rule let off without a reason"),
    # The ledger.
    "false-sum": (_ERROR, "a sum in the ledger does not hold"),
    "bad-sum": (_ERROR, "a sum in the ledger that is not written as one"),
    "unknown-fact": (_ERROR, "a fact that the ledger does not have"),
    # Pictures, data, recordings.
    "missing-picture": (_ERROR, "a picture that the issue does not have"),
    "not-a-picture": (_ERROR, "a file with a picture's name that is not a picture"),
    "wrong-ending": (_ERROR, "a picture whose name says another format than its content"),
    "truncated-picture": (_ERROR, "a picture whose end is missing"),
    "huge-picture": (_ERROR, "a picture too large to be decoded safely"),
    "unclear-orientation": (
        _ERROR,
        "a picture of which programs show another side up, so that its card may hide the wrong place",
    ),
    "unclear-colours": (_ERROR, "a PNG that browsers show lighter or darker than other programs"),
    "unclear-transparency": (_ERROR, "a PNG in which programs take other colours for transparent"),
    "unsupported-picture": (_WARNING, "a picture in a format that is not taken; it is not used"),
    "unsafe-svg": (
        _ERROR,
        "an SVG drawing that holds anything but shapes: code, links, text, what comes from elsewhere",
    ),
    "huge-drawing": (
        _ERROR,
        "an SVG drawing that takes too long to draw: too many pieces, or too many within each other",
    ),
    "missing-card": (_ERROR, "a picture is used that has no card"),
    "missing-alt": (_ERROR, "a picture is used that has no alternative text"),
    "card-without-picture": (_WARNING, "a card whose picture is not there"),
    "not-a-recording": (_ERROR, "a file with a recording's name that is not a recording of that kind"),
    "recording-with-traces": (_ERROR, "a recording with tags, places, times or other data beside its sound and film"),
    "ragged-table": (_ERROR, "a row of data with more or fewer cells than the head"),
    "huge-table": (_ERROR, "a table with more rows or columns than a chart or a page can show"),
    "too-much-markup": (_ERROR, "more markup than an article has, or marks heaped up without an end"),
    "empty-table": (_ERROR, "a table of data without rows or without series"),
    "wrong-figure": (_ERROR, "a cell of a series that is not a figure"),
    # Themes.
    "missing-theme": (_ERROR, "the theme is neither in the project nor in the package"),
    "broken-theme": (_ERROR, "a theme's tokens or fonts cannot be read"),
}
