"""Links within the site: always from page to page, so that it works under any path and from a disk."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from magazine.issue.addresses import whole

PAGE = "index.html"


def page_of(folder: str) -> str:
    """Give the page of a folder: ``ar/2019-01`` → ``ar/2019-01/index.html``; the folder of the site itself is empty."""
    return posixpath.join(folder, PAGE)


def link(page: str, target: str, anchor: str = "") -> str:
    """Give the address of a file as written on a page; both are places within the site.

    The page's file name is always written out: a browser that reads from a disk opens no ``index.html`` by itself.
    """
    address = quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
    return f"{address}#{quote(anchor)}" if anchor else address


def public_address(site: str, page: str) -> str:
    """Give the one address by which a page is known outside: ``https://…/ar/2019-01/open-days/``."""
    return whole(site, page.removesuffix(PAGE))
