"""The address a site stands at, checked the same way in the site file and on the command line."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit

from briefing.patterns import pattern
from briefing.records.faults import Fault
from briefing.records.record import Read

_HOST = pattern(r"(?:[\w-]+\.)*[\w-]+")


def base_url_problem(text: str) -> tuple[str, str] | None:
    """What is wrong with a site's address, and what to do; None where it is good.

    Good is `http` or `https`, a host, perhaps a port and a path, and nothing else.
    """
    if not re.match(r"https?://", text):
        return (f"{text} is not a web address",
                f"write it whole, as in https://{text.lstrip('/') or 'example.org/'}")
    found = re.search(r"[\s<>\"'\\^`{|}]|[\x00-\x1f\x7f]", text)
    if found:
        return f"{text} has {found[0]!r} in it", "take it out, or write it as %20 and the like"
    try:
        parts = urlsplit(text)
        good = _is_host(parts)
    except ValueError:
        good = False
    if not good:
        return f"{text} has no readable host", "write it as in https://example.org/"
    if parts.query or parts.fragment or text.endswith(("?", "#")):
        return (f"{text} has something behind its path",
                f"write {parts._replace(query='', fragment='').geturl().rstrip('?#')}")
    return None


def _is_host(parts: SplitResult) -> bool:
    """Whether the host, and the port if there is one, can be; raises ValueError as `urlsplit`."""
    host = parts.hostname or ""
    if parts.username is not None or parts.port == 0 or parts.netloc.endswith(":"):
        return False
    if "[" in parts.netloc:
        return ip_address(host).version == 6
    return bool(_HOST.fullmatch(host))


def parse_base_url(raw: Any) -> str:
    """A web address that ends with /. Raises `url-invalid`."""
    text = raw if isinstance(raw, str) else ""
    problem = base_url_problem(text)
    if problem is None and not text.endswith("/"):
        problem = "base_url does not end with /", f"write {text}/"
    if problem:
        raise Fault("url-invalid", problem[0], help=problem[1])
    return text


BaseUrl = Annotated[str, Read(parse_base_url)]
