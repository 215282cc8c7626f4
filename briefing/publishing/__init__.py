"""From pages to files: rendering, the check of links, and putting the tree in place."""
