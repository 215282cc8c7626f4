"""Records and articles, linked into one library."""
