"""Every field of a model, in the order in which pages show them."""

from __future__ import annotations

from briefing.pages.presenter import Presenter
from briefing.pages.spec import FieldView, SpecBuilder
from briefing.pages.views import EntityView, Phrase
from briefing.records.catalogue import BARE_NUMBERS, Benchmark, Cost, Limit, Modalities, Model


def model_fields(present: Presenter, id: str, *, whole: bool = False) -> tuple[FieldView, ...]:
    """The fields of one model, stated or not.

    What is the editor's to give (aliases, links, the family of a family) is left out where there
    is none. `whole` keeps it, and the description too, so that every model has the same rows.
    """
    model, spec = present.library.models[id], SpecBuilder(present, "models")
    rows = _identity(present, spec, model, whole) + _dates(spec, model) + _openness(spec, model)
    rows += _technical(present, spec, model) + _outside(present, spec, model)
    return (*rows, spec.web("links", *model.links)) if whole or model.links else rows


def _identity(
    present: Presenter, spec: SpecBuilder, model: Model, whole: bool
) -> tuple[FieldView, ...]:
    t = present.t
    rows = [
        spec.records("developer", model.developer),
        spec.own("category", Phrase(t(f"models.category.{model.category}"))),
    ]
    if whole or model.category != "family" or model.family:
        rows.append(spec.records("family", model.family))
    rows.append(spec.literal("status", model.status,
                             lambda status: Phrase(t(f"models.status.{status}"))))
    aliases = present.join([present.phrase(alias).text for alias in model.aliases])
    if whole or aliases:
        rows.append(spec.own("aliases", Phrase(aliases) if aliases else None))
    if whole:
        about = present.phrase(model.description) if model.description else None
        rows.append(spec.own("description", about))
    return tuple(rows)


def _dates(spec: SpecBuilder, model: Model) -> tuple[FieldView, ...]:
    return tuple(
        spec.date(name, getattr(model, name))
        for name in ("proposed", "trained", "release_date", "last_updated", "retired", "knowledge")
    )


def _openness(spec: SpecBuilder, model: Model) -> tuple[FieldView, ...]:
    return (
        spec.flag("open_weights", model.open_weights),
        spec.literal("license", model.license, Phrase),
    )


def _technical(present: Presenter, spec: SpecBuilder, model: Model) -> tuple[FieldView, ...]:
    limit, cost = model.limit or Limit(), model.cost or Cost()
    modalities = model.modalities or Modalities()
    tokens, dollars = BARE_NUMBERS["limit"], BARE_NUMBERS["cost"]
    return (
        spec.quantity("parameters", model.parameters),
        spec.terms("architecture", model.architecture),
        spec.plain("input", _modalities(present, modalities.input), modalities.claim),
        spec.plain("output", _modalities(present, modalities.output), modalities.claim),
        spec.number("context_limit", limit.context, tokens, "context"),
        spec.number("output_limit", limit.output, tokens, "output"),
        spec.flag("reasoning", model.reasoning),
        spec.flag("tool_call", model.tool_call),
        spec.number("input_cost", cost.input, dollars, "input"),
        spec.number("output_cost", cost.output, dollars, "output"),
    )


def _modalities(present: Presenter, names: tuple[str, ...]) -> str:
    t = present.t
    return present.join([
        t(f"models.modality.{name}") if t.has(f"models.modality.{name}") else name
        for name in names
    ])


def _outside(present: Presenter, spec: SpecBuilder, model: Model) -> tuple[FieldView, ...]:
    return (
        FieldView(
            "benchmarks", present.t("models.field.benchmarks"),
            entities=tuple(_benchmark(present, score) for score in model.benchmarks),
        ),
        spec.web("weights", model.weights),
    )


def _benchmark(present: Presenter, score: Benchmark) -> EntityView:
    """A score in words; it links to the source that published it."""
    number = f"{float(score.score):.10g}"
    words = f"{score.name} {number}"
    if score.metric or score.date:
        beside = [score.metric or "", present.plain_date(score.date).words if score.date else ""]
        words = present.t("models.benchmark", score=words, beside=present.join(
            [part for part in beside if part]))
    source = present.entity(score.source) if score.source else None
    return EntityView(source.id if source else "", Phrase(words), source.href if source else "",
                      "source" if source else "")
