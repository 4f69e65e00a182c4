"""What differs from run to run stands in recordings as <SNAP-1> or <VOL-LVM, UPPER CASE>."""
import re

PROJECT = 'c0ffee00c0ffee00c0ffee00c0ffee00'
IDS = {
    'VOL-LVM': 'a1a1a1a1-1111-4aaa-8aaa-a1a1a1a1a1a1',
    'VOL-CEPH': 'b2b2b2b2-2222-4bbb-8bbb-b2b2b2b2b2b2',
    'TYPE-LVM': 'c3c3c3c3-3333-4ccc-8ccc-c3c3c3c3c3c3',
    'TYPE-CEPH': 'd4d4d4d4-4444-4ddd-8ddd-d4d4d4d4d4d4',
    'PROJECT': PROJECT,
}
FORMS = {'': lambda i: i, ', UPPER CASE': str.upper, ', NO HYPHENS': lambda i: i.replace('-', '')}
KNOWN = {name + form: change(i) for name, i in IDS.items() for form, change in FORMS.items()}
TIME = re.compile(r'\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?')
MADE = re.compile(r'[0-9a-f]{8}-0000-4000-8000-0000000000ff')
TASK = re.compile(r'''((?:Task|Flow) '[^']*' \()[0-9a-f-]{36}\)''')
NEVER = re.compile(r'eeeeeeee-0000-4000-8000-(\d{12})')
REQUEST = re.compile(r'req-[0-9a-f-]{36}')


class Names(object):
    """The placeholders of one session. Snapshots are numbered as they come into being, other ids as they are seen."""

    def __init__(self):
        self.snapshots, self.others = [], {}

    def see(self, snapshots):
        for i in snapshots:
            if i not in self.snapshots:
                self.snapshots.append(i)

    def fill_in(self, value):
        def each(match):
            name = match.group(1)
            if name in KNOWN:
                return KNOWN[name]
            kind, _, number = name.partition('-')
            if kind == 'SNAP' and number.isdigit():
                n = int(number)
                return self.snapshots[n - 1] if 0 < n <= len(self.snapshots) else 'eeeeeeee-0000-4000-8000-%012d' % n
            return match.group(0)
        return self._texts(value, lambda text: re.sub(r'<([A-Z]+(?:-[A-Z0-9]+)?(?:, [A-Z ]+)?)>', each, text))

    def hide(self, value):
        return self._texts(value, self._hidden)

    def _hidden(self, text):
        text = TIME.sub('<TIME>', REQUEST.sub('<REQUEST>', text))
        text = text.replace('http://localhost', '<ENDPOINT>')
        for name, i in KNOWN.items():
            text = text.replace(i, '<%s>' % name)
        text = NEVER.sub(lambda m: '<SNAP-%d>' % int(m.group(1)), text)
        return MADE.sub(self._name, TASK.sub(r'\1<TASK>)', text))

    def _name(self, match):
        i = match.group(0)
        if i in self.snapshots:
            return '<SNAP-%d>' % (self.snapshots.index(i) + 1)
        return '<UUID-%d>' % self.others.setdefault(i, len(self.others) + 1)

    def _texts(self, value, change):
        if isinstance(value, str):
            return change(value)
        if isinstance(value, list):
            return [self._texts(v, change) for v in value]
        if isinstance(value, dict):
            return {change(k): self._texts(v, change) for k, v in value.items()}
        return value
