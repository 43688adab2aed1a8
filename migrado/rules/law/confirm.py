"""Noting in a rule's YAML who re-read it; line by line, so that everything else stays."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from migrado.kernel.refusal import Refusal
from migrado.rules.engine.files import BrokenRule
from migrado.rules.law.basis import Basis, Confirmed, Foundation
from migrado.rules.law.shipped import Shipped
from migrado.rules.law.statutes import sha256
from migrado.rules.law.watch import GONE, Changes, known_hash, law_hash, stale

MOST_LETTERS = 100  # of a name


def confirm(
    rule: str, *, by: str, on: date, foundation: Foundation, shipped: Shipped, changes: Changes
) -> list[Path]:
    """Confirm every rule ``rule`` with the texts that are now known; return the files changed.

    Ships those texts. Raises Refusal if there is no such rule, if it is not stale, if ``by`` is
    no name, or if one of its sections is no longer in the law.
    """
    name = _name(by)
    chosen = [one for one in foundation.rules if one.id == rule]
    if not chosen:
        raise Refusal("there is no rule %(rule)r.", where="--confirm", rule=rule[:60])
    due = stale(chosen, shipped.entries, changes)
    if not due:
        message = "the rule %(rule)s is not stale; there is nothing to confirm."
        raise Refusal(message, where="--confirm", rule=rule)
    for one in due:
        _ship(one, shipped=shipped, changes=changes, on=on)
    done = {
        one: Confirmed(name, on, law_hash(one.sections, shipped.entries, changes)) for one in due
    }
    written = [_write(one, confirmed) for one, confirmed in done.items()]
    rules = [replace(one, confirmed=done.get(one, one.confirmed)) for one in foundation.rules]
    _forget_first_readings(rules, shipped)
    return [*dict.fromkeys(written), *shipped.save()]


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not name or len(name) > MOST_LETTERS or not name.isprintable():
        message = "expected the name of who re-read the rule, at most %(most)s letters."
        raise Refusal(message, where="--by", most=MOST_LETTERS)
    return name


def _ship(rule: Basis, *, shipped: Shipped, changes: Changes, on: date) -> None:
    """Ship the texts that were seen, and keep the hash of those that others were read with."""
    for one in sorted(rule.sections & changes.keys() & shipped.entries.keys()):
        entry, seen = shipped.entries[one], changes[one]
        if known_hash(one, shipped.entries, changes) == entry.sha256:
            continue
        if seen.text == GONE:
            raise Refusal(
                "%(section)s is no longer in the law; change the sources of %(rule)s first, then"
                " run migrado law-watch DIR --add.",
                where="--confirm",
                section=one,
                rule=rule.id,
            )
        now = sha256(seen.text)
        first = entry.first if entry.first != now else None
        shipped.put(one, seen.text, replace(entry, sha256=now, checked_on=on, read=first))


def _forget_first_readings(rules: Iterable[Basis], shipped: Shipped) -> None:
    """Drop ``read`` where no rule rests on it any more, because every one is confirmed."""
    waiting = {section for one in stale(rules, shipped.entries, {}) for section in one.sections}
    for section, entry in shipped.entries.items():
        if entry.read and section not in waiting:
            shipped.entries[section] = replace(entry, read=None)


def _write(rule: Basis, confirmed: Confirmed) -> Path:
    text = rule.path.read_bytes().decode("utf-8")
    changed = with_confirmation(text, rule.id, confirmed)
    rule.path.write_bytes(changed.encode())
    return rule.path


def with_confirmation(text: str, rule: str, confirmed: Confirmed) -> str:
    """Return the topic file ``text`` with ``confirmed:`` in the rule; no other line changes.

    Raises BrokenRule if the rule is not there or stands in braces on one line.
    """
    found = _find(text, rule)
    if found is None or found.flow_style:
        raise BrokenRule(f"expected a rule {rule} with its keys on lines of their own")
    keys = {key.value: (key, value) for key, value in found.value}
    name = json.dumps(confirmed.by, ensure_ascii=False)
    said = f'confirmed: {{by: {name}, on: {confirmed.on}, law: "{confirmed.law}"}}'
    lines = text.splitlines(keepends=True)
    key, value = keys.get("confirmed", keys["id"])
    first, end = key.start_mark, _end(value)
    newline = "\r\n" if lines[first.line].endswith("\r\n") else "\n"
    if "confirmed" in keys:
        before, after = lines[first.line][: first.column], lines[end.line][end.column :]
        lines[first.line : end.line + 1] = [f"{before}{said}{after}"]
    else:
        lines[end.line] = lines[end.line].rstrip("\r\n") + newline
        lines.insert(end.line + 1, f"{' ' * first.column}{said}{newline}")
    return "".join(lines)


def _end(node: yaml.Node) -> yaml.Mark:
    """Return where a node ends; the end of a block is that of the last thing in it."""
    while isinstance(node, yaml.MappingNode) and not node.flow_style:
        node = node.value[-1][1]
    return node.end_mark


def _find(text: str, rule: str) -> yaml.MappingNode | None:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return None
    nodes = [
        node
        for key, rules in root.value
        if key.value in ("rules", "additions")
        for node in rules.value
    ]
    return next((node for node in nodes if ("id", rule) in _scalars(node)), None)


def _scalars(node: yaml.MappingNode) -> set[tuple[str, str]]:
    return {
        (key.value, value.value) for key, value in node.value if isinstance(value, yaml.ScalarNode)
    }
