"""The dates of a record follow each other; what is about a date or open leaves room."""

from __future__ import annotations

import pytest

from tests.library.faults import CLAIM
from tests.library.gate.gate_faults import gate

MODEL = "m:\n  name: M\n  developer: acme\n  category: foundation\n"


@pytest.mark.parametrize(
    ("dates", "fields"),
    [("trained: 2021\n  release_date: 2022", []),
     ("trained: 2022\n  release_date: 2021", ["release_date"]),
     ("trained: 2022-05\n  release_date: 2022", []),
     ("trained: 2022-05-02\n  release_date: 2022-05-01", ["release_date"]),
     ("trained: 2022~\n  release_date: 2021", []),
     ("trained: ../2022\n  release_date: 2021", []),
     ("trained: 2022\n  retired: 2021", ["retired"]),
     ("release_date: 2021\n  last_updated: 2020\n  retired: 2023", ["last_updated"]),
     ("last_updated: 2024\n  retired: 2023", ["retired"]),
     ("proposed: 2022\n  trained: 2021", ["trained"])],
)
def test_a_model_is_trained_released_updated_retired(dates: str, fields: list[str]) -> None:
    faults = [fault for fault in gate({"facts/models/x.yaml": f"{MODEL}  {dates}\n"}, "date-order")
              if fault.place.path.endswith("/x.yaml")]
    assert [fault.message.split()[1] for fault in faults] == fields
    assert all(fault.severity == "error" for fault in faults)


def test_a_date_that_is_taken_from_a_claim_counts() -> None:
    model = f"{MODEL}  trained: {{claim: acme-one-trained}}\n  release_date: 2001\n"
    assert [f.label for f in gate({"facts/models/x.yaml": model}, "date-order")] == [
        "trained is 2023"]


@pytest.mark.parametrize(("founded", "found"), [("2024", 0), ("2025", 1), ("2025~", 0)])
def test_an_organization_is_founded_before_its_first_event(founded: str, found: int) -> None:
    claim = CLAIM + "  date: 2024-03\n  participants: [{id: o, role: recipient}]\n"
    faults = gate({
        "facts/organizations/x.yaml": f"o: {{name: O, kind: company, founded: {founded}}}\n",
        "facts/claims/x.yaml": f"c:\n{claim}",
        "facts/events/x.yaml": "e: {title: T, claims: [c]}\n"}, "date-order")
    assert [fault.label for fault in faults] == ["the event e is of 2024-03"] * found
