#!/usr/bin/python3
"""Writes tests/upstream/console/tables.jsonl: tables as prettytable 3.6 draws them, and lines as textwrap breaks them.

Run it where Debian's python3-prettytable is installed:  /usr/bin/python3 tests/upstream/console-oracle/tables.py
"""
import json
import pathlib
import random
import textwrap

import prettytable

TARGET = pathlib.Path(__file__).resolve().parents[1] / 'console' / 'tables.jsonl'
TEXTS = ['', 'a', 'snap-1', 'naïve', '漢字', 'かな付き', '한글', '😀 done', 'e\u0301', 'x\u200by', '\u2066left', 'ﬀ', 'tab\there', 'bell\x07',
         'two\nlines', 'one\n\nthree', '\n', 'ends\n', 'None', 'a very-long-name of several words, to be wrapped', 'available',
         '\x1b[1mbold\x1b[0m', 'x' * 40, 'a-b-c-d-e-f', '--', 'em--dash', "it's", '  blanks  ', 'Ａ', '\u00ad', '\u0000', 'ß-ö-ü']
OTHERS = [None, True, False, 0, 1, -7, 10 ** 20, 1.5, 1e300, [], ['a', 1], {}, {'a': 'b'}, {'k': None, 'two': [1.0]}]
NUMBERS = [True, False, 0, 1, -7, 10 ** 20, 1.5, 1.0, 1e300]
LISTS = [[], [1], [1, 'a'], [1, 'b'], [0.5, None], ['x']]
FIELDS = ['ID', 'Name', 'Property', 'Value', 'Size', 'Volume ID', 'Größe', '大きさ', 'two\nlines', 'x']


def case(seed):
    chance = random.Random(seed)
    fields = chance.sample(FIELDS, chance.randint(1, 5))
    values = chance.choice((TEXTS + OTHERS, TEXTS, NUMBERS, LISTS))
    rows = [[chance.choice(values) for _ in fields] for _ in range(chance.choice((0, 1, 2, 3, 8)))]
    options = {}
    if chance.random() < .7:
        options['align'] = chance.choice('lcr')
    elif chance.random() < .5:
        options['align'] = [chance.choice('lcr') for _ in fields]
    if chance.random() < .4:
        options['sortBy'] = chance.choice(fields)
    if chance.random() < .2:
        options['maxWidths'] = [chance.choice((1, 5, 8, 16)) for _ in fields]
    if chance.random() < .2:
        options['printEmpty'] = False
    return fields, rows, options


def drawn(fields, rows, options):
    table = prettytable.PrettyTable(fields, print_empty=options.get('printEmpty', True))
    align = options.get('align', 'c')
    for i, field in enumerate(fields):
        table.align[field] = align if isinstance(align, str) else align[i]
        if 'maxWidths' in options:
            table.max_width[field] = options['maxWidths'][i]
    for row in rows:
        table.add_row(row)
    try:
        return {'text': table.get_string(sortby=options.get('sortBy'))}
    except TypeError as error:
        return {'raises': 'TypeError', 'message': str(error)}


def broken(seed):
    chance = random.Random(seed)
    words = ['a', 'goof-ball', 'use', 'the', '-b', '--option', 'option!', 'x' * 30, 'semi-automatic-thing', 'em--dash', 'tab\tin', 'two\nlines',
             'A-1-B', 'naïve-été', 'y-' * 12, '1-' * 12, '-' * 23, '12-34567890123-', '漢字-漢字漢字', '...', '--', '  ', '\u2003wide', '(Env:', 'OS_X)']
    text = chance.choice((' ', '  ', ' ')).join(chance.choice(words) for _ in range(chance.randint(0, 14)))
    width = chance.choice((1, 2, 5, 11, 20, 54))
    return {'wrap': text, 'width': width, 'lines': textwrap.wrap(text, width)}


def main():
    with TARGET.open('w', encoding='utf-8') as out:
        for seed in range(260):
            fields, rows, options = case(seed)
            line = {'fields': fields, 'rows': rows, 'options': options, **drawn(fields, rows, options)}
            out.write(json.dumps(line) + '\n')
        for seed in range(140):
            out.write(json.dumps(broken(seed)) + '\n')


if __name__ == '__main__':
    main()
