"""The site file: its languages, and all else that it says of the site."""

from __future__ import annotations

from briefing.errors import Diagnostic, Place
from briefing.library.derived import DERIVED, ORIGIN
from briefing.library.record_files import half_written
from briefing.reading.strict_yaml import Mapping, Node, locate, plain, read_yaml
from briefing.reading.text import decode
from briefing.records.article import SiteFile
from briefing.records.text import LANGUAGE
from briefing.records.validate import Entry, missing_languages, validate


def read_site(
    path: str, data: bytes
) -> tuple[tuple[str, ...], Entry[SiteFile] | None, list[Diagnostic]]:
    """Read and validate the site file.

    Returns the languages that people write, the default one first; the file as far as it has no
    fault; and the faults.
    """
    text, faults = decode(data, path)
    node, more = read_yaml(text, path)
    faults += more
    if node is None:
        if not faults:
            faults.append(Diagnostic("site-missing", "the site file is empty", Place(path),
                                     help="write title, base_url and languages"))
        return (), None, faults
    languages, language_faults = _languages(node)
    site, more = validate(SiteFile, "the site file", node, Place(path))
    faults += [*more, *language_faults]
    faults += missing_languages(site, languages) if site else half_written(node, languages)
    return languages, None if language_faults else site, faults


def _languages(site: Node) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """The languages people write, the default one first, and the faults in how they are listed.

    Read off what is written, so that articles can be checked though the site file has faults.
    """
    listed = site.items.get("languages") if isinstance(site, Mapping) else None
    if not isinstance(listed, Mapping):
        return (), []
    faults, written, defaults = [], [], []
    for tag, about in listed.items.items():
        said = about.items if isinstance(about, Mapping) else {}
        if not LANGUAGE.fullmatch(tag):
            faults.append(Diagnostic("language-unknown", f"{tag} is no language tag",
                                     listed.keys[tag], help="write a tag such as zh-Hant or en"))
        elif "derived_from" in said:
            if fault := _derived_fault(tag, said["derived_from"], listed):
                faults.append(fault)
            continue
        else:
            written.append(tag)
        if "default" in said and plain(said["default"]) == "true":
            defaults.append(tag)
    if len(defaults) != 1:
        told = "no language is the default one" if not defaults else "two languages are the default"
        faults.append(Diagnostic("language-default", told, locate(site, ("languages",), key=True),
                                 help="give exactly one language default: true"))
    return tuple(sorted(written, key=lambda tag: tag not in defaults)), faults


def _derived_fault(tag: str, origin: Node, listed: Mapping) -> Diagnostic | None:
    """What forbids to derive that language; None for Simplified from written Traditional."""
    if (tag, plain(origin)) != (DERIVED, ORIGIN):
        return Diagnostic(
            "language-derived", f"{tag} cannot be derived from {plain(origin)}", origin.place,
            f"only {DERIVED} can be, from {ORIGIN}", f"take the line out, and write {tag}")
    if ORIGIN not in listed.items:
        return Diagnostic(
            "language-derived", f"{tag} is to be derived from a language that the site lacks",
            origin.place, help=f"add {ORIGIN} to languages")
    return None
