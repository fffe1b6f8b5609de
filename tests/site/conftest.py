"""The site's tests look at the same specimen as the web edition's."""

from tests.editions.web.conftest import built, cache, project

__all__ = ["built", "cache", "project"]
