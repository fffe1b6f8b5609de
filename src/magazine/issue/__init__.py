"""The nouns of the newsroom: frozen values that every later room passes on.

Standard library only; nothing here reads a file, prints or knows an edition's format.
"""
