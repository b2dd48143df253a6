"""Dates that are read against the day of the article: weekdays, "last month", "two years ago", quarters, seasons."""
