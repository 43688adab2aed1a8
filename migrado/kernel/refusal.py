"""How bad input is refused: one sentence, with the place where it stands."""


class Refusal(ValueError):
    """Bad input, told in one sentence.

    ``message`` is an English sentence with ``%(name)s`` parameters; ``pointer`` is the JSON
    pointer (RFC 6901) or ``file:line`` of the offending value, empty when the whole is meant;
    ``where`` names the file or the field, empty when there is none.
    """

    def __init__(self, message: str, *, pointer: str = "", where: str = "", **params: object):
        super().__init__(message, pointer, where, params)
        self.message = message
        self.pointer = pointer
        self.where = where
        self.params = params

    def __str__(self) -> str:
        sentence = self.message % self.params if self.params else self.message
        return ": ".join(part for part in (self.where, self.pointer, sentence) if part)
