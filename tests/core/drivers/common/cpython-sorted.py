"""Writes cpython-sorted.json: which items CPython compares when it sorts a list, in order.

    python3 cpython-sorted.py > cpython-sorted.json
"""
import functools
import json
import random

random.seed(1)
lists = [[], [1], [1, 2], [2, 1], [1, 1], [3, 2, 1], [1, 2, 3], [3, 1, 2], [2, 2, 1, 1], list(range(20)), list(range(20, 0, -1)), [1, 2, 3, 2, 1, 0]]
for length in (5, 8, 13, 21, 40, 63):
    lists += [[random.randrange(10) for _ in range(length)], [random.randrange(1000) for _ in range(length)]]

cases = []
for items in lists:
    compared = []

    def compare(left, right):
        compared.append([left, right])
        return left - right

    cases.append({'items': items, 'sorted': sorted(items, key=functools.cmp_to_key(compare)), 'compared': compared})
print('[\n' + ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases) + '\n]')
