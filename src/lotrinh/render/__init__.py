"""A `Plan` as text, JSON, HTML, iCalendar: one format a file."""
