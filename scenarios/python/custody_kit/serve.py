"""The driver at the end of a pipe: one line of JSON in, one line out."""
from __future__ import annotations

import os
import sys
import traceback
from typing import IO, Any, Dict, NoReturn, Tuple, Type

from .adapter import Adapter
from .exact import dumps, loads
from .target import Target, Wrong

#: Stands for the number of a question that can't be read.
UNREADABLE = 0
MIB = 1024 ** 2
#: The longest line that Custody reads, in bytes, its end not counted.
LONGEST_LINE = 4 * MIB


def main(adapter: Type[Adapter]) -> NoReturn:
    """Answers on standard output what comes on standard input, until there is no more. The process ends with it."""
    asked, answered = _take_the_pipes()
    serve(adapter, asked, answered)
    sys.exit(0)


def serve(adapter: Type[Adapter], asked: IO[str], answered: IO[str]) -> None:
    """The same over any two streams."""
    target = Target(adapter)
    for line in asked:
        answered.write(line_of(answer_to(target, line)) + '\n')
        answered.flush()
        if target.closed:
            return


def answer_to(target: Target, line: str) -> Dict[str, Any]:
    """The answer to one line: ``{"id", "ok"}``, or ``{"id", "problem"}`` for what can't be asked or went wrong here."""
    id: Any = UNREADABLE
    try:
        question = _question(line)
        id = question.pop('id')
        return {'id': id, 'ok': target.ask(question.pop('op'), question)}
    except Wrong as wrong:
        return _problem(id, 'violation', str(wrong))
    except Exception as failure:
        # The traceback goes where the author of the adapter looks.
        traceback.print_exc(file=sys.stderr)
        return _problem(id, 'failed', ''.join(traceback.format_exception_only(type(failure), failure)).strip())


def line_of(answer: Dict[str, Any]) -> str:
    """The answer as a line of ASCII; one that is too long for a line is a problem."""
    line = dumps(answer)
    if len(line) <= LONGEST_LINE:
        return line
    text = f'The answer has {len(line) / MIB:.1f} MiB, and a line of the protocol has {LONGEST_LINE // MIB} at most.'
    return dumps(_problem(answer['id'], 'failed', text))


def _question(line: str) -> Dict[str, Any]:
    try:
        question = loads(line)
    except ValueError as failure:
        raise Wrong(f'The line is no JSON: {failure}') from failure
    if not isinstance(question, dict) or not isinstance(question.get('id'), int) or not isinstance(question.get('op'), str):
        raise Wrong('The line is no question: an object with id and op.')
    return question


def _problem(id: Any, kind: str, text: str) -> Dict[str, Any]:
    return {'id': id, 'problem': {'kind': kind, 'text': text}}


def _take_the_pipes() -> Tuple[IO[str], IO[str]]:
    """Keeps both pipes for the protocol: what a driver or its children print goes to stderr, and they find nothing to read."""
    sys.stdout.flush()
    asked = os.fdopen(os.dup(0), 'r', encoding='utf-8', newline='\n')
    answered = os.fdopen(os.dup(1), 'w', encoding='utf-8', newline='\n')
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return asked, answered
