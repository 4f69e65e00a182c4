"""
The commands of lvm2 that Cinder uses, over a volume group in memory: what they print, how they fail. Texts, exit codes,
rounding and the order of checks are those of lvm2 2.03.16.

Attributes of logical volumes (LVs) that it knows: ``open`` (in use), ``thin``; and what the tools are made to print
whatever is true: ``attr`` (lv_attr), ``lvs_size``.
"""
from __future__ import annotations

import re
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from oslo_concurrency import processutils

from ..array import MemoryArray
from ..backend import BackendObject
from ..faults import BackendFault

GIB = 1024 ** 3
_HELP = "\n  Run `lvrename --help' for more information."
_RESERVED_STARTS = ('snapshot', 'pvmove')
_RESERVED_PARTS = (
    '_cdata', '_cmeta', '_corig', '_cpool', '_cvol', '_wcorig', '_mimage', '_mlog', '_pmspare', '_rimage', '_rmeta',
    '_tdata', '_tmeta', '_vdata', '_vorigin', '_imeta', '_iorig',
)


def name_refusal(name: str) -> Optional[str]:
    """Why lvm2 refuses the name, in its words; None for a name that it takes."""
    if name == '':
        return 'New logical volume name may not be blank'
    for start in _RESERVED_STARTS:
        if name.startswith(start):
            return f'Names starting "{start}" are reserved. Please choose a different LV name.'
    for part in _RESERVED_PARTS:
        if part in name:
            return f'Names including "{part}" are reserved. Please choose a different LV name.'
    if not re.fullmatch(r'[A-Za-z0-9+_.-]+', name) or name.startswith('-') or name in ('.', '..'):
        return f'New logical volume name "{name}" is invalid'
    return None


class _Failure(Exception):
    """A command gives up."""

    def __init__(self, exit_code: int, stderr: str) -> None:
        super().__init__(stderr)
        self.exit_code = exit_code
        self.stderr = stderr


class VolumeGroup:
    """One volume group, by the commands that reach it. ``execute`` stands for the function of oslo.concurrency."""

    def __init__(self, array: MemoryArray, name: str) -> None:
        self._array = array
        self.name = name
        self._commands: Dict[str, Callable[[List[str]], str]] = {
            'lvm': self._version, 'vgs': self._vgs, 'udevadm': lambda _: '', 'pvs': lambda _: '',
            'lvs': self._lvs, 'lvdisplay': self._lvdisplay, 'lvrename': self._lvrename, 'lvremove': self._lvremove,
        }

    def execute(self, *command: Any, **_: Any) -> Tuple[str, str]:
        """
        Standard output and standard error of a command. Raises ProcessExecutionError, and what Python raises for words
        that are no arguments.
        """
        words = [str(word) for word in command]
        for word in words:
            word.encode('utf-8')
        if any('\0' in word for word in words):
            raise ValueError('embedded null byte')
        name, *arguments = _without_environment(words)
        try:
            return self._commands[name](arguments), ''
        except _Failure as failure:
            raise _execution_error(words, failure.exit_code, failure.stderr) from None
        except BackendFault as fault:
            # The disk fails, and the command says so; or the command is killed once its work is done.
            stderr = f'  Error reading device /dev/sdb at 0 length 4096.\n  Cannot process volume group {self.name}\n'
            raise (_execution_error(words, -9, '') if fault.done else _execution_error(words, 5, stderr)) from None

    def has_cow_device(self, path: str) -> bool:
        """Whether the device of a snapshot's changed blocks is there, by its path: a thick snapshot has one."""
        prefix, suffix = f'/dev/mapper/{_escaped(self.name)}-', '-cow'
        if not path.startswith(prefix) or not path.endswith(suffix):
            return False
        wanted = path[len(prefix):-len(suffix)]
        snapshots = [lv for lv in self._array.objects.values() if lv.kind == 'snapshot' and not lv.attributes.get('thin')]
        return wanted in [_escaped(lv.name) for lv in snapshots]

    # --- the commands -----------------------------------------------------

    def _version(self, _: Sequence[str]) -> str:
        return '  LVM version:     2.03.16(2) (2022-05-18)\n'

    def _vgs(self, arguments: Sequence[str]) -> str:
        return f'  {self.name}\n' if 'name' in arguments else f'  {self.name}:1000.00:1000.00:0:uuid\n'

    def _lvs(self, arguments: Sequence[str]) -> str:
        """Group, name and size in GiB of each LV, one a line, by name."""
        target = arguments[-1]
        lvs = [self._lv(target)] if '/' in target else sorted(self._array.list(), key=lambda lv: lv.name)
        return ''.join(f'  {self.name} {lv.name} {_size_text(lv)}\n' for lv in lvs)

    def _lvdisplay(self, arguments: Sequence[str]) -> str:
        """One column of one LV: its ten letters of state, or the name of the volume that it is a snapshot of."""
        column = arguments[arguments.index('-o') + 1]
        lv = self._lv(arguments[-1])
        return f'  {_state_letters(lv)}\n' if column == 'Attr' else f'  {self._origin(lv)} \n'

    def _lvrename(self, arguments: Sequence[str]) -> str:
        _, old, new = arguments
        _refuse_options([old, new])
        old_name, new_name = self._without_group(old), self._without_group(new)
        refusal = name_refusal(new_name)
        if refusal is None and old_name == new_name:
            refusal = 'Old and new logical volume names must differ'
        if refusal is not None:
            raise _Failure(3, f'  {refusal}{_HELP}\n')
        in_group = f'in volume group "{self.name}"'
        if self._named(new_name):
            raise _Failure(5, f'  Logical Volume "{new_name}" already exists {in_group}\n')
        lv = self._named(old_name)
        if lv is None:
            raise _Failure(5, f'  Existing logical volume "{old_name}" not found {in_group}\n')
        self._array.rename(lv.id, new_name)
        return f'  Renamed "{old_name}" to "{new_name}" {in_group}\n'

    def _lvremove(self, arguments: Sequence[str]) -> str:
        """Removes an LV, and with the origin of thick snapshots these as well: ``-f`` says yes to that."""
        lv = self._lv(arguments[-1])
        doomed = [each for each in self._array.list() if each.parent == lv.id and not each.attributes.get('thin')] + [lv]
        for each in doomed:
            if each.attributes.get('open'):
                raise _Failure(5, f'  Logical volume {self.name}/{each.name} in use.\n')
        for each in doomed:
            self._array.remove(each.id)
        return ''.join(f'  Logical volume "{each.name}" successfully removed.\n' for each in doomed)

    # --- what they share --------------------------------------------------

    def _lv(self, path: str) -> BackendObject:
        name = path[len(self.name) + 1:]
        if '/' in name:
            raise _Failure(5, f'  "{path}": Invalid path for Logical Volume.\n')
        lv = self._named(name)
        if lv is None:
            raise _Failure(5, f'  Failed to find logical volume "{path}"\n')
        return lv

    def _named(self, name: str) -> Optional[BackendObject]:
        return next(iter(self._array.named(name)), None)

    def _origin(self, lv: BackendObject) -> str:
        """An origin that is gone is shown by what is left of it: what the snapshot says of its parent."""
        if lv.parent is None:
            return ''
        parent = self._array.get(lv.parent)
        return parent.name if parent else lv.parent

    def _without_group(self, name: str) -> str:
        for prefix in (f'/dev/{self.name}/', f'{self.name}/'):
            if name.startswith(prefix):
                name = name[len(prefix):]
        return name


def _without_environment(words: List[str]) -> List[str]:
    """The command itself, behind ``env NAME=VALUE…``."""
    if words[0] != 'env':
        return words
    first = next(at for at, word in enumerate(words[1:], 1) if '=' not in word)
    return words[first:]


def _execution_error(words: Sequence[str], exit_code: int, stderr: str) -> Exception:
    return processutils.ProcessExecutionError(stdout='', stderr=stderr, exit_code=exit_code, cmd=' '.join(words))


def _refuse_options(words: Sequence[str]) -> None:
    """A word with a hyphen in front is read as options; lvrename knows none of those that come here."""
    for word in words:
        if len(word) > 1 and word.startswith('-'):
            raise _Failure(3, f"lvrename: invalid option -- '{word[1]}'\n  Error during parsing of command line.\n")


def _size_text(lv: BackendObject) -> str:
    """GiB with two decimals, rounded to the nearest."""
    return str(lv.attributes.get('lvs_size') or f'{lv.size_bytes / GIB:.2f}')


def _state_letters(lv: BackendObject) -> str:
    """lv_attr: first the kind of volume (an origin's ``o`` is left out), fifth ``a``ctive, sixth ``o``pen."""
    printed = lv.attributes.get('attr')
    if printed:
        return str(printed)
    if lv.attributes.get('thin'):
        kind, target = 'V', 't'
    else:
        kind, target = ('s', 's') if lv.kind == 'snapshot' else ('-', '-')
    return f'{kind}wi-a{"o" if lv.attributes.get("open") else "-"}{target}---'


def _escaped(name: str) -> str:
    """As the device mapper writes it."""
    return name.replace('-', '--')
