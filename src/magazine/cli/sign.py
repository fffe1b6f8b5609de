"""``magazine sign``: put the house's signature under what was built last."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from magazine.cli.build import build_folder
from magazine.cli.voice import Progress, may_ask, say, say_findings, say_json
from magazine.cli.waiting import wait_option
from magazine.constants import EXIT_CONTENT, EXIT_DONE
from magazine.issue.finding import Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.issue.finding import Finding
    from magazine.release.keys import KeyFile, Token
    from magazine.works.signing import SignOrder, SignReport

PASSPHRASE: Final = "MAGAZINE_SIGNING_PASSPHRASE"  # noqa: S105 - the variable's name, not what is in it
PASSPHRASE_MAX_BYTES: Final = 4_096


@click.command("sign")
@click.option(
    "--key",
    "key_file",
    metavar="FILE",
    envvar="MAGAZINE_SIGNING_KEY",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The key: an encrypted PKCS#12 file outside the project.",
)
@click.option(
    "--token-module",
    "module",
    metavar="LIBRARY",
    envvar="MAGAZINE_SIGNING_MODULE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The library of a PKCS#11 token with the key.",
)
@click.option("--token", "label", metavar="LABEL", envvar="MAGAZINE_SIGNING_TOKEN", default="", help="Which token.")
@click.option(
    "--token-key",
    "token_key",
    metavar="LABEL",
    envvar="MAGAZINE_SIGNING_TOKEN_KEY",
    default="",
    help="Which key on the token.",
)
@click.option(
    "--passphrase-fd",
    "descriptor",
    metavar="N",
    type=click.IntRange(min=0),
    help=f"Read passphrase or PIN from this file descriptor, instead of {PASSPHRASE} or a prompt.",
)
@click.option(
    "--timestamp-authority",
    "authority",
    metavar="ADDRESS",
    envvar="MAGAZINE_TIMESTAMP_AUTHORITY",
    default="",
    help="Ask this authority (RFC 3161) to bear out the time; the only use of a network.",
)
@click.option("--pin", is_flag=True, help="Keep the certificate in the project (issues/certificate.pem) from now on.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Sign what is in DIR instead of build/.")
@wait_option
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def command(
    context: click.Context,
    *,
    key_file: Path | None,
    module: Path | None,
    label: str,
    token_key: str,
    descriptor: int | None,
    authority: str,
    pin: bool,
    patience: int,
    out: Path | None,
    as_json: bool,
) -> None:
    """Put the house's signature under what was built last: the screen and archive PDFs, the EPUBs, and a list of hashes of all that leaves the house.

    The passphrase is never an argument: it comes from a prompt, from MAGAZINE_SIGNING_PASSPHRASE or from a file descriptor.
    """
    from magazine.manuscript.project import find_project  # noqa: PLC0415 - the help must not wait for it
    from magazine.release.keys import KeyFile, Token, refuse_within  # noqa: PLC0415
    from magazine.works.clock import now  # noqa: PLC0415
    from magazine.works.machine import Doing, exit_code, findings_of  # noqa: PLC0415
    from magazine.works.signing import SignOrder  # noqa: PLC0415

    if (key_file is None) == (module is None):
        raise click.UsageError("name the key: either --key FILE or --token-module LIBRARY")
    project = find_project(context.obj)
    source = KeyFile(path=key_file) if key_file else Token(module=module or Path(), label=label, key=token_key)
    order = SignOrder(
        project=project,
        out=build_folder(project, out),
        moment=now().replace(microsecond=0),
        authority=authority,
        pin=pin,
        patience=patience,
    )
    try:
        if isinstance(source, KeyFile):
            refuse_within(project, source)
        report = _sign(order, source, _secret(descriptor))
    except (Stop, OSError, RuntimeError) as error:
        findings = findings_of(error, project, Doing(again="sign again"))
        if not (findings and as_json):
            raise
        say_json({"signed": False, "findings": _records(findings)})
        context.exit(exit_code(findings) or EXIT_CONTENT)
    if as_json:
        say_json({"signed": True, **asdict(report), "findings": _records(report.findings)})
    else:
        _say_report(report)
    context.exit(EXIT_DONE)


def _sign(order: SignOrder, source: KeyFile | Token, secret: str) -> SignReport:
    from magazine.release.keys import opened  # noqa: PLC0415 - the help must not wait for it
    from magazine.works.signing import sign  # noqa: PLC0415

    with Progress() as progress, opened(source, secret) as signer:
        return sign(order, signer, progress.tell)


def _secret(descriptor: int | None) -> str:
    """Get the passphrase or PIN.

    Raises:
        click.UsageError: where there is nobody and nothing to ask.
    """
    if descriptor is not None:
        try:
            return os.read(descriptor, PASSPHRASE_MAX_BYTES).decode().split("\n")[0]
        except (OSError, UnicodeDecodeError) as error:
            raise click.UsageError(f"no passphrase comes from file descriptor {descriptor}") from error
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    if not may_ask():
        raise click.UsageError(f"the passphrase is lacking: set {PASSPHRASE}, or use --passphrase-fd")
    secret: str = click.prompt("Passphrase or PIN", hide_input=True, err=True)
    return secret


def _say_report(report: SignReport) -> None:
    for place in (*report.signed, *report.lists):
        say(place)
    say_findings(report.findings)
    say(
        f"Signed {len(report.signed)} files and {len(report.lists)} lists; {len(report.kept)} files were signed before; "
        f"numbers put right in {len(report.revised)} files."
        if report.signed or report.lists or report.revised
        else f"All was signed before with this certificate: {len(report.kept)} files. Nothing is changed."
    )


def _records(findings: Sequence[Finding]) -> list[dict[str, str | int]]:
    from magazine.works.reports import as_record  # noqa: PLC0415

    return [as_record(finding) for finding in findings]
