"""Which names the preview goes by, so that a page of another site cannot have it answer."""

from __future__ import annotations

import ipaddress
import re

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Hosts:
    """Which names the server goes by: a page of another cannot have it answer."""

    names: frozenset[str]
    port: int
    any_address: bool = False
    """Whether every address by number is taken for one of this machine."""

    @classmethod
    def of(cls, host: str, address: str, port: int) -> Hosts:
        """The names of a server that was asked to listen at `host`, and does at `address`."""
        number = ipaddress.ip_address(address.partition("%")[0])
        near = {"localhost", "127.0.0.1", "[::1]"}
        own = {host.lower(), f"[{number}]" if number.version == 6 else str(number)}
        local = number.is_loopback or number.is_unspecified
        return cls(frozenset(own | near if local else own), port, number.is_unspecified)

    def has(self, host: str) -> bool:
        """Whether that `Host` header is one of ours."""
        found = re.fullmatch(r"(\[[0-9a-f:.]+\]|[^\[\]:/@]+)(?::([0-9]{1,5}))?", host.lower())
        if not found or int(found[2] or 80) != self.port:
            return False
        return found[1] in self.names or (self.any_address and _is_number(found[1].strip("[]")))


def _is_number(address: str) -> bool:
    try:
        ipaddress.ip_address(address)
    except ValueError:
        return False
    return True
