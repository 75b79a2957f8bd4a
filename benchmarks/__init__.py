"""What the figures in the README come from: each module is a program that measures and prints."""
