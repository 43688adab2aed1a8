"""The pages of the newcomer; they ask the guide and the directory and decide nothing."""
