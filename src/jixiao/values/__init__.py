"""The grammar of target values."""
