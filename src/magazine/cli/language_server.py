"""``magazine language-server``: findings in the editor of whoever writes."""

from __future__ import annotations

import click

from magazine.issue.language import Language

TONGUES = (Language.ARABIC.tag, Language.FRENCH.tag, Language.ENGLISH.tag)


@click.command("language-server")
@click.option(
    "--in",
    "tongue",
    type=click.Choice(TONGUES),
    help="Word what the editorial line finds in this language (else as editorial-line.yaml says, else English).",
)
@click.pass_context
def command(context: click.Context, tongue: str | None) -> None:
    """Tell an editor program what is wrong while a text is written (Language Server Protocol, standard input and output).

    Give your editor this command for Markdown and YAML files; nobody types it.
    """
    from magazine.manuscript.project import find_project  # noqa: PLC0415 - the help must not wait for it
    from magazine.preview.language_server import serve  # noqa: PLC0415 - pygls is not on every machine

    serve(find_project(context.obj), None if tongue is None else Language(tongue))
