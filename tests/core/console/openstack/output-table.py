"""Writes output-table.json: what cliff's own formatters (4.0.0) make of odd values, and which commands its client offers for odd words.

    /usr/bin/python3 tests/core/console/openstack/output-table.py      (Debian 12 with python3-openstackclient, no configuration needed)

A case is {"format", "options", "columns", "rows" or "values", "text"}; a value {"dict": ...} is one that osc-lib's DictColumn holds.
"""
import argparse
import io
import json
import os
import random

from cliff.formatters import commaseparated, json_format, shell, table, value, yaml_format
from osc_lib.cli import format_columns

HERE = os.path.dirname(os.path.abspath(__file__))
FORMATTERS = {'csv': commaseparated.CSVLister(), 'json': json_format.JSONFormatter(), 'table': table.TableFormatter(), 'value': value.ValueFormatter(),
              'yaml': yaml_format.YAMLFormatter(), 'shell': shell.ShellFormatter()}
WORDS = ['', 'a', 'yes', 'No', 'null', '~', '12', '-3', '0x1f', '0b1', '1e3', '1.5', '.5', '.inf', '1:30', '2024-01-01', '2024-01-01T10:00:00.5', '2024-1-1 1:02:03 Z', '=', '<<', '-', '- a',
         '-a', '--- x', '...', '?', '? a', ':', 'a:', 'a: b', 'a:b', '#', 'a #b', 'a#b', '[x', '{', '*a', '&b', '!c', '|', '>', '%d', '@e', '`f', "'", '"', "it's", 'say "x"', 'a,b', 'a\\b', ' lead', 'trail ', 'a\nb',
         '\n', 'a\n b', 'a \nb', 'a\n\nb\n', '\ttab', 'a\tb', 'a\r\nb', 'a\rb', '\x07', '\x7f', 'é', 'naïve text', '日本語', '😀', '\xa0', '\u2028x', '\x85', '\ufeff', 'x' * 90, 'ab ' * 40, 'long-word-with-hyphens-' * 5,
         "it's " * 30, 'é ' * 60, 'tab\t' * 30, 'a  b   c', 'on', 'OFF', 'y', '0o7', '1_000', '+1', '00', '1.', 'None', 'True', 'k=v', '<tag>', '$x', 'a"b"c', 'x\\"y', ',', '""', 'a' + ' ' * 100 + 'b']


def odd(chance, depth=0):
    kind = chance.random()
    if kind < .72:
        return chance.choice(WORDS)
    if kind < .8:
        return chance.choice([0, 1, -7, 10 ** 20, 255])
    if kind < .84:
        return chance.choice([0.5, 1e20, -2.0, 1e-7])
    if kind < .92 or depth > 1:
        return chance.choice([None, True, False])
    if kind < .96:
        return [odd(chance, depth + 1) for _ in range(chance.randrange(3))]
    return {chance.choice(WORDS): odd(chance, depth + 1) for _ in range(chance.randrange(3))}


def properties(chance):
    return {chance.choice(WORDS): chance.choice(WORDS) for _ in range(chance.randrange(4))}


def held(cell):
    return format_columns.DictColumn(cell['dict']) if isinstance(cell, dict) and 'dict' in cell else cell


def case(chance):
    name = chance.choice(list(FORMATTERS))
    options = {'quote_mode': 'nonnumeric', 'noindent': False, 'max_width': 0, 'fit_width': False, 'print_empty': False, 'variables': [], 'prefix': ''}
    if name == 'csv':
        options['quote_mode'] = chance.choice(['all', 'minimal', 'none', 'nonnumeric'])
    if name == 'json':
        options['noindent'] = chance.random() < .5
    if name == 'table':
        options.update(max_width=chance.choice([0, 0, 10, 30, 50, 79, 120]), print_empty=chance.random() < .5)
    if name == 'shell':
        options.update(prefix=chance.choice(['', 'p_']), variables=chance.choice([[], ['name', 'os-x:y']]))
    listing = name == 'csv' or (name != 'shell' and chance.random() < .5)
    pool = ['ID', 'Name', 'Created At', 'os-x:y', 'Größe', 'Properties', 'a b']
    columns = chance.sample(pool, chance.choice([1, 2, 3, 5]))
    rows = []
    for _ in range(chance.choice([0, 1, 2, 4]) if listing else 1):
        rows.append([{'dict': properties(chance)} if column == 'Properties' else odd(chance) for column in columns])
    # Tables of text with control characters have no width of which a test could tell anything.
    if name == 'table' and any(ord(c) < 32 and c not in '\n\r' or 127 <= ord(c) < 160 or ord(c) in (0xfeff, 0x2028) for c in json.dumps(rows, ensure_ascii=False).replace('\\u', '\0').replace('\\t', '\0')):
        return None
    out = io.StringIO()
    cells = [[held(cell) for cell in row] for row in rows]
    try:
        if listing:
            FORMATTERS[name].emit_list(columns, cells, out, argparse.Namespace(**options))
        else:
            FORMATTERS[name].emit_one(columns, cells[0], out, argparse.Namespace(**options))
    except Exception as problem:
        return {'format': name, 'options': options, 'columns': columns, 'rows' if listing else 'values': rows if listing else rows[0], 'problem': str(problem)}
    return {'format': name, 'options': options, 'columns': columns, 'rows' if listing else 'values': rows if listing else rows[0], 'text': out.getvalue()}


def similar(names):
    from cliff import app
    words = ['volum', 'vol', 'volmue', 'volume', 'snapshot', 'snap', 'x', '', 'qouta', 'quota', 'listt', '--debug', 'server list', 'ser', 'volume snapshot', 'é', 'imagee', 'keypai', 'oken', 'zzzzzzzzzzzz', 'a', 'hlep', 'complte']

    class Manager(dict):
        convert_underscores = True

        def __iter__(self):
            return iter(self.items())

    class Fake(object):
        command_manager = Manager({name: None for name in names})
    return [[word, app.App.get_fuzzy_matches(Fake(), word)] for word in words]


def main():
    chance = random.Random(7)
    cases = [one for one in (case(chance) for _ in range(700)) if one]
    import openstackclient.shell
    import stevedore
    client = openstackclient.shell.OpenStackShell()
    for group in ('compute.v2', 'identity.v3', 'image.v2', 'network.v2', 'object_store.v1', 'volume.v3', 'key_manager.v1', 'neutronclient.v2', 'common', 'extension'):
        client.command_manager.add_command_group('openstack.' + group)
    names = sorted(client.command_manager.commands)
    with open(os.path.join(HERE, 'output-table.json'), 'w') as out:
        out.write('{"names": %s,\n"similar": [\n%s\n],\n"cases": [\n%s\n]}\n' % (
            json.dumps(names), ',\n'.join(map(json.dumps, similar(names))), ',\n'.join(json.dumps(one, separators=(',', ':')) for one in cases)))
    print(len(cases), len(names))


if __name__ == '__main__':
    main()
