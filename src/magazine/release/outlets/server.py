"""A server that is reached by ssh: rsync brings a release beside, and one call replaces the link ``current``.

``/srv/site`` holds ``releases/<release>`` and ``current``, a symbolic link; the web server's root is ``/srv/site/current``. What the
server does are small programs for its shell (``programs.py``). Files that have not changed are further names of the last release's.
"""

from __future__ import annotations

import os
import re
import secrets
import select
import shlex
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets import programs
from magazine.release.outlets.inventory import Inventory, differing
from magazine.release.outlets.outlet import NAME, Standing, known_history

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from magazine.release.outlets.target import ServerTarget

CONFIG: Final = "MAGAZINE_SSH_CONFIG"
"""Environment: a configuration of ssh that stands in for the user's own (``ssh -F``)."""
CONNECT_SECONDS: Final = 15
ALIVE_SECONDS: Final = 15  # between signs of life; after four without an answer ssh gives up
CALL_SECONDS: Final = 900  # one call: a server's slow disk reads some gigabytes meanwhile
STALL_SECONDS: Final = 120  # rsync without a byte read or written
_KEPT: Final = re.compile(rf"({NAME.pattern}) (\d+)")
"""A release's copy, and when it was brought, in seconds."""
_LINE: Final = re.compile(r"\\?([0-9a-f]{64}) [ *]\./(.+)")
_PLAIN: Final = re.compile(r"[A-Za-z0-9_./@+-]+")
_SOCKET_MAX_CHARS: Final = 86  # sockaddr_un holds 104 bytes on macOS, 108 on Linux, with the nought at its end
_SSH_FAILED: Final = 255
_TOOL_LACKS: Final = 69  # EX_UNAVAILABLE of sysexits.h
_BUSY: Final = 75  # EX_TEMPFAIL
_MISSING: Final = 72
_SOLID: Final = 71

_CODES: Final = {
    _BUSY: (
        "busy-target", "another publishes to this target now",
        "try again when that has ended, or wait longer with `--wait SECONDS`",
    ),
    _TOOL_LACKS: (
        "target-lacks", "the server has no {said}",
        "install it there; Debian's packages are rsync, util-linux, coreutils and findutils",
    ),
    _MISSING: ("target-missing", "the folder {path} is not there", "make it, for the user who publishes: mkdir -p {path}"),
    _SOLID: (
        "target-is-folder", "{path}/current is a plain folder or file; the site goes live through a symbolic link of that name",
        "move it away: mv {path}/current {path}/before",
    ),
}  # fmt: skip
"""What the programs below end with: rule, what is wrong, remedy."""
_HOST_UNKNOWN: Final = (
    "host-unknown", "the server's key is not known, or is another than before",
    "ask the server's keeper for its fingerprint, log in once by hand (ssh) and compare; the key is kept in known_hosts then",
)  # fmt: skip
_REFUSED: Final = (
    "target-refused", "the server refuses: {words}",
    "give this user a key that the server knows (ssh-copy-id), and rights on the folder",
)  # fmt: skip
_UNREACHABLE: Final = (
    "target-unreachable", "the server cannot be reached: {words}",
    "try `ssh` with the same name by hand, then publish again",
)  # fmt: skip
_FAILED: Final = (
    "target-refused", "{program} failed (code {code}): {words}",
    "mend that, then publish again: what has arrived is taken up",
)  # fmt: skip


class ServerOutlet:
    """Publishes to a server.

    Args:
        target: which, and where on it.
    """

    def __init__(self, target: ServerTarget) -> None:
        self.target = target
        self._token = ""
        self._line: subprocess.Popen[bytes] | None = None
        self._shared = ""

    @contextmanager
    def locked(self, patience: float, tell: Callable[[str], None]) -> Iterator[None]:
        """Keep other publishers out, by a line to the server that holds its lock."""
        self._token = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(8)}"
        with tempfile.TemporaryDirectory(prefix="magazine-") as folder:
            self._shared = _socket(folder)
            command = self._ssh(programs.LOCK, self.target.path, self._token, str(int(patience)), master="yes")
            line = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
            try:
                self._wait(line, patience, tell)
                self._line = line
                yield
            finally:
                self._line, self._shared = None, ""
                _hang_up(line)

    def unlock(self) -> bool:
        """Say that there is nothing to take away: the lock goes with its holder's line."""
        return False

    def standing(self) -> Standing:
        """Ask what is kept there."""
        current: str | None = None
        history: str | None = None
        kept: dict[str, int] = {}
        for line in self._call(programs.STATE, self.target.path).split("\n"):
            word, _, rest = line.partition(" ")
            if word == "current":
                folder, _, name = rest.rpartition("/")
                current = name if folder == "releases" and NAME.fullmatch(name) else None
            elif word == "history":
                history = f"{history or ''} {rest}"
            elif word == "kept" and (copy := _KEPT.fullmatch(rest)):
                kept[copy[1]] = int(copy[2])
        current = current if current in kept else None
        in_time = sorted(kept, key=lambda name: (kept[name], name))
        return Standing(current=current, history=known_history(history, in_time, current), kept=frozenset(kept))

    def contents(self, name: str) -> Inventory:
        """Let the server read a release."""
        return self._read(f"releases/{name}")

    def fetch(self, name: str, places: Sequence[str], into: Path) -> None:
        """Bring files of a release here by rsync; links are not followed, names are read as bytes."""
        command = [
            _program("rsync"), "--files-from=-", "--from0", f"--timeout={STALL_SECONDS}", f"--rsh={shlex.join(self._call_ssh())}",
            "--", f"{self.target.login}:{self.target.path}/releases/{name}/", f"{into}/",
        ]  # fmt: skip
        listed = b"\0".join(map(os.fsencode, places))
        done = subprocess.run(command, input=listed, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise Stop(self._refusal(done.returncode, done.stderr, "rsync"))

    def bring(self, site: Path, inventory: Inventory, name: str, base: str | None) -> None:
        """Bring a site beside by rsync, which takes up what an earlier attempt brought."""
        incoming = f"releases/.incoming-{name}"
        self._held()
        self._call(programs.PREPARE, self.target.path, name)
        self._rsync(site, incoming, base)
        if wrong := differing(inventory, self._read(incoming)):
            raise Stop(
                _finding(
                    self.target,
                    "not-arrived",
                    f"what arrived there is not what was checked: {wrong[0]}; nothing went live",
                    "publish again",
                )
            )
        self._held()
        self._call(programs.COMMIT, self.target.path, name, self._token)

    def switch(self, name: str, history: Sequence[str]) -> None:
        """Replace the link, in one call."""
        self._held()
        self._call(programs.SWITCH, self.target.path, self._token, name, *history)

    def wrong(self, inventory: Inventory) -> tuple[str, ...]:
        """Let the server read what the link leads to."""
        return differing(inventory, self._read("current"))

    def drop(self, keep: Collection[str]) -> None:
        """Take away other releases."""
        self._call(programs.DROP, self.target.path, self._token, " ".join(sorted(keep)))

    def _read(self, place: str) -> Inventory:
        digests: dict[str, str] = {}
        for line in self._call(programs.READ, self.target.path, place).splitlines():
            listed = _LINE.fullmatch(line)
            digests |= {listed[2]: listed[1]} if listed else {line.removeprefix("odd ./"): ""}
        return Inventory(digests=digests)

    def _rsync(self, site: Path, incoming: str, base: str | None) -> None:
        """Send the site; names and bytes only, no time, owner or right of this machine."""
        command = [
            _program("rsync"), "--recursive", "--checksum", "--delete", "--chmod=D755,F644", "--perms", "--no-times", "--omit-dir-times",
            "--partial-dir=.rsync-partial", f"--timeout={STALL_SECONDS}", f"--rsh={shlex.join(self._call_ssh())}",
            *([f"--link-dest={self.target.path}/releases/{base}/"] if base else []),
            "--", f"{site}/", f"{self.target.login}:{self.target.path}/{incoming}/",
        ]  # fmt: skip
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise Stop(self._refusal(done.returncode, done.stderr, "rsync"))

    def _call(self, program: str, *words: str) -> str:
        """Let the server do something, and give what it says.

        Raises:
            Stop: where it does not answer, or refuses.
        """
        try:
            done = subprocess.run(  # noqa: S603
                self._ssh(program, *words), stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=CALL_SECONDS
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            what = f"the server has not answered for {CALL_SECONDS} s"
            raise Stop(
                _finding(self.target, "target-unreachable", what, "look at the server, then publish again")
            ) from None
        if done.returncode:
            raise Stop(self._refusal(done.returncode, done.stderr, "ssh"))
        return done.stdout.decode(errors="surrogateescape")

    def _ssh(self, program: str, *words: str, master: str = "no") -> list[str]:
        """Give the command that lets the server's shell run a program with these words as its arguments."""
        return [
            *self._call_ssh(master),
            "--",
            self.target.login.replace("[", "").replace("]", ""),
            shlex.join(["sh", "-c", program, "sh", *words]),
        ]

    def _call_ssh(self, master: str = "no") -> list[str]:
        """Give ssh with what it must not ask or believe; names and keys are found where ssh finds them.

        While the lock is held all calls go over the line that holds it, which saves a handshake each.
        """
        config = os.environ.get(CONFIG)
        port = [] if self.target.port is None else ["-p", str(self.target.port)]
        options = {
            "BatchMode": "yes",
            "StrictHostKeyChecking": "yes",
            "ConnectTimeout": CONNECT_SECONDS,
            "ServerAliveInterval": ALIVE_SECONDS,
            "ServerAliveCountMax": 4,
            "ForwardAgent": "no",
            "ForwardX11": "no",
            "ClearAllForwardings": "yes",
            "RequestTTY": "no",
            "ControlMaster": master,
            "ControlPath": self._shared or "none",
        }
        said = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
        return [_program("ssh"), *(["-F", config] if config else []), *said, *port]

    def _wait(self, line: subprocess.Popen[bytes], patience: float, tell: Callable[[str], None]) -> None:
        """Wait until the lock is held.

        Raises:
            Stop: where it is not.
        """
        until = time.monotonic() + patience + 4 * CONNECT_SECONDS
        said = b""
        out = line.stdout
        while out is not None and not said.endswith(b"locked\n"):
            ready, _, _ = select.select([out], [], [], max(0, until - time.monotonic()))
            piece = os.read(out.fileno(), 4096) if ready else b""
            if not piece:
                break
            said += piece
            if said.endswith(b"busy\n") and patience:
                tell(f"waiting up to {patience:g} s for another who publishes to {self.target}")
        else:
            return
        try:
            _, errors = line.communicate(timeout=CONNECT_SECONDS)
        except subprocess.TimeoutExpired:
            line.kill()
            _, errors = line.communicate()
        tool = said.decode(errors="replace").strip()
        raise Stop(self._refusal(line.returncode, errors, "ssh", tool))

    def _held(self) -> None:
        """Make sure that the line that holds the lock still stands.

        Raises:
            Stop: where it is cut.
        """
        if self._line is None or self._line.poll() is not None:
            what = "the connection that kept other publishers out was cut; nothing went live"
            raise Stop(_finding(self.target, "target-unreachable", what, "publish again: what has arrived is taken up"))

    def _refusal(self, code: int, errors: bytes, program: str, said: str = "") -> Finding:
        """Say what a failed call means, in the first line of what it complained of."""
        lines = [line.strip() for line in errors.decode(errors="replace").splitlines() if line.strip()]
        cut_off = code < 0 or code == _SSH_FAILED
        silent = "the connection was cut" if cut_off else f"code {code}"
        words = "".join(letter for letter in (lines[0] if lines else silent)[:300] if letter.isprintable())
        path, everything = self.target.path, " ".join(lines)
        rule, what, remedy = _CODES.get(_BUSY if said == "busy" else code, ("", "", ""))
        if "Host key verification failed" in everything or "host key is known" in everything:
            rule, what, remedy = _HOST_UNKNOWN
        elif "Permission denied" in everything:
            rule, what, remedy = _REFUSED
        elif not rule and program == "ssh" and cut_off:
            rule, what, remedy = _UNREACHABLE
        elif not rule:
            rule, what, remedy = _FAILED
        said = said if re.fullmatch(r"[a-z0-9]+", said) else "a program"
        fill = {"path": path, "words": words, "said": said, "program": program, "code": code}
        return _finding(self.target, rule, what.format(**fill), remedy.format(**fill))


def lacking_programs() -> tuple[str, ...]:
    """Name the programs that publishing to a server needs and this machine lacks."""
    return tuple(name for name in ("ssh", "rsync") if shutil.which(name) is None)


def _program(name: str) -> str:
    """Find a program of this machine.

    Raises:
        Stop: where it is lacking.
    """
    place = shutil.which(name)
    if place is None:
        package = {"ssh": "openssh-client"}.get(name, name)
        raise Stop(
            Finding(
                rule="lacking-program",
                where=Location(path=name),
                what=f"publishing to a server needs {name}, which is not on this machine",
                remedy=f"install it: apt-get install {package}",
            )
        )
    return place


def _socket(folder: str) -> str:
    """Name the socket by which calls share a line; nothing where ssh could not have one of that name, and each call has a line of its own.

    It takes blanks for the next word and ``%`` for a sign of its own, and adds 17 letters to a name that the kernel bounds.
    """
    name = f"{folder}/line"
    return name if len(name) <= _SOCKET_MAX_CHARS and _PLAIN.fullmatch(name) else ""


def _hang_up(line: subprocess.Popen[bytes]) -> None:
    """End the line that holds the lock; its end lets go of it."""
    for stream in (line.stdin, line.stdout, line.stderr):
        if stream is not None:
            stream.close()
    try:
        line.wait(CONNECT_SECONDS)
    except subprocess.TimeoutExpired:
        line.kill()
        line.wait()


def _finding(target: ServerTarget, rule: str, what: str, remedy: str) -> Finding:
    return Finding(rule=rule, where=Location(path=str(target)), what=what, remedy=remedy)
