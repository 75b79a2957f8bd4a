"""Scanned and photographed pages: finds the rules, reads the text and puts it into cells (extra ``jixiao[ocr]``)."""
