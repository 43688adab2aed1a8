"""The guide: asks the fewest questions and makes a personal plan of the answers."""
