"""The magazine's roles: words within a line."""
