"""Files in, nouns and findings out: the only room that reads what editors wrote.

Every mistake becomes a finding with its file, line, column and remedy, and all of them are reported together. What can still be
used after a mistake is used, so that one bad article does not hide what is wrong with the others.
"""
