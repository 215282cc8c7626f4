"""The local preview with live reload."""
