"""What the pages tell search engines, as values of schema.org's vocabulary: the magazine, its issues, articles, people, and the way to each.

``graph`` chooses what a page says; ``block`` alone writes it out. All pure.
"""
