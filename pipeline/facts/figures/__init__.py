"""What role a number has in its sentence: killed, injured, members, price; of whom, and of which part."""
