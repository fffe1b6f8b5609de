"""What may be typed for a target, and what no shell and no ssh ever gets to see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from magazine.release.outlets.target import (
    FolderTarget,
    ServerTarget,
    StoreTarget,
    WrongTargetError,
    read_target,
)

if TYPE_CHECKING:
    from magazine.release.outlets.target import (
        Target,
    )


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("/var/www/site", FolderTarget(path=Path("/var/www/site"))),
        ("/var/www/site/", FolderTarget(path=Path("/var/www/site"))),
        ("file:/var/www/site", FolderTarget(path=Path("/var/www/site"))),
        ("file:///var/www/site", FolderTarget(path=Path("/var/www/site"))),
        ("www/site", FolderTarget(path=Path("/here/www/site"))),
        ("./a:b", FolderTarget(path=Path("/here/a:b"))),
        ("web@host.example:/srv/site", ServerTarget(host="host.example", user="web", path="/srv/site")),
        ("host:/srv/site/", ServerTarget(host="host", path="/srv/site")),
        ("ssh://web@host:2222/srv/site", ServerTarget(host="host", user="web", port=2222, path="/srv/site")),
        ("ssh://[::1]:2222/srv/site", ServerTarget(host="[::1]", port=2222, path="/srv/site")),
        ("[::1]:/srv/site", ServerTarget(host="[::1]", path="/srv/site")),
        ("web@[2001:db8::7]:/srv/site", ServerTarget(host="[2001:db8::7]", user="web", path="/srv/site")),
        ("/var/www/موقع الشرطة", FolderTarget(path=Path("/var/www/موقع الشرطة"))),
        ("-site", FolderTarget(path=Path("/here/-site"))),
        ("s3://house/magazine/live/", StoreTarget(scheme="s3", bucket="house", prefix="magazine/live")),
        ("gs://house", StoreTarget(scheme="gs", bucket="house")),
        ("az://house/x", StoreTarget(scheme="az", bucket="house", prefix="x")),
    ],
)
def test_targets_are_read(text: str, target: Target) -> None:
    assert read_target(text, Path("/here")) == target


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a\nb",
        "-oProxyCommand=touch x:/srv",
        "ssh://-oProxyCommand=touch/srv",
        "web@-host:/srv/site",
        "-web@host:/srv/site",
        "host:/srv/$(touch x)",
        "host:/srv/a b",
        "host:/srv/`x`",
        "host:/srv/'x'",
        "host:/srv/;x",
        "host:/srv/../etc",
        "host:/srv/موقع",
        "::1:/srv/site",
        "[::1]:site",
        "[-oProxyCommand=touch x]:/srv/site",
        "-web@[::1]:/srv/site",
        "[::1%eth0]:/srv/site",
        "host:site",
        "host:/",
        "ssh://web:secret@host/srv/site",
        "ssh://host:99999/srv",
        "ssh://host/srv?x=1",
        "s3://key:secret@house/x",
        "s3://house/../x",
        "s3://house/.magazine",
        "s3://house/x?versionId=1",
        "s3:///x",
        "https://host/site",
        "file:site",
        "..",
        "/",
    ],
)
def test_what_cannot_be_meant_or_would_say_more_than_a_place_is_refused(text: str) -> None:
    with pytest.raises(WrongTargetError):
        read_target(text, Path("/here"))


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(WrongTargetError) as refused:
        read_target("ssh://web:secret@host/srv/site", Path("/here"))
    assert "secret" not in str(refused.value)
