"""The typed vocabulary: what an editor can state, and in which form."""
