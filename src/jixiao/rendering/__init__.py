"""Records to text, tables and files."""
