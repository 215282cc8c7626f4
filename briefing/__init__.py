"""Briefing: a static site generator for an industry briefing that knows what a fact is."""

__version__ = "0.1.0"
