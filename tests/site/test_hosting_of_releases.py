"""The manual's web servers with a root that is a link: a release goes live without a reload."""

from __future__ import annotations

from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from tests.host import apache, caddy, nginx, reachable_folder
from tests.release.outlets.bench import back, make_site, publish

from magazine.release.outlets.folder import FolderOutlet

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path


def page(address: str) -> str:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.request("GET", "/ar/2019-01/")
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return text if answer.status == 200 else str(answer.status)


@pytest.mark.parametrize("serve", [nginx, apache, caddy])
def test_a_server_whose_root_is_the_link_sends_what_is_live(
    serve: Callable[[Path, Path], AbstractContextManager[str]], tmp_path: Path
) -> None:
    old, new = make_site(tmp_path / "old", "old"), make_site(tmp_path / "new", "new")
    for site in (old, new):
        (site / "redirects.txt").write_text("/ar/2019-01/was/ /ar/2019-01/open-days/\n", encoding="utf-8")
    with reachable_folder() as folder:
        (folder / "www").mkdir()
        outlet = FolderOutlet(folder / "www/site", lambda _: None)
        publish(outlet, old)
        with serve(outlet.path, folder) as address:
            assert page(address).endswith(": old\n")
            publish(outlet, new)
            assert page(address).endswith(": new\n")
            back(outlet)
            assert page(address).endswith(": old\n")
