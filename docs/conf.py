"""The manual, built by the same Sphinx and MyST that read the manuscripts."""

import sys
from pathlib import Path

from magazine import __version__

sys.path.insert(0, str(Path(__file__).parent))  # for line_reference, which stands beside this file

project = "Police Magazine"
author = "The Police Magazine developers"
copyright = "the Police Magazine developers; AGPL-3.0-or-later"
release = version = __version__
extensions = ["myst_parser", "line_reference"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
myst_url_schemes = {
    "http": None,
    "https": None,
    "mailto": None,
    # A rule's page in the reference, by its name: [](rule:doubled-word); written after the manual, so Sphinx cannot look for it.
    "rule": {"url": "line/en/{{path}}.html", "title": "{{path}}"},
}
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"description": "One manuscript, every edition", "page_width": "1080px", "fixed_sidebar": True}
html_show_sourcelink = False
nitpicky = True
