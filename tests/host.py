"""Web servers for the tests that look at the site in a browser: nginx with the configuration that the manual gives.

So tests see the headers, the media types and the compression that readers get.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from tests.validators import lacking, program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HOSTING = Path(__file__).parents[1] / "docs/hosting"
BROTLI_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PATIENCE_SECONDS = 10
"""How long a server may take to answer on a busy machine; an idle one takes some hundredths."""

_NGINX = """daemon off;
worker_processes 1;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
load_module {module};
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/magazine.conf;
}}
"""


APACHE_MODULES = Path("/etc/apache2/mods-available")
APACHE_LOADED = (
    "mpm_event", "authz_core", "authz_host", "authn_core", "mime", "negotiation", "dir", "autoindex", "alias", "filter",
    "deflate", "setenvif", "env", "headers", "rewrite",
)  # fmt: skip
APACHE_CONFIGURED = ("mime", "negotiation", "dir", "autoindex", "deflate", "setenvif")
_APACHE = """ServerRoot {folder}
PidFile {folder}/apache.pid
DefaultRuntimeDir {folder}
ErrorLog {folder}/error.log
ServerName 127.0.0.1
{modules}
Listen 127.0.0.1:{port}
{user}
<Directory />
    AllowOverride None
    Require all denied
</Directory>
Include {folder}/magazine.conf
"""


@contextmanager
def serve(site: Path, path: str = "magazine/sub/") -> Iterator[str]:
    """Serve a copy of a built site and give its address, with a slash at the end; ``path`` lies between the host and the site."""
    with reachable_folder() as folder:
        root = folder / "www"
        shutil.copytree(site, root / path, copy_function=shutil.copy2)
        with nginx(root, folder, path) as host:
            yield f"{host}/{path}"


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """Give a temporary folder that a server may enter which gives up root's rights."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def nginx(root: Path, folder: Path, path: str = "") -> Iterator[str]:
    """Run nginx over a folder and give its address; the site lies below ``path`` in it.

    The port is opened here and handed over, so that no two servers want the same one and none is asked before it listens.
    """
    place = program("nginx", "/usr/sbin/nginx")
    if not BROTLI_MODULE.is_file():
        lacking(f"this machine's nginx has no {BROTLI_MODULE.name}: ./run test installs it")
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        changes = {
            "    listen [::]:80;\n": "",
            "listen 80;": f"listen 127.0.0.1:{port};",
            "root /srv/magazine/site;": f"root {root};",
            " /404.html;": f" /{path}404.html;",
            "# include /etc/nginx/magazine-redirects.map;": f"include {moved(root, folder, path, '{};')};",
        }
        (folder / "magazine.conf").write_text(filled("nginx.conf", changes), encoding="utf-8")
        (folder / "nginx.conf").write_text(
            _NGINX.format(folder=folder, module=BROTLI_MODULE, user=_user()), encoding="utf-8"
        )
        server = subprocess.Popen(
            [place, "-p", str(folder), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"],
            env={"NGINX": f"{door.fileno()};"}, pass_fds=[door.fileno()], stdin=subprocess.DEVNULL,
        )  # fmt: skip
    with stopped_at_the_end(server):
        answers(server, port, folder / "error.log")
        yield f"http://127.0.0.1:{port}"


@contextmanager
def apache(root: Path, folder: Path, path: str = "") -> Iterator[str]:
    """Run Apache over a folder, with the modules that Debian switches on and those that the manual asks for."""
    place = program("apache2", "/usr/sbin/apache2")
    port = _free_port()
    changes = {
        "<VirtualHost *:80>": f"<VirtualHost 127.0.0.1:{port}>",
        "/srv/magazine/site": str(root),
        " /404.html": f" /{path}404.html",
        '# RewriteMap moved "txt:': 'RewriteMap moved "txt:',
        f"{root}/redirects.txt": moved(root, folder, path, "{}"),
        "# RewriteCond": "RewriteCond",
        "# RewriteRule": "RewriteRule",
    }
    (folder / "magazine.conf").write_text(filled("apache.conf", changes), encoding="utf-8")
    modules = "".join(f"Include {APACHE_MODULES}/{name}.load\n" for name in APACHE_LOADED)
    modules += "".join(f"Include {APACHE_MODULES}/{name}.conf\n" for name in APACHE_CONFIGURED)
    (folder / "apache2.conf").write_text(
        _APACHE.format(folder=folder, port=port, user=_apache_user(), modules=modules), encoding="utf-8"
    )
    server = subprocess.Popen([place, "-f", str(folder / "apache2.conf"), "-DFOREGROUND"], stdin=subprocess.DEVNULL)
    with stopped_at_the_end(server):
        answers(server, port, folder / "error.log")
        yield f"http://127.0.0.1:{port}"


@contextmanager
def caddy(root: Path, folder: Path, path: str = "") -> Iterator[str]:
    """Run Caddy over a folder, without its certificates and its door for administrators."""
    place = program("caddy")
    port = _free_port()
    changes = {
        "magazine.example {": f"{{\n\tadmin off\n}}\n\nhttp://127.0.0.1:{port} {{",
        "/srv/magazine/site": str(root),
        "rewrite * /404.html": f"rewrite * /{path}404.html",
        "# import /etc/caddy/magazine-redirects": f"import {moved(root, folder, path, 'redir {} 301')}",
    }
    (folder / "Caddyfile").write_text(filled("Caddyfile", changes), encoding="utf-8")
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
    with (folder / "error.log").open("wb") as log:
        server = subprocess.Popen(
            [place, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"],
            env=homes, stdin=subprocess.DEVNULL, stderr=log,
        )  # fmt: skip
    with stopped_at_the_end(server):
        answers(server, port, folder / "error.log")
        yield f"http://127.0.0.1:{port}"


def moved(root: Path, folder: Path, path: str, form: str) -> str:
    """Turn the site's list of renamed articles, where it has one, into a server's form, and give the file."""
    listed = root / path / "redirects.txt"
    lines = listed.read_text(encoding="utf-8").split("\n") if listed.is_file() else []
    pairs = [line.replace("/", f"/{path}", 1).replace(" /", f" /{path}") for line in lines if line]
    file = folder / "redirects"
    file.write_text("".join(f"{form.format(pair)}\n" for pair in pairs), encoding="utf-8")
    return str(file)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


def _apache_user() -> str:
    """Name whom Apache becomes: it refuses to answer as root."""
    return "User www-data\nGroup www-data" if os.geteuid() == 0 else ""


def _user() -> str:
    """Let nginx's worker stay who it is: as another, root's worker could not enter a temporary folder."""
    return f"user {pwd.getpwuid(0).pw_name} {grp.getgrgid(0).gr_name};" if os.geteuid() == 0 else ""


def filled(name: str, changes: Mapping[str, str]) -> str:
    """Give a configuration of the manual with the values that a web team would change.

    Raises:
        AssertionError: where it no longer has one of the places.
    """
    text = (HOSTING / name).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{name} no longer has {old!r}"
        text = text.replace(old, new)
    return text


@contextmanager
def stopped_at_the_end(server: subprocess.Popen[bytes]) -> Iterator[None]:
    """End a server that a test started."""
    try:
        yield
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def answers(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until a server answers.

    Raises:
        AssertionError: with what it logged, where it does not.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("HEAD", "/")
            connection.getresponse()
        except OSError:
            time.sleep(0.02)
        else:
            return
        finally:
            connection.close()
    said = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    raise AssertionError(f"the server does not answer: {said}")
