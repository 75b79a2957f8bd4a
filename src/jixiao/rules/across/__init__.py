"""Rules over many tables: what a reviewer only sees who lays them side by side."""
