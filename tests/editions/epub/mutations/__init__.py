"""Defects put into a good book one at a time: EPUBCheck, Ace and the lint together must catch every one."""
