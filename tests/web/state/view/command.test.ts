import { expect, test } from 'vitest';
import { parseCommand } from '../../../../scenarios/cli/arguments.ts';
import { matchesGlob } from '../../../../scenarios/cli/glob.ts';
import { commandLine } from '../../../../web/state/view/command.ts';

test.each(['size.round-up[0]', 'size.round-up'])('the command takes the line for %s, and plays that scenario alone', (scenario) => {
  const [, given = ''] = commandLine('lvm', scenario).split(' -- ');
  const command = parseCommand(given.replaceAll("'", '').split(' '));
  expect(command).toMatchObject({ command: 'run', suites: [], driver: 'lvm', filter: scenario });
  const filter = command.command === 'run' ? (command.filter ?? '') : '';
  expect(['size.round-up', 'size.round-up[0]', 'size.round-up[1]', 'a.size.round-up'].filter((id) => matchesGlob(filter, id))).toEqual([scenario]);
});
