"""One file a rule, named for the thing found; the table is ``lint/registry.py``."""
