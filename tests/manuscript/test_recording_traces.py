"""What a recording carries beside sound and film is named, whatever the container; a clean recording is let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.recordings import FRAMES, SAMPLE, box, chunk, element, film, opus, tag, track, wav, webm

from magazine.issue.finding import Location
from magazine.manuscript.files import IssueFile
from magazine.manuscript.notes import Notes
from magazine.manuscript.recordings import read_recording

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = {
    "sample.mp3": SAMPLE.read_bytes(), "frames.mp3": FRAMES, "film.mp4": film(), "two.mp4": film(track() + track(b"soun", b"SoundHandler\x00")),
    "sound.m4a": film(track(b"soun", b"SoundHandler\x00")), "opus.opus": opus(), "encoder.ogg": opus(b"encoder=Lavc libopus"), "wave.wav": wav(),
    "film.webm": webm(), "tagged.webm": webm(more=tag(b"DURATION") + tag(b"ENCODER")),
}  # fmt: skip

TRACES = {
    "id3.mp3": (b"ID3\x04\x00\x00\x00\x00\x00\x10" + bytes(16) + FRAMES, "ID3"), "id3v1.mp3": (FRAMES + b"TAG" + bytes(125), "ID3"),
    "ape.mp3": (FRAMES + b"APETAGEX" + bytes(56), "APE"), "lyrics.mp3": (FRAMES + b"LYRICSBEGIN", "lyrics"),
    "behind.mp3": (FRAMES + b"PK\x03\x04 a whole archive", "no sound"), "short.mp3": (FRAMES + b"\xff", "no sound"),
    "place.mp4": (film(moov=box(b"udta", box(b"\xa9xyz", b"+34.0-005.0/"))), "udta"), "tags.m4a": (film(moov=box(b"meta", bytes(4))), "meta"),
    "xmp.mp4": (film(top=box(b"uuid", bytes(16) + b"<x:xmpmeta/>")), "XMP"), "of-a-track.mp4": (film(track(more=box(b"udta"))), "udta"),
    "made.mp4": (film(made=3_600_000_000), "time"), "track-made.mp4": (film(track(made=3_600_000_000)), "time"),
    "camera.mp4": (film(track() + track(b"meta", b"GoPro MET\x00")), "track of other data"), "named.mp4": (film(track(name=b"Ahmed's phone\x00")), "own name"),
    "padding.mp4": (film(top=box(b"free", b"the old tags")), "padding"), "behind.mp4": (film() + b"PK\x03\x04 an archive", "longer"),
    "cut.mp4": (film()[:-20], "longer than the file"), "long.mp4": (film() + b"\x00\x00\x00\x01mdat" + b"\xff" * 8, "longer"),
    "tags.opus": (opus(b"ARTIST=A name"), "tags"), "place.ogg": (opus(b"encoder=x", b"LOCATION=Fes"), "tags"),
    "two.ogg": (opus(after=opus()), "beside"), "behind.ogg": (opus(after=b"PK\x03\x04" + bytes(99)), "beside"),
    "list.wav": (wav(chunk(b"LIST", b"INFOIART")), "LIST"), "bext.wav": (wav(chunk(b"bext", b"a name")), "bext"),
    "behind.wav": (wav() + chunk(b"id3 ", b"ID3"), "id3"),
    "title.webm": (webm(about=element(0x7BA9, b"A name")), "title"), "made.webm": (webm(about=element(0x4461, bytes(8))), "time"),
    "named.webm": (webm(entry=element(0x536E, b"A name")), "own name"), "tags.webm": (webm(more=tag(b"ARTIST")), "tags"),
    "files.webm": (webm(more=element(0x1941A469, b"")), "attached"), "chapters.webm": (webm(more=element(0x1043A770, b"")), "chapters"),
    "data.webm": (webm(kind=17), "track of other data"), "padding.webm": (webm(more=element(0xEC, b"the old title")), "padding"),
    "behind.webm": (webm() + b"\x00\x00", "neither"),
}  # fmt: skip


def read(folder: Path, name: str, data: bytes) -> tuple[bool, list[tuple[str, str, str]]]:
    file = folder / name
    file.write_bytes(data)
    notes = Notes()
    recording = read_recording(IssueFile(id=f"film/{name}", file=file, where=Location(path=name)), notes)
    return recording is not None, [(one.rule, one.what, one.remedy) for one in notes.findings]


@pytest.mark.parametrize("name", CLEAN)
def test_sound_and_film_alone_are_let_through(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, CLEAN[name]) == (True, [])


@pytest.mark.parametrize("name", TRACES)
def test_anything_else_is_named_with_what_takes_it_out(tmp_path: Path, name: str) -> None:
    data, expected = TRACES[name]
    taken, findings = read(tmp_path, name, data)
    assert not taken
    ((rule, what, remedy),) = findings
    assert rule == "recording-with-traces"
    assert expected in what
    assert f"ffmpeg -i {name} " in remedy


@pytest.mark.parametrize("name", CLEAN)
def test_a_recording_cut_anywhere_is_no_traceback(tmp_path: Path, name: str) -> None:
    data = CLEAN[name][:4_000]
    for end in range(1, len(data), max(1, len(data) // 40)):
        read(tmp_path, name, data[:end])
