"""What a strict and fair reviewer would send back, with its place, proof, legal basis and a suggestion."""
