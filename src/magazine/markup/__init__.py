"""The magazine's words in MyST and Sphinx, and the one reading of an issue in a language.

``directives/``, ``roles/`` and ``transforms/`` hold one word a file; ``extension.py`` is the table of them all.
"""
