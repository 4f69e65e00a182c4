#!/usr/bin/python3
"""Writes tests/core/value/cpython.json: what CPython 3.11 itself answers, for the tests of core/value to compare with.

Run it with CPython 3.11:  /usr/bin/python3 tools/cpython-fixture.py
The random cases are seeded: the same script writes the same file.
"""

import hashlib
import json
import math
import pathlib
import random
import re
import struct
import sys
import unicodedata

TARGET = pathlib.Path(__file__).parent.parent / 'tests' / 'core' / 'value' / 'cpython.json'
CODE_POINTS = range(sys.maxunicode + 1)

rng = random.Random(2)

# One of each kind that is shown or escaped in a way of its own.
CHARACTERS = [
    *'ab01 \'"\\/\n\r\t\b\f.,:{}[]', '\0', '\x1b', '\x7f', '\x85', '\xa0', '\xad', 'é', 'ß', '\u0378', '\u0600',
    '\u1680', '\u200b', '\u200d', '\u2028', '\u2029', '\u202e', '\u3000', '漢', '\ud800', '\udbff', '\udc00', '\udfff',
    '\ue000', '\ufeff', '\uff5e', '\ufffd', '\uffff', '\U0001f600', '\U0001faf0', '\U0001fae8', '\U000323af',
    '\U000e0001', '\U000f0000', '\U0010ffff',
]


# --- JSON texts ------------------------------------------------------------------------------------------------------


def random_text():
    return ''.join(rng.choices(CHARACTERS, k=rng.choice([0, 1, 1, 2, 3, 8])))


def json_string(text):
    """Escaped more or less; control characters always."""
    return json.dumps(text, ensure_ascii=rng.random() < 0.5 or bool(re.search('[\ud800-\udfff]', text)))


def random_float():
    """Any bit pattern of a double: all magnitudes alike."""
    while True:
        value = struct.unpack('<d', rng.randbytes(8))[0]
        if math.isfinite(value):
            return value


def random_number():
    return rng.choice([
        lambda: str(rng.randint(-9, 9)),
        lambda: str(rng.choice([2**31, 2**53, 2**63, 2**64, 10**22]) * rng.choice([1, -1]) + rng.randint(-2, 2)),
        lambda: str(rng.getrandbits(rng.randint(1, 200)) * rng.choice([1, -1])),
        lambda: f'{rng.randint(-99, 99)}.{rng.randint(0, 999)}',
        lambda: f'{rng.randint(-9, 9)}{rng.choice("eE")}{rng.choice(["", "+", "-"])}{rng.randint(0, 30)}',
        lambda: repr(random_float()),
        lambda: rng.choice(['NaN', 'Infinity', '-Infinity', '-0', '-0.0', '0.0', '1.0', '1e400', '-1e400', '1e-400']),
    ])()


def blank():
    return ''.join(rng.choices(['', '', '', ' ', '\n', '\t', '\r'], k=2))


def random_json(depth):
    kind = rng.random()
    if depth == 0 or kind < 0.4:
        return rng.choice([
            lambda: rng.choice(['null', 'true', 'false']),
            random_number,
            lambda: json_string(random_text()),
        ])()
    if kind < 0.65:
        items = [blank() + random_json(depth - 1) + blank() for _ in range(rng.randint(0, 3))]
        return '[' + (','.join(items) or blank()) + ']'
    entries = [
        blank() + json_string(rng.choice(['1', '0', 'a', 'source-name', '__proto__', random_text()])) + blank() + ':'
        + blank() + random_json(depth - 1) + blank()
        for _ in range(rng.randint(0, 3))
    ]
    return '{' + (','.join(entries) or blank()) + '}'


def printable_edges():
    """Every character at the edge of a run of printable or of not printable ones, a few to a text."""
    edges = [point for point in CODE_POINTS[1:-1]
             if len({chr(near).isprintable() for near in (point - 1, point, point + 1)}) == 2]
    return [json.dumps(''.join(map(chr, edges[start:start + 12]))) for start in range(0, len(edges), 12)]


QUOTES = [json.dumps(text) for text in [
    '', "'", '"', '\'"', "it's", 'say "x"', "it's \"x\"", '\\', "\\'", '\\"', "'''", 'a\'b"c\\d\ne', "{'a': 'b'}",
]]

REFERENCES = [
    '{"b": 1.0, "1": 2}', '{"source-name": "snap"}', '{"source-name": null}', '{"source-name": {"x": ["y\'s", "\\"z\\""]}}',
    '{"a": 1, "b": 2, "a": 3}', '{"": 0}', '{"__proto__": {"constructor": 1}}', '{"10": 1, "9": 2, "a": 3, "1": 4}',
    '[[], {}, "", 0, 0.0, false, null]', '[]', '{}', '[[]]', '[{}]', '{"\\uff5e": 1, "\\ud83d\\ude00": 2, "\\ud800": 3}',
    '[' * 60 + ']' * 60, '-' + '9' * 4300, '1' * 400 + '.5', '"\\ud83d\\ude00"', '"\\ude00\\ud83d"',
    '"\\ud83d\\ud83d\\ude00"', '"\\uD83D\\uDE00"', '"\\/\\b\\f\\n\\r\\t\\u0000"', ' \t\n\r1 \t\n\r',
    '18446744073709551616', '-9223372036854775809', '1E5', '1e5', '1.5E+3', '-0', '-0.0', '0e0', '-0e-1', '100.0', '1e0',
]


def escape_surrogates(text):
    return re.sub('[\ud800-\udfff]', lambda found: f'\\u{ord(found[0]):04x}', text)


def canonical(value):
    text = json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
    return escape_surrogates(text)


def value_case(text):
    """The str is left out where it is the repr."""
    value = json.loads(text)
    text_form = None if str(value) == repr(value) else str(value)
    return [text, repr(value), text_form, type(value).__name__, bool(value), canonical(value)]


def value_cases():
    texts = [*QUOTES, *REFERENCES, *printable_edges(), *(random_json(3) for _ in range(500))]
    return [value_case(text) for text in texts]


def indented_cases():
    texts = [*REFERENCES[:12], *(random_json(3) for _ in range(30))]
    return [[text, escape_surrogates(json.dumps(json.loads(text), indent=2, ensure_ascii=False))] for text in texts]


# --- Floats ----------------------------------------------------------------------------------------------------------


def float_cases():
    values = [0.0, -0.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740993.0, 123456789012345680.0,
              0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 1e21, 1e22, 1e23, 9.5e-7, 1e-7, 4.35, 2.5, 1e15 + 0.5]
    for power in range(-324, 309):
        values += [float(f'1e{power}')]
    for power in range(-30, 30):
        values += [float(f'9.999e{power}'), float(f'-1.5e{power}')]
    for power in range(-1074, 1024, 5):
        values += [2.0**power]
    for power in (-20, -14, -13, 15, 16, 17, 53, 54, 70):
        values += [math.nextafter(2.0**power, math.inf), math.nextafter(2.0**power, 0)]
        values += [math.nextafter(10.0**power, math.inf), math.nextafter(10.0**power, 0)]
    values += [random_float() for _ in range(400)]
    values += [rng.randint(0, 2**60) / 2**rng.randint(0, 60) for _ in range(200)]
    # Seventeen digits say which double is meant, whatever its shortest form.
    return [[format(value, '.17e'), repr(value)] for value in values]


# --- What json.loads refuses -----------------------------------------------------------------------------------------

BROKEN = [
    '', ' ', '\n\n  ', 'nul', 'nulL', 'True', 'None', 'undefined', 'NaN1', '-NaN', '+1', '-', '--1', '01', '-01', '1.', '.5',
    '1.e5', '1e', '1e+', '1.5e-', '0x10', '1_0', 'Infinit', '-Infinit', '-I', '1 2', '[', ']', '[1', '[1,', '[1,]', '[,1]',
    '[1 2]', '[1}', '{', '}', '{1: 2}', "{'a': 1}", '{"a"', '{"a" 1}', '{"a":', '{"a":}', '{"a":1', '{"a":1,', '{"a":1,}',
    '{"a":1 "b":2}', '{,}', '{"a":1]', '"', '"abc', '"\\', '"\\"', '"\\q"', '"\\x41"', '"\\u', '"\\u12"', '"\\u12', '"\\u123g"',
    '"\\u1234', '"\\ud83d\\ude00', '"\\ud83d\\u', '"\\ud83d\\uzzzz"', '"\\ud83d\\x"', '"\\u+123"', '"\\u 123"', '"\\u１２３４"',
    '"a\nb"', '"\t"', '"\0"', '"\x1f"', '\ufeff1', '1\ufeff', '\xa01', '\x0b1', '\x0c1', '\u20281', '1 // no', '/* no */ 1', "'a'",
    '["😀", 😀]', '"😀😀" x', '\n["😀\\q"]', '{\n  "a": 1,\n  "b": tru\n}', '[1,\r\n2,\r\n]', '{"a": 1}\n{"b": 2}', '١', '[１]',
    '[' * 60, '[' * 60 + ']' * 61, 'nullnull', 'truefalse', '"a""b"', '[]]', '{"a":{"b":[1,2,{"c":}]}}',
]


def mutated():
    text = random_json(3)
    at = rng.randint(0, len(text))
    return rng.choice([
        text[:at],
        text[:at] + text[at + 1:],
        text[:at] + rng.choice(['"', '\\', ',', ':', '{', '}', '[', ']', '\n', 'x', '0', '-', '\U0001f600']) + text[at:],
        text + rng.choice([',', ']', '}', ' x']),
    ])


def refusal(text):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return str(error)


def refused_cases():
    texts = dict.fromkeys(BROKEN + [mutated() for _ in range(500)])
    return [[text, refusal(text)] for text in texts if refusal(text)]


# --- float(text) and int(math.ceil(float(text))) ---------------------------------------------------------------------

FLOAT_TEXTS = [
    '0', '0.00', '0.01', '1.00', '1.01', '0.25', '1.17', '10240.00', '1024', '1,50', '1.50g', '', ' ', '.', '-', '+', 'e5', '1e', '1e+',
    '.5', '5.', '+.5', '-5.', '1e5', '1E-5', '+1.5e+3', '1_000', '1__0', '_1', '1_', '1_.5', '1._5', '1.5_5', '1e1_0', '1_e5', '1e_5',
    'inf', '-inf', '+Infinity', 'INF', 'iNfInItY', 'infinit', 'in_f', 'nan', '-NaN', '+nan', 'nan1', '1e400', '-1e400', '1e-400',
    ' 1.5 ', '\t1\n', '\x0b1\x0c', '\r1\r', '\x1c1', '1\x1f', '\x851\x85', '\xa01\u2003', '\u20281\u2029', '\u30001', '\u200b1', '\ufeff1',
    '1 2', '1\0', '\x001', '0x10', '0b1', '0o7', '1d', '1f', '1.5.5', '--1', '+-1', '- 1', '١٢٣.٥', '１２', '𝟙𝟚', '१_०', '²', '½', '四', '①',
    '9007199254740993', '9007199254740992.5', '4503599627370496.5', '1e22', '1e23', '123456789.000001', '-0.5', '-0.0', '-1.5',
    '1.7976931348623159e308', '00012', '1e0005', 'None', 'True', "it's", '"', '1\u0661', '\ud800', '1\x7f',
]


def answer(compute):
    """["value", text] or ["raises", class, text]."""
    try:
        return ['value', compute()]
    except (TypeError, ValueError, OverflowError) as error:
        return ['raises', type(error).__name__, str(error)]


def float_text_cases():
    lvs = [f'{rng.uniform(0, 20000):.2f}' for _ in range(60)] + [f'{rng.randint(1, 9)}.00' for _ in range(9)]
    odd = [''.join(rng.choices('01259._+-eE \t', k=rng.randint(1, 7))) for _ in range(300)]
    return [
        [text, answer(lambda: repr(float(text))), answer(lambda: str(int(math.ceil(float(text)))))]
        for text in dict.fromkeys(FLOAT_TEXTS + lvs + odd)
    ]


# --- in, == ----------------------------------------------------------------------------------------------------------

CONTAINERS = [
    'null', 'true', 'false', '0', '1', '1.5', 'NaN', '""', '"source-name"', '"my source-name here"', '"source"', '[]',
    '["source-name"]', '["a", ["source-name"]]', '[1, null, "source-name"]', '{}', '{"source-name": null}', '{"a": "source-name"}',
    '{"source-id": 1, "source-name": 2}', '{"Source-Name": 1}', '{"": 1}', '[""]', '{"1": 1}', '[1]', '"1"', '{"__proto__": 1}',
]
KEYS = ['source-name', 'source-id', '', '1', '__proto__', 'constructor']

COMPARED = [
    'null', 'true', 'false', '0', '1', '-1', '2', '0.0', '-0.0', '1.0', '1.5', 'NaN', 'Infinity', '-Infinity', '""', '"1"', '"a"',
    '[]', '[1]', '[true]', '[1.0]', '[NaN]', '[1, 2]', '[2, 1]', '[null]', '{}', '{"a": 1}', '{"a": 1.0}', '{"a": 2}', '{"a": NaN}',
    '{"b": 1}', '{"a": 1, "b": 2}', '{"b": 2.0, "a": true}', '{"a": null}', '9007199254740993', '9007199254740992.0',
    '9007199254740992', '1e400', '18446744073709551616', '18446744073709551616.0', '[[{"a": [1, {}]}]]', '[[{"a": [1.0, {}]}]]',
]


def in_cases():
    return [[key, text, answer(lambda: key in json.loads(text))] for key in KEYS for text in CONTAINERS]


def equal_groups():
    """For each text, all texts whose value is equal to its value."""
    return [[text, [other for other in COMPARED if json.loads(text) == json.loads(other)]] for text in COMPARED]


# --- Characters ------------------------------------------------------------------------------------------------------


def characters():
    """SHA-256 over one mark for each code point: is it printable, white space, which decimal digit is it."""
    marks = {
        'printable': lambda character: '1' if character.isprintable() else '0',
        'space': lambda character: '1' if character.isspace() else '0',
        'decimal': lambda character: str(unicodedata.decimal(character, '-')),
    }
    digest = lambda mark: hashlib.sha256(''.join(mark(chr(point)) for point in CODE_POINTS).encode()).hexdigest()
    return [[name, digest(mark)] for name, mark in marks.items()]


def section(cases):
    """One case a line."""
    return '[\n' + ',\n'.join(json.dumps(case, ensure_ascii=True, separators=(',', ':')) for case in cases) + '\n]'


def main():
    assert sys.version_info[:2] == (3, 11)
    sections = {
        'values': value_cases(),
        'indented': indented_cases(),
        'floats': float_cases(),
        'refused': refused_cases(),
        'floatTexts': float_text_cases(),
        'contained': in_cases(),
        'equal': equal_groups(),
        'characters': characters(),
    }
    TARGET.write_text('{\n' + ',\n'.join(f'"{name}": {section(cases)}' for name, cases in sections.items()) + '\n}\n')
    print(TARGET.stat().st_size, {name: len(cases) for name, cases in sections.items()})


main()
