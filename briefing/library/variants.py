"""Han characters that are written in more than one way: what a reader types finds them all."""

from __future__ import annotations

from itertools import chain

from briefing.library.simplified import letters

_HAN = range(0x3400, 0x4DC0), range(0x4E00, 0xA000)


def variants() -> dict[str, str]:
    """Every Traditional character and the Simplified one, for those that differ."""
    written = "\n".join(map(chr, chain(*_HAN)))
    pairs = zip(written[::2], letters(written)[::2], strict=True)
    found = {one: other for one, other in pairs if one != other}
    return {one: found.get(other, other) for one, other in found.items()}
