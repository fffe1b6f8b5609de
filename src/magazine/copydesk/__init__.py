"""The copy desk: the editorial line as rules, each of which finds one thing, says where and why, and what to do.

Nouns and text go in, findings come out; nothing here touches a disk, Sphinx or the clock.
"""
