"""Reading what people wrote: where a file is found, its text, its YAML. Knows no law."""
