"""The print edition: one PDF for the screen, one for the printer, one for the shelf.

Every piece of the issue (cover, contents, each article, fillers, back cover) becomes a ``Sheet``: HTML, style and pictures, laid out
on its own and kept by its contents (``press.py``, the only module that imports WeasyPrint). A sheet knows neither its page
numbers nor its side: pages are laid out with equal margins and moved to their side of the spread at binding, where running heads and
folios are put on (``bindery/``, the only package that imports pikepdf). So an edit costs one layout and one binding.
"""
