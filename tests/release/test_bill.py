"""The bill of materials: valid by CycloneDX's own schema, the same each time, and complete."""

from __future__ import annotations

import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cyclonedx.schema
import jsonschema  # type: ignore[import-untyped]
import pytest
from referencing import Registry, Resource

from magazine.release.bill import Part, bill_of, locked_hashes
from magazine.works.origins import libraries
from magazine.works.toolset import packages, toolset

MOMENT = datetime(2019, 1, 1, tzinfo=UTC)
FONT = Part(place="themes/police/fonts/A.ttf", digest="0" * 64, licence="OFL-1.1", origin=("cairo 0.4.2",))


def bill(parts: tuple[Part, ...] = (FONT,), issue: str = "2019-01") -> dict[str, Any]:
    text = bill_of(issue, MOMENT, packages(), libraries(toolset()), parts)
    found: dict[str, Any] = json.loads(text)
    return found


def faults(record: dict[str, Any]) -> list[str]:
    folder = Path(str(cyclonedx.schema.__file__)).parent / "_res"
    schemas = {file.name: json.loads(file.read_bytes()) for file in folder.glob("*.schema.json")}
    whole = schemas["bom-1.6.SNAPSHOT.schema.json"]
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"].rsplit("/", 1)[0] + f"/{name}", Resource.from_contents(schema))
        for name, schema in schemas.items()
        if "$id" in schema
    )
    return [error.message for error in jsonschema.Draft7Validator(whole, registry=registry).iter_errors(record)]


def test_it_is_valid_and_a_wrong_one_is_not() -> None:
    record = bill()
    assert faults(record) == []
    record["components"][0]["type"] = "sausage"
    assert faults(record)


def test_it_lists_every_package_with_licence_and_locked_hashes() -> None:
    components = {each["name"]: each for each in bill()["components"]}
    assert packages().keys() <= components.keys()
    assert [name for name in packages() if not components[name].get("licenses")] == []
    hashes = [each["content"] for each in components["weasyprint"]["externalReferences"][0]["hashes"]]
    assert hashes == list(locked_hashes()["weasyprint", packages()["weasyprint"]])
    assert components["pango"]["version"] == toolset()["system"]["pango"]
    assert components["cpython"]["version"] == platform.python_version()
    bringers = {name: each["properties"][0]["value"] for name, each in components.items() if each.get("properties")}
    assert [bringers[name] for name in ("cpython", "python/zlib", "pango", "pikepdf/qpdf")] == [
        "python",
        "python",
        "system",
        "wheels",
    ]
    assert toolset()["libraries"].keys() <= components.keys()
    assert components[FONT.place]["hashes"] == [{"alg": "SHA-256", "content": FONT.digest}]


@pytest.mark.parametrize("issue", ["2019-01", "2019-02"])
def test_it_is_the_same_each_time_and_its_number_follows_from_what_it_lists(issue: str) -> None:
    first = bill(issue=issue)
    assert first == bill(issue=issue)
    assert first["metadata"]["timestamp"].startswith("2019-01-01T00:00:00")
    assert first["serialNumber"] != bill((), issue)["serialNumber"]
    assert first["serialNumber"] != bill(issue="2018-12")["serialNumber"]
