"""A server to publish to: this machine's own sshd on a high port, with keys that are made for the test and thrown away."""

from __future__ import annotations

import os
import pwd
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.release.outlets.target import ServerTarget
from tests.host import stopped_at_the_end
from tests.validators import lacking, program

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_SECONDS = 15
_SERVER = """Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile {folder}/pid
AuthorizedKeysFile {folder}/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
UsePAM no
StrictModes no
LogLevel VERBOSE
MaxStartups 100
SetEnv SHLVL=2
"""
"""``SHLVL``: bash then leaves the user's .bashrc alone, whatever that takes a second for."""
_CLIENT = """Host *
    IdentityFile {folder}/key
    IdentitiesOnly yes
    UserKnownHostsFile {folder}/known_hosts
    GlobalKnownHostsFile /dev/null
    ControlPath none
"""


@dataclass(frozen=True, kw_only=True)
class SshHost:
    """A server, and how to get there.

    Attributes:
        port: of its sshd.
        config: of ssh, with the throwaway key and the server's own.
        folder: where both lie.
        user: who may log in.
    """

    port: int
    config: Path
    folder: Path
    user: str

    def target(self, path: Path) -> ServerTarget:
        return ServerTarget(host="127.0.0.1", path=str(path), user=self.user, port=self.port)


@contextmanager
def ssh_host(folder: Path) -> Iterator[SshHost]:
    """Run sshd; a machine that has none, or does not let this user log in, is told."""
    sshd = program("sshd", "/usr/sbin/sshd")
    program("rsync")
    user = pwd.getpwuid(os.geteuid()).pw_name
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where sshd leaves root's rights before it knows who calls
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", folder / name], check=True)
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    (folder / "authorized_keys").write_bytes((folder / "key.pub").read_bytes())
    host_key = (folder / "host.pub").read_text(encoding="ascii").strip()
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host_key}\n", encoding="ascii")
    (folder / "sshd_config").write_text(_SERVER.format(port=port, folder=folder), encoding="utf-8")
    (folder / "config").write_text(_CLIENT.format(folder=folder), encoding="utf-8")
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [sshd, "-D", "-e", "-f", folder / "sshd_config"], stdin=subprocess.DEVNULL, stderr=log
        )
    with stopped_at_the_end(server):
        host = SshHost(port=port, config=folder / "config", folder=folder, user=user)
        _lets_in(host, server)
        yield host


def _lets_in(host: SshHost, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server lets this user in; skip, with what it says, where it does not."""
    until = time.monotonic() + PATIENCE_SECONDS
    said = ""
    while server.poll() is None and time.monotonic() < until:
        done = subprocess.run(
            ["ssh", "-F", host.config, "-o", "BatchMode=yes", "-p", str(host.port), f"{host.user}@127.0.0.1", "true"],
            capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=PATIENCE_SECONDS,
        )  # fmt: skip
        if done.returncode == 0:
            return
        said = done.stderr.decode(errors="replace").strip()
        time.sleep(0.1)
    log = (host.folder / "log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    lacking(f"this machine's sshd does not let {host.user} in: {said or 'it ended'} ({' '.join(log[-2:])})")
