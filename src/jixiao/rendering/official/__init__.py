"""Records as official forms in the formats that offices use: Word, Excel, PDF and web pages."""
