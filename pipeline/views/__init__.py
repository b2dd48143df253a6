"""Views: the tables as people read them."""
