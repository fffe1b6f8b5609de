"""Readers: one small module a kind of output. Which one reads a file is told by how the file begins, not by its name."""
