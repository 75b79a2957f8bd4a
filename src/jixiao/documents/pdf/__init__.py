"""PDF files with a text layer: pages to grids.

``reading`` is the way in; the other modules hold one step each. Only ``characters``, ``drawings``, ``stand_in_font``
and ``reading`` know PDFium; everything behind them is functions on plain data. Lengths are in points (1/72 inch), x
grows to the right and y upwards, as in PDF itself.
"""
