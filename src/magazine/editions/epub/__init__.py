"""The EPUB edition: one book an issue and language, for every shop and reading system.

Plan modules are pure; ``binder.py`` alone knows EbookLib.
"""
