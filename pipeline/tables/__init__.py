"""Tables: the contract as data, and rows made into Arrow."""
