"""What a recording carries beside sound and film is named, whatever the container; a clean recording is let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from magazine.issue.finding import Location
from magazine.manuscript.files import IssueFile
from magazine.manuscript.notes import Notes
from magazine.manuscript.recordings import read_recording

SAMPLE = Path(__file__).parents[2] / "issues/2019-01/on-screen/signature.mp3"
FRAME = SAMPLE.read_bytes()[:8_000]
FRAMES = FRAME[: (144 * 64_000 // 32_000) * 20]


def box(kind: bytes, data: bytes = b"") -> bytes:
    return (len(data) + 8).to_bytes(4, "big") + kind + data


def head(kind: bytes, made: int = 0) -> bytes:
    return box(kind, bytes(4) + made.to_bytes(4, "big") + bytes(80))


def track(kind: bytes = b"vide", name: bytes = b"VideoHandler\x00", more: bytes = b"", made: int = 0) -> bytes:
    handler = box(b"hdlr", bytes(8) + kind + bytes(12) + name)
    table = box(b"stbl", box(b"stsd", bytes(8)) + box(b"stts", bytes(8)))
    media = box(
        b"mdia",
        head(b"mdhd", made)
        + handler
        + box(b"minf", box(b"vmhd", bytes(12)) + box(b"dinf", box(b"dref", bytes(8))) + table),
    )
    return box(b"trak", head(b"tkhd") + media + more)


def film(tracks: bytes = track(), moov: bytes = b"", top: bytes = b"", made: int = 0) -> bytes:
    return (
        box(b"ftyp", b"isom\x00\x00\x02\x00isom")
        + box(b"free")
        + box(b"mdat", b"frames" * 9)
        + box(b"moov", head(b"mvhd", made) + tracks + moov)
        + top
    )


def page(body: bytes, flags: int = 0, serial: int = 1) -> bytes:
    lacing = bytes([255] * (len(body) // 255) + [len(body) % 255])
    return (
        b"OggS\x00"
        + bytes([flags])
        + bytes(8)
        + serial.to_bytes(4, "little")
        + bytes(8)
        + bytes([len(lacing)])
        + lacing
        + body
    )


def comments(*words: bytes, start: bytes = b"OpusTags") -> bytes:
    listed = b"".join(len(one).to_bytes(4, "little") + one for one in words)
    return start + (4).to_bytes(4, "little") + b"Lavf" + len(words).to_bytes(4, "little") + listed


def opus(*words: bytes, after: bytes = b"") -> bytes:
    return page(b"OpusHead\x01\x01" + bytes(9), 2) + page(comments(*words)) + page(b"sound" * 9, 4) + after


def chunk(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + bytes(len(data) % 2)


def wav(*more: bytes) -> bytes:
    body = b"WAVE" + chunk(b"fmt ", bytes(16)) + b"".join(more) + chunk(b"data", bytes(99))
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def element(number: int, data: bytes) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big") + (0x10000000 | len(data)).to_bytes(4, "big") + data


def webm(about: bytes = b"", entry: bytes = b"", more: bytes = b"", kind: int = 1) -> bytes:
    information = element(0x1549A966, element(0x2AD7B1, b"\x0f\x42\x40") + element(0x4D80, b"Lavf") + about)
    tracks = element(0x1654AE6B, element(0xAE, element(0xD7, b"\x01") + element(0x83, bytes([kind])) + entry))
    segment = information + tracks + more + element(0x1F43B675, element(0xE7, b"\x00") + element(0xA3, b"frames"))
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, segment)


def tag(name: bytes) -> bytes:
    return element(
        0x1254C367,
        element(0x7373, element(0x63C0, b"") + element(0x67C8, element(0x45A3, name) + element(0x4487, b"x"))),
    )


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
