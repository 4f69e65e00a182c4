import { describe, expect, it } from 'vitest';
import { complete, type KnownNames } from '../../../core/console/console.ts';

const KNOWN: KnownNames = {
  volumes: [{ id: 'a1a1', name: 'payroll' }, { id: 'b2b2', name: null }],
  snapshots: [{ id: 'c3c3', name: 'monday' }, { id: 'd4d4', name: "it's é" }, { id: 'e5e5', name: 'monday' }],
  objects: ['nightly', 'two words'],
  hosts: ['vm@lvm#lvm'],
};

/** The line has a `^` where the cursor is. */
function at(line: string): { readonly options: readonly string[]; readonly replaced: string } {
  const cursor = line.indexOf('^');
  const text = line.replace('^', '');
  const { from, to, options } = complete(text, cursor, KNOWN);
  return { options, replaced: text.slice(from, to) };
}

describe('what could stand at the cursor', () => {
  it('is a program in the beginning', () => {
    expect(at('ci^')).toEqual({ options: ['cinder'], replaced: 'ci' });
    expect(at('^').options).toEqual(expect.arrayContaining(['cinder', 'help']));
    expect(at('OS_X=1 ci^').options).toEqual(['cinder']);
    expect(at('frobnicate ^').options).toEqual([]);
  });

  it('is a command, behind options of the whole too', () => {
    expect(at('cinder snapshot-m^').options).toEqual([
      'snapshot-manage', 'snapshot-manageable-list', 'snapshot-metadata', 'snapshot-metadata-show', 'snapshot-metadata-update-all',
    ]);
    expect(at('cinder --debug --os-volume-api-version 3.8 qu^').options).toEqual(['quota-defaults', 'quota-show', 'quota-update', 'quota-usage']);
    expect(at('cinder help snapshot-u^').options).toEqual(['snapshot-unmanage']);
    expect(at('cinder --os-volume-api-version ^').options).toEqual([]);
    expect(at('cinder --os-v^').options).toEqual(['--os-volume-api-version']);
  });

  it('is a name, then an id, of the kind of thing that the place is for', () => {
    expect(at('cinder show ^').options).toEqual(['payroll', 'a1a1', 'b2b2']);
    expect(at('cinder snapshot-unmanage ^').options).toEqual(['monday', `'it'\\''s é'`, 'c3c3', 'd4d4', 'e5e5']);
    expect(at('cinder snapshot-manage p^').options).toEqual(['payroll']);
    expect(at('cinder snapshot-manage payroll ^').options).toEqual(['nightly', "'two words'"]);
    expect(at('cinder snapshot-manage payroll nightly ^').options).toEqual([]);
    expect(at('cinder snapshot-manageable-list ^').options).toEqual(['vm@lvm#lvm']);
    expect(at('cinder snapshot-list --volume-id ^').options).toEqual(['a1a1', 'b2b2']);
    expect(at('cinder reset-state ^').options).toEqual(['payroll', 'a1a1', 'b2b2']);
    expect(at('cinder reset-state --type snapshot c^').options).toEqual(['c3c3']);
  });

  it('is one of several where a command takes several', () => {
    expect(at('cinder snapshot-delete c3c3 d^').options).toEqual(['d4d4']);
    expect(at('cinder snapshot-show c3c3 ^').options).toEqual([]);
  });

  it('is an option that can be seen, or a value of one', () => {
    expect(at('cinder snapshot-list --a^').options).toEqual(['--all-tenants']);
    expect(at('cinder snapshot-list --display^').options).toEqual([]);
    expect(at('cinder reset-state --type ^').options).toEqual(['volume', 'backup', 'snapshot', 'group', 'group-snapshot']);
    expect(at('cinder snapshot-manage --id-type s^').options).toEqual(['source-name', 'source-id']);
    expect(at('cinder snapshot-metadata monday s^').options).toEqual(['set']);
  });

  it('takes the place of what is there, quotes and all', () => {
    expect(at("cinder snapshot-manage payroll 'tw^")).toEqual({ options: ["'two words'"], replaced: "'tw" });
    expect(at('cinder snapshot-manage payroll two\\ w^')).toEqual({ options: ["'two words'"], replaced: 'two\\ w' });
    expect(at('cinder show pay^roll')).toEqual({ options: ['payroll'], replaced: 'pay' });
  });

  it('is nothing behind what is refused', () => {
    expect(at('cinder list | ^').options).toEqual([]);
  });
});
