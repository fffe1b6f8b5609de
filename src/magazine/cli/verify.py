"""``magazine verify``: is a file what left the house?"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from magazine.cli.asked import Asked, Slip, look_at, read_named
from magazine.cli.issues import IssueName
from magazine.cli.rebuilding import rebuild_and_compare
from magazine.cli.voice import say, say_json
from magazine.cli.waiting import wait_option
from magazine.constants import EXIT_CONTENT, EXIT_DONE
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.release.trust import Trust
    from magazine.release.verdict import Verdict

TONGUES: Final = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)
_FILE: Final = click.Path(path_type=Path)
"""Whether it is there is looked at later, when it is known in which language to say so."""


@click.command("verify")
@click.argument("names", metavar="PATH…", nargs=-1)
@click.option("--certificate", metavar="FILE", type=_FILE, help="The house's public certificate (the project's own).")
@click.option(
    "--list",
    "lists",
    metavar="FILE",
    multiple=True,
    type=_FILE,
    help="A list of hashes, its signature beside it (SHA256SUMS beside the file or above it).",
)
@click.option(
    "--crl",
    "revocations",
    metavar="FILE",
    multiple=True,
    type=_FILE,
    help="A list of revoked certificates; in PEM, with the issuer’s certificate beside it.",
)
@click.option(
    "--timestamp-certificate",
    "clocks",
    metavar="FILE",
    multiple=True,
    type=_FILE,
    help="Certificate of a timestamp authority whose word counts.",
)
@click.option("--in", "tongue", type=click.Choice([each.tag for each in TONGUES]), help="Answer in this language.")
@click.option(
    "--rebuild", is_flag=True, help="Build again from the sources and compare; PATH… are issues then, or none."
)
@click.option("--with-store", is_flag=True, help="With --rebuild: take from the store what was made before.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="With --rebuild: work in N processes.")
@wait_option
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def command(
    context: click.Context,
    *,
    names: tuple[str, ...],
    certificate: Path | None,
    lists: tuple[Path, ...],
    revocations: tuple[Path, ...],
    clocks: tuple[Path, ...],
    tongue: str | None,
    rebuild: bool,
    with_store: bool,
    jobs: int | None,
    patience: int,
    as_json: bool,
) -> None:
    """Say of each file whether it is true, altered or unknown; of a folder, of all that is in it.

    A PDF for the screen or the archive and an EPUB are held against the signature within them: the file and the public certificate are
    enough, got in a way that you trust. All else is held against a signed list of hashes: SHA256SUMS and SHA256SUMS.p7s, from the root of
    the magazine's site. Needs no project and no network. Ends with 0 only where all is true.

    With --rebuild, say whether the magazine's sources still give every file of build/ byte by byte; where not, what has changed.
    """  # fmt: skip
    if rebuild:
        of_files = {
            "--certificate": certificate,
            "--list": lists,
            "--crl": revocations,
            "--timestamp-certificate": clocks,
            "--in": tongue,
        }
        for name in (name for name, value in of_files.items() if value):
            raise click.UsageError(
                f"{name} does not go with --rebuild: signatures are held against the project’s certificate"
            )
        issues = tuple(IssueName().convert(name, None, context) for name in names)
        context.exit(
            rebuild_and_compare(
                context.obj, issues, jobs=jobs, with_store=with_store, patience=patience, as_json=as_json
            )
        )
    if with_store or jobs:
        raise click.UsageError("--with-store and --jobs go with --rebuild")
    language = Language(tongue) if tongue else own_tongue()
    if not names:
        raise Asked(Slip.NOTHING, language)
    paths = [Path(name) for name in names]
    for path in paths:
        look_at(path, language, folder=True)
    for path in lists:
        look_at(path, language, folder=False)
    from magazine.release.verify import Checker  # noqa: PLC0415 - the help must not wait for it

    trust = _trust(context.obj, certificate, revocations, clocks, language)
    checker = Checker(trust=trust, lists=lists, site=_site(context.obj))
    verdicts = [(path, list(checker.check(path))) for path in paths]
    for path, found in verdicts:
        if not found:
            raise Asked(Slip.EMPTY, language, path)
    counted = Counter(verdict.word.value for _, found in verdicts for verdict in found)
    if as_json:
        say_json(_answer(verdicts, counted, language))
    else:
        _say(verdicts, counted, language)
    context.exit(EXIT_DONE if counted["true"] and not counted["altered"] + counted["unknown"] else EXIT_CONTENT)


def own_tongue() -> Language:
    """Give the language of the locale (``ar_MA.UTF-8``, ``fr@euro``), English where it is none of ours (POSIX, 8.2)."""
    wanted = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    language = re.split(r"[_.@-]", wanted, maxsplit=1)[0].lower()
    return next((each for each in TONGUES if each.tag == language), Language.ENGLISH)


def _trust(
    start: Path, certificate: Path | None, revocations: tuple[Path, ...], clocks: tuple[Path, ...], language: Language
) -> Trust:
    """Give whom the reader trusts.

    Raises:
        Asked: where no certificate is given, or a file is not what it should be.
    """
    from magazine.release.trust import Trust  # noqa: PLC0415 - the help must not wait for it
    from magazine.works.clock import now  # noqa: PLC0415

    known = [_revocations(path, language) for path in revocations]
    return Trust(
        certificates=_own(start, language) if certificate is None else _certificates(certificate, language),
        revocations=tuple(each for lists, _ in known for each in lists),
        issuers=tuple(each for _, issuers in known for each in issuers),
        clocks=tuple(each for path in clocks for each in _certificates(path, language)),
        moment=now(),
    )


def _own(start: Path, language: Language) -> tuple[bytes, ...]:
    """Give the certificate that is pinned in the project.

    Raises:
        Asked: where there is no project, none is pinned, or what is pinned cannot be read.
    """
    from magazine.issue.finding import Stop  # noqa: PLC0415
    from magazine.manuscript.project import find_project  # noqa: PLC0415
    from magazine.release.pinned import PINNED  # noqa: PLC0415

    try:
        file = find_project(start) / PINNED
    except Stop as error:
        raise Asked(Slip.NO_CERTIFICATE, language) from error
    if os.path.lexists(file):  # a link to a disk that is away, or closed, is no word that none was given
        look_at(file, language, folder=False)
    if not file.is_file():
        raise Asked(Slip.NO_CERTIFICATE, language)
    return _certificates(file, language)


def _certificates(path: Path, language: Language) -> tuple[bytes, ...]:
    from magazine.release.trust import CERTIFICATE_MAX_BYTES, PrivateKeyError, read_certificates  # noqa: PLC0415

    content = read_named(path, CERTIFICATE_MAX_BYTES, language, Slip.NO_CERTIFICATE_IN_IT)
    try:
        return read_certificates(content)
    except PrivateKeyError as error:
        raise Asked(Slip.PRIVATE_KEY, language, path) from error
    except ValueError as error:
        raise Asked(Slip.NO_CERTIFICATE_IN_IT, language, path) from error


def _revocations(path: Path, language: Language) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Give the revocation lists of a file, and the certificates of issuers beside them."""
    from magazine.release.trust import REVOCATIONS_MAX_BYTES, read_issuers, read_revocations  # noqa: PLC0415

    content = read_named(path, REVOCATIONS_MAX_BYTES, language, Slip.NO_REVOCATIONS_IN_IT)
    try:
        return read_revocations(content), read_issuers(content)
    except ValueError as error:
        raise Asked(Slip.NO_REVOCATIONS_IN_IT, language, path) from error


def _site(start: Path) -> str:
    """Give the magazine's address where the command is called in its project, else nothing."""
    from magazine.issue.finding import Stop  # noqa: PLC0415
    from magazine.manuscript.house import read_house  # noqa: PLC0415
    from magazine.manuscript.project import find_project  # noqa: PLC0415

    try:
        house, _ = read_house(find_project(start))
    except Stop:
        return ""
    return "" if house is None else house.address


def _say(verdicts: Sequence[tuple[Path, list[Verdict]]], counted: Counter[str], language: Language) -> None:
    """Say each verdict; of a folder those that are not true, and how many are what."""
    from magazine.release.wording import IN_A_WORD, TALLY, isolated, sentence  # noqa: PLC0415

    colours = {"true": "green", "altered": "red", "unknown": "yellow"}
    for path, found in verdicts:
        for verdict in found:
            if verdict.word.value != "true" or not path.is_dir():
                word = click.style(IN_A_WORD[verdict.word][language], fg=colours[verdict.word.value], bold=True)
                say(f"{isolated(verdict.path, language)}: {word} — {sentence(verdict, language)}")
    if counted.total() != 1:
        words = ("true", "altered", "unknown")
        say(TALLY[language].format(**{word: counted[word] for word in words}))


def _answer(
    verdicts: Sequence[tuple[Path, list[Verdict]]], counted: Counter[str], language: Language
) -> dict[str, object]:
    all_true = counted["true"] and not counted["altered"] + counted["unknown"]
    word = "true" if all_true else "altered" if counted["altered"] else "unknown"
    return {"verdict": word, "files": list(_records([each for _, found in verdicts for each in found], language))}


def _records(verdicts: Sequence[Verdict], language: Language) -> Iterator[dict[str, object]]:
    from magazine.release.wording import sentence  # noqa: PLC0415

    for verdict in verdicts:
        said = verdict.judgement
        yield {
            "path": verdict.path,
            "verdict": verdict.word.value,
            "reason": verdict.reason.value,
            "message": sentence(verdict, language),
            "name": said.name,
            "signed": said.time,
            "timestamped": said.stamped,
            "signer": said.signer,
            "fingerprint": said.fingerprint,
            "detail": said.detail,
            "list": verdict.listed,
        }
