"""Reading people from a file as HR exports it: a table in, clean rows and problems out, nothing stored."""
