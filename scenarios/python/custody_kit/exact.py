"""Exact JSON both ways, and the digests that Custody makes of it."""
from __future__ import annotations

import hashlib
import json
import re
import sys
from contextlib import contextmanager
from typing import Any, Iterator, List, Sequence, Tuple

#: What is not JSON goes over the wire as an object with this one key.
PYTHON_VALUE = '$python'

_LONE_SURROGATE = re.compile('[\ud800-\udfff]')


def loads(text: str) -> Any:
    """Reads JSON: keys keep their order, ``1`` is an int and ``1.0`` a float, integers have any size."""
    with _integers_of_any_size():
        return json.loads(text)


def dumps(value: Any) -> str:
    """Any Python value as one line of ASCII. Tuples go as lists; what is no JSON goes as ``{"$python": …}``."""
    with _integers_of_any_size():
        return json.dumps(to_json(value), separators=(',', ':'))


def to_json(value: Any) -> Any:
    """The value as JSON has it, part by part."""
    try:
        return _to_json(value)
    except RecursionError:
        return _python_value(value)


def canonical(value: Any) -> str:
    """The one text of a JSON value, for digests: keys in the order of their code points, no white space."""
    with _integers_of_any_size():
        text = json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
    return _LONE_SURROGATE.sub(lambda found: f'\\u{ord(found.group()):04x}', text)


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON, in 64 lower-case hex digits."""
    return _sha256(canonical(value))


def content_digest(pieces: Sequence[Tuple[int, str]]) -> str:
    """The digest of an object's content: of the list of ``[offset in bytes, text]``, in the order of the offsets."""
    listed: List[List[Any]] = [[offset, text] for offset, text in pieces]
    return digest(listed)


def uuid_from(seed: str, number: int) -> str:
    """The id with this number among those that come from a seed, in the form of a random UUID (version 4)."""
    hexes = _sha256(f'{seed}/{number}')
    variant = format(int(hexes[16], 16) & 0x3 | 0x8, 'x')
    return '-'.join([hexes[:8], hexes[8:12], '4' + hexes[13:16], variant + hexes[17:20], hexes[20:32]])


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode('utf-8')).hexdigest()


def _to_json(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [_to_json(item) for item in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _to_json(item) for key, item in value.items()}
    return _python_value(value)


def _python_value(value: Any) -> Any:
    try:
        shown = repr(value)
    except Exception as failure:
        shown = f'<repr raised {type(failure).__name__}>'
    return {PYTHON_VALUE: {'type': type(value).__name__, 'repr': shown}}


@contextmanager
def _integers_of_any_size() -> Iterator[None]:
    """Lifts Python's limit for integers as text, for us and not for the driver. Older Pythons have none."""
    if not hasattr(sys, 'set_int_max_str_digits'):
        yield
        return
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(limit)
