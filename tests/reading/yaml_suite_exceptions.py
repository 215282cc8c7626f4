"""Invalid documents of the YAML test suite that the strict reader takes, each with the reason.

All but one read as what the author plainly meant; none gives a wrong value without a word.
"""

from __future__ import annotations

EXCEPTIONS: dict[str, str] = {
    "9C9N": "a list in brackets goes on in column 1: libyaml does not ask for an indent there",
    "CVW2": "a comment right after a comma inside brackets: the list is read as meant",
    "DK95/01": "a tab indents the second line of a quoted text: it is folded away like spaces",
    "G5U8": "a lone - in brackets is taken for the text -: no kind of ours allows that value",
    "QB6E": "a quoted text goes on in column 1: libyaml does not ask for an indent there",
    "S98Z": "blank lines in front of an empty folded text are too long: the text is empty anyway",
    "X4QW": "a comment stands right after >: the text below is read as meant",
    "Y79Y/003": "a tab indents an item inside brackets: the list is read as meant",
    "YJV2": "a lone - in brackets is taken for the text -: no kind of ours allows that value",
}
