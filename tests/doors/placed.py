"""Doors that are no text: names of files and what stands behind them, what is typed, a theme's files, and what is kept between builds."""

# Names that are no text are bytes, which pathlib does not take.
# ruff: noqa: PTH103, PTH108, PTH112, PTH118, PTH120, PTH211
from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import tinycss2
from click.testing import CliRunner
from hypothesis import strategies as st
from tests.doors import nasties
from tests.doors.door import Door
from tests.doors.marked import FRENCH, NOW
from tests.doors.mutations import binaries, files, texts
from tests.doors.outcome import Outcome, Unsafe
from tests.doors.written import ISSUE
from tests.wrong.cases import SPECIMEN, copy_specimen

from magazine.cli import main
from magazine.editions.web.assets import bundle
from magazine.issue.finding import Stop
from magazine.issue.publication import publish
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.theme import read_theme
from magazine.works.readings import Shelf, read
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

TARGETS: Final = (
    "/etc/passwd", "/proc/self/environ", "/proc/self/mem", "/proc/kcore", "/dev/zero", "/dev/random", "/dev/stdin", "/dev/tty", "/proc/self/fd/0", "/", "..",
    "../../..", ".", "x", "crowd.jpg", "../patrol", "/proc/self/root/etc/passwd", "/dev/full", "/proc/1/root", "/sys/kernel/notes", "a" * 255,
)  # fmt: skip
KINDS: Final = ("file", "link", "pipe", "folder", "socket")
PLACES: Final = ("", "patrol", "patrol", "patrol", "editorial", "new")
Thing = tuple[str, str, str, str]


def things() -> SearchStrategy[list[Thing]]:
    """Draw what stands in an issue's folder: kind, folder, name and what it leads to."""
    ours = (
        "crowd.jpg",
        "crowd.jpg.yaml",
        "visitors.csv",
        "fr.md",
        "ar.md",
        "facts.yaml",
        "issue.yaml",
        "cover.svg",
        "talk.mp3",
        "../magazine.yaml",
        "../editorial-line.yaml",
        "zgh.md",
    )
    names = st.one_of(
        st.sampled_from(nasties.NAMES),
        st.sampled_from(ours),
        st.tuples(st.text(min_size=1, max_size=12), st.sampled_from(("", ".jpg", ".md", ".csv", ".yaml", ".mp3", ".svg"))).map("".join),
    )  # fmt: skip
    return st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(PLACES), names, st.sampled_from(TARGETS)), max_size=5
    )


def open_folder(folder: Path) -> Callable[[list[Thing]], Outcome]:
    good = copy_specimen(folder / "good")

    def enter(drawn: list[Thing]) -> Outcome:
        project = folder / "specimen"
        shutil.rmtree(os.fsencode(project), ignore_errors=True)
        shutil.copytree(good, project)
        for thing in drawn:
            _lay(project / ISSUE, thing)
        house, findings = read_house(project)
        if house is None:
            return Outcome(findings=findings)
        manuscript = read_issue(project, house, "2019-01")
        issue = manuscript.issue
        if issue is not None:
            root = os.path.realpath(project / ISSUE)
            originals = [one.file for one in issue.pictures.values()] + [one.file for one in issue.recordings.values()]
            for file in originals:
                if not os.path.realpath(file).startswith(root):
                    raise Unsafe(f"{file} lies outside the issue")
        names = () if issue is None else (*issue.pictures, *issue.tables, *issue.recordings)
        return Outcome(findings=(*findings, *manuscript.findings), value=None if issue is None else names)

    return enter


def _lay(issue: Path, thing: Thing) -> None:
    kind, place, name, target = thing
    try:
        path = os.path.join(os.fsencode(issue / place), os.fsencode(name))
        if not os.path.realpath(os.path.dirname(path)).startswith(os.path.realpath(os.fsencode(issue.parent))):
            return
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if os.path.lexists(path) and not os.path.isdir(path):
            os.unlink(path)
        match kind:
            case "file":
                Path(os.fsdecode(path)).write_bytes(b"x")
            case "link":
                os.symlink(target, path)
            case "pipe":
                os.mkfifo(path)
            case "folder":
                os.makedirs(path)
            case _:
                import socket  # noqa: PLC0415 - here alone

                with socket.socket(socket.AF_UNIX) as one:
                    one.bind(path)
    except (OSError, ValueError):
        pass  # no such name on this disk


COMMANDS: Final = (
    "check",
    "build",
    "--help",
    "init",
    "doctor",
    "language-server",
    "nosuch",
    "-C",
    "check --format json",
    "check --waivers",
    "build --lang",
    "build --edition",
    "build --out",
    "build --as-of",
    "check --as-of",
    "build --jobs",
    "check --in",
    "build --json",
    "check --fix",
)
WORDS: Final = ("2019-01", "2019-01/patrol", "2019-02", "issues/2019-01/patrol/fr.md", "--all", "--json", "--help", "--", "-", "ar", "fr", "web", "0", "-1", "999999999999999999999", "2019-01-05T08:00+01:00", "1e9", "/", "/etc", "/dev/null", "x" * 5_000)  # fmt: skip


def lines() -> SearchStrategy[list[str]]:
    """Draw what somebody types: a command, and words behind it."""
    typed = st.one_of(
        st.sampled_from((*WORDS, *WORDS, *nasties.NAMES, *nasties.EVERY)),
        st.text(max_size=12),
        texts(("issues/2019-01/patrol/fr.md", "2019-01/patrol"), nasties.NAMES),
    )
    words = typed.map(_handed_over)
    return st.tuples(st.sampled_from(COMMANDS), st.lists(words, max_size=3)).map(
        lambda drawn: [*drawn[0].split(" "), *drawn[1]]
    )


def _handed_over(word: str) -> str:
    """Give a word as a system hands it over: without NUL, and of bytes, whatever they stand for (half a character too)."""
    return os.fsdecode(word.replace("\0", "")[:100_000].encode("utf-8", "surrogatepass"))


def open_command_line(folder: Path) -> Callable[[list[str]], Outcome]:
    # An issue that cannot be read: what is typed is taken in, and nothing is built.
    project = folder / "project"
    (project / "issues/2019-01/patrol").mkdir(parents=True)
    shutil.copy(SPECIMEN / "issues/magazine.yaml", project / "issues/magazine.yaml")
    (project / "issues/2019-01/issue.yaml").write_text("[]\n", encoding="utf-8")
    runner = CliRunner()
    os.chdir(project)
    before = sorted(str(path) for path in folder.rglob("*"))

    def enter(words: list[str]) -> Outcome:
        if words and words[0] in {"language-server", "init"} and not any(word in {"--help", "-h"} for word in words):
            words = [*words, "--help"] if words[0] == "language-server" else words
        result = runner.invoke(main, words)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        if result.exit_code not in {0, 1, 2, 3}:
            raise Unsafe(f"exit code {result.exit_code} for {words!r}")
        if "Traceback" in result.output:
            raise Unsafe(f"a traceback is shown for {words!r}")
        for path in sorted(folder.rglob("*"), reverse=True):
            if str(path) not in before:
                path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        return Outcome(value=result.exit_code == 0 or None, silent=True)

    return enter


SHEET: Final = (
    ":root {\n  --navy: #112233;\n  --red: rgb(1 2 3);\n  --a: var(--navy);\n  --b: calc(1px * (2 + 3));\n  --c: var(--gone, [x] {y});\n}\n",
    "/* x */ :root, .a { --press-navy: device-cmyk(1 0 0 0); --navy-text: #ffffff }\n@media print { :root { --z: 1 } }\n",
)
BESIDE: Final = ":root { --ink: #112233; --press-ink: device-cmyk(0 0 0 1) }\n"
CSS: Final = (
    "@import url(//evil.example/x.css);", "url(javascript:x)", "url(//evil.example/x)", "expression(alert(1))", "--a: var(--a);", "--b: var(--a) var(--a);", "var(--a)",
    "(", ")", "[", "]", "{", "}", "((", "/*", "*/", "\\", "\\0", '"', "'", ";", ":", "--", "--:", ":root", '@charset "x";', "<style>", "</style><script>", "<!--", "-->", "!important",
    "var(", "var()", "var(--", "calc(", "url(", "U+202E", "\\202e", "#", "#ggg", "1e999px", "@", "@media", "@supports (", "behavior:url(x)",
)  # fmt: skip
SITE: Final = "web/style.css"
SITES: Final = (
    '/* a */ @media print { p { background: url("star.svg") no-repeat } }\nq::before { content: \'/*\' } i { mask: url(#m) } b { content: "*/" }',
    '@import "../tokens/a.css";\np { background: url(star.svg) }\n',
)
LOADING: Final = (
    '@import "../../../secret.css";', '@import "/etc/passwd";', "@import '../tokens/a.css';", '@import "style.css";', "@\\69mport '//evil.example/x';", "u\\72l(//evil.example/x)",
    "url('//evil.example/x')", "url(https://evil.example)", "url(file:///etc/passwd)", "url(star.svg)", "url(#m)", "image-set('//evil.example/x' 1x)", "src('//evil.example/x')",
    "content:'", 'content:"', "background:", "\n", "'\\", ",", "/**/", "url(#/*)", "@namespace url(//evil.example/x);", "@font-face{src:url(//evil.example/x)}",
)  # fmt: skip
STAR: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
LAUGHS: Final = (
    ":root {"
    + "".join(f"--t{number}: var(--t{number + 1}) var(--t{number + 1});" for number in range(40))
    + "--t40: ha }"
)
DEEP: Final = ":root { --x: " + "(" * 30_000 + " }"
CHAIN: Final = ":root {" + "".join(f"--t{number}: var(--t{number + 1});" for number in range(3_000)) + "--t3000: ha }"
FONTS: Final = json.dumps(
    [{"family": "A", "file": "a.ttf", "weight": 400, "style": "normal", "scripts": ["latin"], "sha256": "0" * 64}]
)
INKS: Final = json.dumps(
    {"condition": "a", "registry": "b", "info": "c", "file": "a.icc", "sha256": "0" * 64, "ink_limit": 300}
)
JSON: Final = ("[", "]", "{", "}", '"', ":", ",", "null", "1e999", "9" * 5_000, "[" * 3_000, '"../../x"', '"\\u202e"', '"\\ud800"', "NaN", "-Infinity", '"file"', '"a": 1,')  # fmt: skip


def open_theme(folder: Path) -> Callable[[tuple[str, bytes]], Outcome]:
    project = copy_specimen(folder)
    theme = project / "themes/own"
    for place in ("tokens", "fonts", "inks", "web/static"):
        (theme / place).mkdir(parents=True)
    (theme / "web/static/star.svg").write_text(STAR, encoding="utf-8")
    (project / "secret.css").write_text("its-secret", encoding="utf-8")
    (theme / "tokens/a.css").write_text(BESIDE, encoding="utf-8")

    def enter(drawn: tuple[str, bytes]) -> Outcome:
        name, data = drawn
        file = theme / name
        file.write_bytes(data)
        try:
            read_ = read_theme(project, "own")
        except Stop as stop:
            return Outcome(findings=stop.findings)
        else:
            sheet = bundle(file, {}) if name == SITE else ""
        finally:
            file.unlink()
        if asks_outside(sheet):
            raise Unsafe(f"readers would load something from outside: {sheet[:300]!r}")
        if sum(map(len, read_.tokens.values())) > 5_000_000:
            raise Unsafe("tokens of several megabytes")
        return Outcome(value=(read_.name, list(read_.tokens)))

    return enter


def asks_outside(sheet: str) -> bool:
    """Say whether a finished style sheet loads what is not an ornament beside it, or holds a file from outside the theme."""
    return "its-secret" in sheet or _loads(tinycss2.parse_component_value_list(sheet, skip_comments=True))


def _loads(nodes: list[Any]) -> bool:
    """Say whether addresses among these lead elsewhere; behind ``@namespace`` stands a name that looks like one, and nothing is loaded."""
    is_name = False
    for node in nodes:
        if node.type == "at-keyword":
            if node.lower_value == "import":
                return True
            is_name = node.lower_value == "namespace"
        elif node == ";" or node.type == "{} block":
            is_name = False
        elif not is_name and (node.type == "url" or (node.type == "function" and node.lower_name == "url")):
            address = node.value if node.type == "url" else tinycss2.serialize(node.arguments).strip().strip("\"'")
            if address != "star.svg" and not address.startswith("#"):
                return True
        if _loads(getattr(node, "arguments", None) or getattr(node, "content", None) or []):
            return True
    return False


def themes() -> SearchStrategy[tuple[str, bytes]]:
    """Draw a file of a theme."""
    sheets = files((*SHEET, LAUGHS, DEEP, CHAIN), (*CSS, *CSS, *nasties.EVERY))
    return st.one_of(
        st.tuples(st.just("tokens/b.css"), sheets),
        st.tuples(st.just("tokens/b.css"), files(SHEET, (*CSS, *CSS, *nasties.EVERY))),
        st.tuples(st.just(SITE), files(SITES, (*CSS, *LOADING, *LOADING, *nasties.EVERY))),
        st.tuples(st.just("fonts/fonts.json"), files((FONTS,), JSON)),
        st.tuples(st.just("inks/inks.json"), files((INKS,), JSON)),
    )


KEY: Final = "ab" * 32
PAGE: Final = b"a page of text\n" * 40


def open_store(folder: Path) -> Callable[[tuple[str, bytes]], Outcome]:
    store = Store(folder / "store")
    project = copy_specimen(folder)
    house, _ = read_house(project)
    assert house is not None
    issue = read_issue(project, house, "2019-01").issue
    assert issue is not None
    publication = publish(house, issue, NOW)
    shelf = Shelf(source=project / ISSUE, folder=folder / "cache/readings/shelf")
    told = read(publication, FRENCH, shelf)
    kept = {file: file.read_bytes() for file in shelf.folder.rglob("*") if file.is_file()}
    small = [file for file in kept if file.name == "reading.pickle"]

    def enter(drawn: tuple[str, bytes]) -> Outcome:
        where, data = drawn
        if where in {"result", "digest"}:
            path = store.put(KEY, PAGE)
            (path if where == "result" else path.with_name(f"{path.name}.sha256")).write_bytes(data)
            found = store.get(KEY)
            if found is not None and found.read_bytes() != PAGE:
                raise Unsafe("a damaged result was handed out")
            return Outcome(value=found, silent=True)
        file = small[0]
        file.write_bytes(_flipped(kept[file], data))
        try:
            again = read(publication, FRENCH, shelf)
        finally:
            for one, good in kept.items():
                one.parent.mkdir(parents=True, exist_ok=True)
                one.write_bytes(good)
        if again != told:
            raise Unsafe(f"a damaged reading says something else: {again!r}")
        return Outcome(value=True, silent=True)

    return enter


def _flipped(data: bytes, drawn: bytes) -> bytes:
    """Flip bits of a file, or put something else in its place."""
    if len(drawn) > 64 or len(drawn) % 7 == 0:
        return drawn
    hurt = bytearray(data)
    for number, byte in enumerate(drawn[:3]):
        at = (byte * 257 + number * 131) % len(hurt)
        hurt[at] ^= 1 << (byte % 8)
    return bytes(hurt)


def entries() -> SearchStrategy[tuple[str, bytes]]:
    """Draw what a damaged disk has made of something kept."""
    return st.one_of(
        st.tuples(st.just("result"), binaries((PAGE,))),
        st.tuples(st.just("digest"), binaries((b"0" * 64,))),
        st.tuples(st.just("reading"), st.binary(min_size=1, max_size=12)),
    )


DOORS: Final = {
    "names": Door(inputs=things, open=open_folder),
    "command line": Door(inputs=lines, open=open_command_line),
    "theme": Door(inputs=themes, open=open_theme),
    "store": Door(inputs=entries, open=open_store),
}
