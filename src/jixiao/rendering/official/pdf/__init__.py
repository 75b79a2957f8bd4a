"""Official forms as PDF pages: set, broken over pages and drawn with the font that jixiao ships."""
