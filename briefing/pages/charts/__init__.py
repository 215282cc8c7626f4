"""Charts: geometry as plain numbers; `templates/charts/` draws it."""

from briefing.pages.charts.family import FamilyView, family
from briefing.pages.charts.funding import FundingView, funding
from briefing.pages.charts.levels import LevelsView, levels
from briefing.pages.charts.overview import OverviewView, overview

__all__ = [
    "FamilyView", "FundingView", "LevelsView", "OverviewView", "family", "funding", "levels",
    "overview",
]
