"""The fact gate: rules by which the site's texts, its records and its sources must agree."""
