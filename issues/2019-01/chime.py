"""Make the magazine's sound signature: `python chime.py chime.wav && lame -m m -b 64 chime.wav on-screen/signature.mp3`.

Five bell notes of one chord, each a fundamental and three partials that die away. Standard library only.
"""

from __future__ import annotations

import math
import struct
import sys
import wave
from typing import Final

RATE: Final = 32_000  # samples a second
SECONDS: Final = 2.6
NOTES: Final = ((0.00, 392.00), (0.18, 493.88), (0.36, 587.33), (0.54, 783.99), (0.90, 1174.66))  # start, hertz
PARTIALS: Final = ((1.0, 1.0), (2.0, 0.45), (2.76, 0.25), (4.07, 0.12))  # multiple of the note, loudness


def loudness(moment: float) -> float:
    """Return the wave at a moment, in seconds, between -1 and 1."""
    total = 0.0
    for start, pitch in NOTES:
        since = moment - start
        if since < 0:
            continue
        attack = min(1.0, since / 0.006)
        for multiple, share in PARTIALS:
            fading = math.exp(-since * (2.1 + 1.4 * multiple))
            total += attack * share * fading * math.sin(2 * math.pi * pitch * multiple * since)
    ending = min(1.0, (SECONDS - moment) / 0.4)
    return 0.3 * total * ending


def main(path: str) -> None:
    """Write the recording as a WAV file."""
    samples = [round(32_000 * max(-1.0, min(1.0, loudness(i / RATE)))) for i in range(int(RATE * SECONDS))]
    with wave.open(path, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))


if __name__ == "__main__":
    main(sys.argv[1])
