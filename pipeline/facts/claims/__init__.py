"""Claims: which number is tied to which country and to which speaker."""
