"""Arguments of the command line: what is wrong with them is told in one sentence."""

import argparse
from typing import NoReturn

from migrado.kernel.refusal import Refusal


class Arguments(argparse.ArgumentParser):
    """Reads arguments; raises Refusal where argparse would print the usage and an error."""

    def error(self, message: str) -> NoReturn:
        """Refuse with one sentence, and name the page that helps."""
        raise Refusal("%(what)s. See %(name)s --help.", what=message.rstrip("."), name=self.prog)
