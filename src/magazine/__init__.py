"""Police Magazine's publishing pipeline."""

__version__ = "0.1.0"
