/** What the console offers behind the words of an `openstack` line. */
import { describe, expect, test } from 'vitest';
import { OPENSTACK } from '../../../../core/console/openstack/openstack.ts';

const KNOWN = {
  volumes: [{ id: 'v1', name: 'v-lvm' }, { id: 'v2', name: null }],
  snapshots: [{ id: 's1', name: 'monday' }, { id: 's2', name: 'monday' }],
  objects: ['held-1', 'held-2'],
  hosts: ['vm@lvm#lvm'],
};

function offered(line: string, word = ''): readonly string[] {
  return OPENSTACK.candidates(line.split(' ').filter((each) => each !== ''), word, KNOWN);
}

describe('openstack', () => {
  test.each([
    ['', ['quota', 'volume', 'help']],
    ['volume', ['snapshot', 'list', 'show']],
    ['volume snapshot', ['create', 'delete', 'list', 'set', 'show', 'unset']],
    ['--debug quota', ['list', 'show']],
    ['help volume snapshot', ['create', 'delete', 'list', 'set', 'show', 'unset']],
    ['server', []],
  ])('goes on behind "%s"', (line, words) => {
    expect(offered(line)).toEqual(words);
  });

  test('offers options where one begins, but none that is hidden', () => {
    const options = offered('volume snapshot show', '--');
    expect(options).toEqual(expect.arrayContaining(['-f', '--format', '--column', '--noindent', '--prefix', '--max-width']));
    expect(options).not.toContain('--variable');
  });

  test.each([
    ['volume show', ['v-lvm', 'v1', 'v2']],
    ['volume snapshot show', ['monday', 's1', 's2']],
    ['volume snapshot delete monday', ['monday', 's1', 's2']],
    ['volume snapshot create --volume', ['v-lvm', 'v1', 'v2']],
    ['volume snapshot create --remote-source', ['source-name=held-1', 'source-name=held-2']],
    ['volume snapshot set monday --state', ['available', 'error', 'creating', 'deleting', 'error_deleting']],
    ['volume list -f', ['csv', 'json', 'table', 'value', 'yaml']],
    ['volume snapshot list --name', []],
  ])('offers what there is behind "%s"', (line, words) => {
    expect(offered(line)).toEqual(words);
  });
});
