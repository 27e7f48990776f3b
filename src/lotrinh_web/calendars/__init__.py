"""The office's calendar: its events, the days of its plans, pages and feeds of them."""
