"""The bindery: laid-out sheets become one document. The only package that imports pikepdf."""
