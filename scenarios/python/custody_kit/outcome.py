"""What came of a driver call: it returned, it refused (one of Cinder's exceptions), or it crashed (any other)."""
from __future__ import annotations

import os
import sys
import sysconfig
import traceback
from typing import Any, Callable, Dict, List

from .exact import to_json

_KIT = os.path.dirname(os.path.abspath(__file__)) + os.sep
_STANDARD_LIBRARY = os.path.abspath(sysconfig.get_paths()['stdlib']) + os.sep
#: Where the classes come from that make an exception a refusal.
_CINDERS = ('cinder.exception', 'custody_kit.stand_ins')
#: Ancestors of every exception, which say nothing.
_NO_NEWS = (Exception, BaseException, object)


def outcome_of(call: Callable[[], Any]) -> Dict[str, Any]:
    """Makes the call. An exit of the process passes through: a service would end as well."""
    try:
        return {'kind': 'returned', 'value': to_json(call())}
    except (SystemExit, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as raised:
        return {'kind': 'refused' if is_refusal(raised) else 'crashed', 'error': error_of(raised)}


def is_refusal(raised: BaseException) -> bool:
    """Whether it is an exception of Cinder's, or one derived from it."""
    return any(each.__name__ == 'CinderException' and each.__module__ in _CINDERS for each in type(raised).__mro__)


def error_of(raised: BaseException) -> Dict[str, Any]:
    """Class, ancestors (nearest first, the class itself included), text, place and trace of an exception."""
    return {
        'class': type(raised).__name__,
        'mro': [each.__name__ for each in type(raised).__mro__ if each not in _NO_NEWS],
        'message': _text_of(raised),
        'where': _where(raised),
        'traceback': ''.join(traceback.format_exception(type(raised), raised, raised.__traceback__)),
    }


def _text_of(raised: BaseException) -> str:
    try:
        return str(raised)
    except Exception as failure:
        return f'<str raised {type(failure).__name__}>'


def _where(raised: BaseException) -> str:
    """``file:line`` of the innermost code that is neither Python's nor the kit's; of the innermost if all is."""
    frames = traceback.extract_tb(raised.__traceback__)
    foreign = [frame for frame in frames if not _is_ours_or_pythons(os.path.abspath(frame.filename))]
    innermost: List[traceback.FrameSummary] = (foreign or list(frames))[-1:]
    return ''.join(f'{_short(frame.filename)}:{frame.lineno}' for frame in innermost)


def _is_ours_or_pythons(filename: str) -> bool:
    in_library = filename.startswith(_STANDARD_LIBRARY) and 'site-packages' not in filename and 'dist-packages' not in filename
    return in_library or filename.startswith(_KIT)


def _short(filename: str) -> str:
    """The path from where Python looks for modules."""
    roots = [os.path.abspath(root) + os.sep for root in sys.path]
    under = [root for root in roots if filename.startswith(root)]
    return filename[len(max(under, key=len)):] if under else filename
