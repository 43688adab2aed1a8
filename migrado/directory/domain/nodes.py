"""YAML with line numbers: every value knows where it stands and can say what it should be."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from migrado.kernel.refusal import Refusal

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Value:
    """One value of a YAML file: ``node`` is the parsed node, ``file`` the name to report."""

    node: yaml.Node
    file: str

    def refuse(self, message: str, **params: Any) -> Refusal:
        """Make the refusal that names this value's file and line."""
        line = self.node.start_mark.line + 1
        return Refusal(message, where=f"{self.file}:{line}", **params)

    def is_empty(self) -> bool:
        """Tell whether nothing (null) stands here."""
        return bool(self.node.tag == "tag:yaml.org,2002:null")

    def mapping(
        self, required: Collection[str] = (), *, optional: Collection[str] = ()
    ) -> dict[str, "Value"]:
        """Return the entries by key. Raises Refusal for a missing, double or unknown key."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.refuse("expected a mapping of keys to values.")
        entries: dict[str, Value] = {}
        for key_node, node in self.node.value:
            key = Value(key_node, self.file)
            name = key.text(40)
            if name in entries:
                raise key.refuse("the key “%(key)s” stands here twice.", key=name)
            if name not in required and name not in optional:
                known = ", ".join(sorted({*required, *optional}))
                message = "“%(key)s” is not a known key; expected one of: %(known)s."
                raise key.refuse(message, key=name, known=known)
            entries[name] = Value(node, self.file)
        if missing := [name for name in required if name not in entries]:
            raise self.refuse("expected the key “%(key)s” here.", key=missing[0])
        return entries

    def items(self, *, at_most: int) -> list["Value"]:
        """Return the entries of a list. Raises Refusal if it is none, empty or too long."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.refuse("expected a list.")
        if not 1 <= len(self.node.value) <= at_most:
            raise self.refuse("expected 1 to %(most)s entries.", most=at_most)
        return [Value(node, self.file) for node in self.node.value]

    def text(self, at_most: int, *, shape: re.Pattern[str] | None = None, hint: str = "") -> str:
        """Return a text of 1 to ``at_most`` characters on one line that matches ``shape``."""
        if not isinstance(self.node, yaml.ScalarNode) or self.is_empty():
            raise self.refuse("expected a text.")
        if self.node.tag != "tag:yaml.org,2002:str":
            raise self.refuse("expected a text; put “%(value)s” in quotes.", value=self._seen())
        value = str(self.node.value).strip()
        if not value or len(value) > at_most:
            raise self.refuse("expected a text of 1 to %(most)s characters.", most=at_most)
        if "\n" in value or _CONTROL.search(value):
            raise self.refuse("expected one line of text without control characters.")
        if shape and not shape.fullmatch(value):
            raise self.refuse("expected %(hint)s, found “%(value)s”.", hint=hint, value=value[:80])
        return value

    def lines(self, at_most: int) -> str:
        """Return a text of several lines, of 1 to ``at_most`` characters in all."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != "tag:yaml.org,2002:str":
            raise self.refuse("expected a text of several lines (after “|”).")
        value = str(self.node.value).strip()
        if not value or len(value) > at_most:
            raise self.refuse("expected a text of 1 to %(most)s characters.", most=at_most)
        if _CONTROL.search(value):
            raise self.refuse("expected a text without control characters.")
        return value

    def named(self, *, at_most: int) -> dict[str, "Value"]:
        """Return the entries of a mapping whose keys are free texts. Raises Refusal for doubles."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.refuse("expected a mapping of keys to values.")
        if len(self.node.value) > at_most:
            raise self.refuse("expected at most %(most)s entries.", most=at_most)
        entries: dict[str, Value] = {}
        for key_node, node in self.node.value:
            key = Value(key_node, self.file)
            name = key.text(200)
            if name in entries:
                raise key.refuse("the key “%(key)s” stands here twice.", key=name)
            entries[name] = Value(node, self.file)
        return entries

    def has_nothing(self) -> bool:
        """Tell whether null or an empty list stands here."""
        return self.is_empty() or self.node.value == []

    def words(self, words: Collection[str]) -> tuple[str, ...]:
        """Return several different ones of ``words``, at least one, in their order here."""
        found: list[str] = []
        for item in self.items(at_most=len(words)):
            word = item.word(words)
            if word in found:
                raise item.refuse("“%(word)s” stands here twice.", word=word)
            found.append(word)
        return tuple(found)

    def word(self, words: Collection[str]) -> str:
        """Return one of ``words``."""
        value = self.text(80)
        if value not in words:
            message = "“%(value)s” is not known here; expected one of: %(words)s."
            raise self.refuse(message, value=value, words=", ".join(words))
        return value

    def number(self, *, at_least: int, at_most: int) -> int:
        """Return a whole number between the two bounds, both included."""
        value = self._seen()
        if not re.fullmatch(r"\d{1,6}", value) or not at_least <= int(value) <= at_most:
            message = "expected a whole number from %(low)s to %(high)s, found “%(value)s”."
            raise self.refuse(message, low=at_least, high=at_most, value=value)
        return int(value)

    def flag(self) -> bool | None:
        """Return yes (true), no (false) or not known (null)."""
        if self.is_empty():
            return None
        if self.node.tag != "tag:yaml.org,2002:bool":
            message = "expected true, false or null, found “%(value)s”."
            raise self.refuse(message, value=self._seen())
        return str(self.node.value).lower() in {"yes", "true", "on"}

    def day(self, *, today: date | None) -> date:
        """Return a real day written as 2026-11-22, not later than ``today`` (None: any)."""
        value = self._seen()
        try:
            found = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            found = None
        if found is None:
            message = "expected a real day like 2026-11-22, found “%(value)s”."
            raise self.refuse(message, value=value)
        if today is not None and found > today:
            raise self.refuse("the day %(value)s lies in the future.", value=value)
        return found

    def _seen(self) -> str:
        return str(self.node.value)[:80] if isinstance(self.node, yaml.ScalarNode) else "a list"


def files_in(folder: Path, *, name: str) -> list[tuple[str, Value]]:
    """Read the YAML files in ``folder``, by name without ending; reported as below ``name``.

    None if there is no such folder. Raises Refusal for a file that does not end in .yaml.
    """
    found = []
    for path in sorted(folder.glob("*.y*ml")):
        where = f"{name}/{path.name}"
        if path.suffix != ".yaml":
            raise Refusal("expected a name of a file that ends in “.yaml”.", where=where)
        found.append((path.stem, read_file(path, name=where)))
    return found


def read_file(path: Path, *, name: str) -> Value:
    """Read the YAML file ``path``, reported as ``name``.

    Anchors, several documents, deep nesting and more than 256 kB are refused.
    """
    try:
        if not path.is_file():
            raise Refusal("the file cannot be read: no such file.", where=name)
        if path.stat().st_size > MAX_BYTES:
            message = "the file is larger than %(most)s kB."
            raise Refusal(message, where=name, most=MAX_BYTES // 1024)
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise Refusal("the file cannot be read: %(reason)s.", where=name, reason=reason) from error
    except UnicodeDecodeError as error:
        raise Refusal("the file is not UTF-8 text.", where=name) from error
    return read_text(text, name=name)


def read_text(text: str, *, name: str) -> Value:
    """Read one YAML document from ``text``; see ``read_file``."""
    _refuse_deep(text, name=name)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        problem = (error.problem or "cannot be read").rstrip(".")
        raise Refusal("this is not YAML: %(problem)s.", where=where, problem=problem) from error
    except yaml.YAMLError as error:
        raise Refusal("the file holds a character that YAML forbids.", where=name) from error
    if node is None:
        raise Refusal("the file is empty.", where=name)
    value = Value(node, name)
    _refuse_anchors(node, name=name, seen=set())
    return value


def _refuse_deep(text: str, *, name: str) -> None:
    """Refuse nesting that would exhaust the parser's stack, before it parses."""
    if max(text.count("["), text.count("{")) > 5_000:
        raise Refusal("the file is nested too deeply.", where=name)
    widest = max((len(line) - len(line.lstrip(" -?")) for line in text.splitlines()), default=0)
    if widest > 400:
        raise Refusal("the file is nested too deeply.", where=name)


def _refuse_anchors(node: yaml.Node, *, name: str, seen: set[int], depth: int = 0) -> None:
    value = Value(node, name)
    if id(node) in seen:
        raise value.refuse("anchors and references (& and *) are not allowed.")
    if depth > MAX_DEPTH:
        raise value.refuse("the file is nested too deeply.")
    seen.add(id(node))
    for child in _children(node):
        _refuse_anchors(child, name=name, seen=seen, depth=depth + 1)


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
