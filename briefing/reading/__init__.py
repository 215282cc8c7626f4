"""From bytes to plain values that know where they stand: files, strict YAML, Markdown."""
