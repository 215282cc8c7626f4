"""From the library to the list of pages, each with its address, template and context."""
