"""The leak audit: reads what was built as a stranger would, and looks for what must not be in it.

Readers (``readers/``) turn every file into exhibits: words, bytes and pictures, with the place where they stand. Searches (``words.py``,
``traces.py``, ``likeness.py``) hold exhibits against the ``Secrets``: fingerprints of what stays in the house. Neither knows what a file
is called or which program wrote it.
"""
