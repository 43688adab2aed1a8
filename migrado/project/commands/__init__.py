"""The commands of `migrado`, one module each; each has `run(arguments) -> exit status`."""
