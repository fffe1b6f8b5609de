"""What plain ``sphinx-build`` needs to know: ``sphinx-build -c . -b web issues/2019-01 out``."""

extensions = ["magazine"]
