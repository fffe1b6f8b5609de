"""One small module for each rule, named for the thing found; ``registry.py`` lists them."""
