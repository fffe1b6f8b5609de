"""The magazine's directives, one word a file: what it reads and the form it takes."""
