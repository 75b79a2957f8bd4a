"""The Chinese font that PDFs are printed with, so that they come out alike on every machine. See ``README.md``."""
