"""Bytes to grids: cells with text, place and confidence."""
