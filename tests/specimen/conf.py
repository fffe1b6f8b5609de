"""The Sphinx configuration of the specimen."""

extensions = ["magazine"]
