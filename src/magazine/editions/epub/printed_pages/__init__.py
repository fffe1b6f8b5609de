"""The printed pages in the book: their letters found again, places chosen, markers set, and the page list made of them."""
