"""The web edition: the pages of one issue in one language, and the manifest from which the shelf is made.

``plan`` and ``pages`` are pure; ``templates`` alone knows Jinja, ``folder`` alone writes files.
"""
