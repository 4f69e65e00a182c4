"""Writes argparse-table.json: what Python's own argparse makes of thousands of command lines.

    python3 tests/core/console/argparse-table.py      (Python 3.11 of Debian 12; COLUMNS is set here)

Parsers are data that the test reads too. A case is [words, outcome], an outcome one of
  {"v": values that differ from those without words, "r": words that no argument took (of parse_known_args)}
  {"e": what stands behind the usage on stderr, "u": which parser's usage, if not the first}
  {"o": what stands on stdout}, or {"h": which parser's help that is}
"""
import argparse
import contextlib
import io
import json
import os
import random

os.environ['COLUMNS'] = '80'
HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20240611
CASES = 250


class Cinder(argparse.ArgumentParser):
    """As cinderclient/shell.py has it (lines 86 to 131)."""

    def error(self, message):
        self.print_usage(__import__('sys').stderr)
        main, _, sub = self.prog.partition(' ')
        self.exit(2, "error: %s\nTry '%s help %s' for more information.\n" % (message.split(' (choose from')[0], main, sub))

    def _get_option_tuples(self, option_string):
        found = super()._get_option_tuples(option_string)
        visible = [one for one in found if one[0].help != argparse.SUPPRESS]
        return visible if len(found) > 1 and len(visible) == 1 else found


def opt(*names, **its):
    return dict(names=list(names), **its)


def pos(dest, **its):
    return dict(names=[], dest=dest, **its)


HELP = opt('-h', '--help', action='help', help='what this is')
PARSERS = {
    'show': dict(args=[HELP, pos('snapshot', metavar='<snapshot>', help='the snapshot')]),
    'options': dict(args=[
        opt('-f', '--format', choices=['table', 'csv', 'value'], default='table'), opt('-c', '--column', action='append', default=[]),
        opt('--volume'), opt('--volume-type', metavar='<type>'), opt('--limit', type='int', metavar='<n>'), opt('-q', action='store_true'),
        opt('--ratio', type='float', default='0.5'), opt('-v', '--verbose', action='count', default=1)]),
    'counts': dict(args=[pos('one'), pos('maybe', nargs='?', default='none'), pos('any', nargs='*', metavar='<any>'), opt('--flag', action='store_false')]),
    'many': dict(args=[pos('some', nargs='+', metavar='<some>'), opt('--pair', nargs=2, metavar=['KEY', 'VALUE']), opt('--maybe', nargs='?', const='const', default='none'),
                       opt('--all', nargs='*'), opt('--least', nargs='+', type='int'), opt('--single', nargs=1)]),
    'required': dict(args=[HELP, opt('--host', required=True), opt('-n', '--number', required=True, type='int', choices=[1, 2, 3]), pos('what', choices=['up', 'down'])]),
    'exclusive': dict(args=[opt('--a', action='store_true'), opt('--b', metavar='<b>'), opt('--c', nargs='?', const='c'), opt('--d', action='store_true'), opt('--e'),
                            pos('f', nargs='?', default='f')], exclusive=[[False, [0, 1, 2]], [True, [3, 4, 5]]]),
    'numbers': dict(args=[opt('-1', '--one', dest='one'), opt('-x', action='store_true'), opt('-y', dest='y', metavar='<y>'), pos('n', nargs='*', type='int')]),
    'clustered': dict(args=[opt('-a', action='store_true'), opt('-b', action='store_true'), opt('-c', nargs='?', const='there'), opt('-d'), opt('-long', dest='odd'),
                            opt('--long', action='append_const', dest='list', const='x'), opt('--longer', action='extend', dest='list', nargs='+')]),
    'negative': dict(args=[opt('--size', type='int'), opt('-s', nargs='*', type='float'), pos('at', type='int', nargs=2)]),
    'remainder': dict(args=[HELP, opt('--debug', action='store_true'), pos('command'), pos('args', nargs='...')]),
    'hidden': dict(cinder=True, args=[
        HELP, opt('--all-tenants', '--all_tenants', action='store_true'), opt('--display-name', help='~'), opt('--display_name', help='~'), opt('--display-names'),
        opt('--status', metavar='<status>', choices=['available', 'error']), opt('--sort', metavar='<key>[:<direction>]'), pos('volume', metavar='<volume>', nargs='+')],
        prog='cinder list'),
    'top': dict(cinder=True, prog='cinder', args=[
        opt('--version', action='version', version='9.1.0', help='which version this is'), opt('-d', '--debug', action='store_true'), opt('--os-volume-api-version', metavar='<v>', default='3.0'),
        opt('--os_volume_api_version', help='~')],
        commands={'list': [HELP, opt('--name', metavar='<name>'), opt('--debug-level', type='int', default=3)],
                  'snapshot-manage': [HELP, opt('--id-type', default='source-name'), pos('volume', metavar='<volume>'), pos('identifier', metavar='<identifier>'), opt('-d', dest='description')],
                  'delete': [opt('--cascade', action='store_true'), pos('volume', nargs='+')]}),
    'wide': dict(prog='openstack volume snapshot list', sections=[['output formatters', 'how it is written', [0, 1, 2]], ['table formatter', None, [3]]], args=[
        opt('-f', '--format', dest='formatter', choices=['csv', 'json', 'table', 'value', 'yaml'], default='table', help='how the output is written, by default as a table that people read'),
        opt('-c', '--column', metavar='COLUMN', dest='columns', action='append', default=[], help='a column that is wanted; may be repeated, to show several columns'),
        opt('--sort-ascending', dest='sort_direction', action='store_const', const='asc'), opt('--max-width', metavar='<integer>', type='int', default=0),
        HELP, opt('--all-projects', action='store_true', help='of every project, well-known or not'), opt('--project', metavar='<project>'), opt('--long', action='store_true'),
        opt('--marker', metavar='<volume-snapshot>', help='a-very-long-word-that-is-longer-than-the-column-of-the-help-can-be-and-breaks-at-its-last-hyphen or not'),
        opt('--limit', metavar='<num-snapshots>', type='int'), opt('--fit-width', action='store_true'), opt('--print-empty', action='store_true'), pos('filters', nargs='*')],
        exclusive=[[False, [10, 11]]]),
    'long': dict(prog='openstack volume group snapshot type of an unusually long name list', args=[
        opt('--name', metavar='<name>'), opt('--état', metavar='<état>'), pos('a', metavar='<snapshot>'), pos('b', metavar='<another-snapshot>', nargs='+'), opt('--x', action='store_true')]),
}
VALUES = ['a', 'b c', '5', '-5', '-0.5', '--', '-', '', 'table', 'up', 'down', '1', '2', '9', '0x1', ' 7 ', '1_0', '٣', 'é', 'key=value', "it's", '-5x', '- 5', '--a b', '1.5', 'available', 'list', 'delete',
          'snapshot-manage', 'nonesuch', 'c', '-xy', '--=', '-=', 'f', '-h', 'none', 'const']


def build(name, its):
    kind = Cinder if its.get('cinder') else argparse.ArgumentParser
    parser = kind(prog=its.get('prog', name), add_help=False)
    fill(parser, its)
    if its.get('commands'):
        sub = parser.add_subparsers(metavar='<subcommand>')
        for command, args in its['commands'].items():
            fill(sub.add_parser(command, add_help=False), dict(args=args))
    return parser


def fill(parser, its):
    places = {}
    for required, members in its.get('exclusive', []):
        group = parser.add_mutually_exclusive_group(required=required)
        places.update({at: group for at in members})
    for title, description, members in its.get('sections', []):
        group = parser.add_argument_group(title, description)
        places.update({at: group for at in members})
    for at, arg in enumerate(its['args']):
        arg = dict(arg)
        names = arg.pop('names')
        if not names:
            names = [arg.pop('dest')]
        if arg.get('help') == '~':
            arg['help'] = argparse.SUPPRESS
        if 'type' in arg:
            arg['type'] = {'int': int, 'float': float}[arg['type']]
        if isinstance(arg.get('metavar'), list):
            arg['metavar'] = tuple(arg['metavar'])
        places.get(at, parser).add_argument(*names, **arg)


def run(parser, words, known):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            found = parser.parse_known_args(list(words)) if known else (parser.parse_args(list(words)), None)
        except SystemExit as end:
            return out.getvalue(), err.getvalue(), end.code
    return found


def words_of(chance, its):
    args = list(its['args'])
    words = []
    for command in chance.sample(list(its.get('commands', {})), 1) if its.get('commands') and chance.random() < .8 else []:
        words.append(command)
        args += its['commands'][command]
    for _ in range(chance.choice([0, 1, 1, 2, 2, 3, 3, 4, 5])):
        arg = chance.choice(args)
        if not arg['names'] or chance.random() < .15:
            words += [chance.choice(VALUES) for _ in range(chance.choice([1, 1, 2]))]
            continue
        name = chance.choice(arg['names'])
        if name.startswith('--') and chance.random() < .3:
            name = name[:chance.randint(3, len(name))]
        value = chance.choice([str(one) for one in arg.get('choices', [])] or VALUES) if chance.random() < .7 else chance.choice(VALUES)
        style = chance.random()
        if style < .2:
            words.append(name + '=' + value)
        elif style < .35 and not name.startswith('--'):
            words.append(name + value)
        else:
            words += [name] + ([value] if style < .85 and arg.get('action', 'store') in ('store', 'append', 'extend') else [])
    if chance.random() < .05:
        chance.shuffle(words)
    if chance.random() < .04:
        words.insert(chance.randrange(len(words) + 1), chance.choice(['--nope', '--nope=1', '-z', '--', '-h']))
    return words


def main():
    chance = random.Random(SEED)
    table = []
    for name, its in PARSERS.items():
        parser = build(name, its)
        subs = [one for action in parser._actions if isinstance(action, argparse._SubParsersAction) for one in action.choices.values()]
        usages = [one.format_usage() for one in [parser] + subs]
        helps = [one.format_help() for one in [parser] + subs]
        defaults = {action.dest: action.default for action in parser._actions if action.dest != argparse.SUPPRESS and action.default != argparse.SUPPRESS}
        cases, met = [], set()
        for _ in range(CASES * 3):
            words = words_of(chance, its)
            key = json.dumps(words)
            if key in met or len(cases) == CASES:
                continue
            met.add(key)
            known = chance.random() < .3
            found = run(parser, words, known)
            if len(found) == 2:
                values = {dest: value for dest, value in vars(found[0]).items() if dest not in defaults or json.dumps(value) != json.dumps(defaults[dest])}
                outcome = dict(v=values, **({'r': found[1]} if known else {}))
            elif found[2] == 0:
                outcome = dict(h=helps.index(found[0])) if found[0] in helps else dict(o=found[0])
            else:
                usage = next(at for at, text in enumerate(usages) if found[1].startswith(text))
                outcome = dict(e=found[1][len(usages[usage]):], **({'u': usage} if usage else {}))
            cases.append([words, outcome])
        table.append(dict(parser=dict(its, prog=parser.prog), usages=usages, helps=helps, cases=cases))
    with open(os.path.join(HERE, 'argparse-table.json'), 'w') as out:
        out.write('[\n' + ',\n'.join('{"parser": %s,\n"usages": %s,\n"helps": %s,\n"cases": [\n%s\n]}' % (
            json.dumps(one['parser']), json.dumps(one['usages']), json.dumps(one['helps']),
            ',\n'.join(json.dumps(case, separators=(',', ':')) for case in one['cases'])) for one in table) + '\n]\n')
    print(sum(len(one['cases']) for one in table), 'cases')


if __name__ == '__main__':
    main()
