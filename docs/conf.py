"""The manual, built by the same Sphinx and MyST that read the manuscripts."""

from magazine import __version__

project = "Police Magazine"
author = "The Police Magazine developers"
copyright = "the Police Magazine developers; AGPL-3.0-or-later"
release = version = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"description": "One manuscript, every edition", "page_width": "1080px", "fixed_sidebar": True}
html_show_sourcelink = False
nitpicky = True
