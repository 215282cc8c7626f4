"""What `benchmarks/versus.py` compares: one site's content, and the programs that build it."""
