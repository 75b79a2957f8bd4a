"""The documents of a fictional town, made by this program: see ``make.py``."""
