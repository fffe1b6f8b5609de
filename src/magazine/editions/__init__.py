"""The editions: web, EPUB and print, each a Sphinx builder of its own that knows none of the others."""
