"""Where the end mark stands."""

from __future__ import annotations

import pytest

from magazine.editions.epub.ending import NO_BREAK, ended

MARK = "<img/>"
NOTES = '<section class="notes"><p>n</p></section>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a</p>", f"<p>a{NO_BREAK}{MARK}</p>"),
        ("<p>a</p>\n", f"<p>a{NO_BREAK}{MARK}</p>"),
        ("<p>a</p><section><p>b</p></section>", f"<p>a</p><section><p>b{NO_BREAK}{MARK}</p></section>"),
        ("<ul><li>a</li><li>b</li></ul>", f"<ul><li>a</li><li>b{NO_BREAK}{MARK}</li></ul>"),
        (f"<p>a</p>{NOTES}", f"<p>a{NO_BREAK}{MARK}</p>{NOTES}"),
        ("<p>a</p><figure></figure>", f'<p>a</p><figure></figure><p class="end-line">{MARK}</p>'),
        ("<table></table>" + NOTES, f'<table></table><p class="end-line">{MARK}</p>{NOTES}'),
        ("", f'<p class="end-line">{MARK}</p>'),
    ],
)
def test_the_mark_stands_behind_the_last_words(body: str, expected: str) -> None:
    assert ended(body, MARK) == expected
