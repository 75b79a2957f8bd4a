"""What everything speaks: the records, their sources, dates, money and folded text."""
