"""Grids to records: find tables, place labels and values, repair broken rows."""
