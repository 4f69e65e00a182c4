import { describe, expect, test } from 'vitest';
import { decide, type Facts } from '../../tools/browser.mjs';

const BARE: Facts = {
  named: undefined,
  namedExists: false,
  playwrights: undefined,
  installed: undefined,
  canApt: false,
  ci: false,
  canAsk: false,
};

const APT = 'apt-get update && apt-get install -y chromium';
const PLAYWRIGHT = 'npx playwright install chromium';

describe('a browser that is there', () => {
  const all = { ...BARE, named: '/named', namedExists: true, playwrights: '/playwrights', installed: '/installed' };

  test('the one that CHROMIUM_PATH names comes first', () => {
    expect(decide(all)).toEqual({ kind: 'use', path: '/named' });
  });

  test("then Playwright's own", () => {
    expect(decide({ ...all, named: undefined })).toEqual({ kind: 'use', path: '/playwrights' });
  });

  test('then an installed one', () => {
    expect(decide({ ...all, named: undefined, playwrights: undefined })).toEqual({ kind: 'use', path: '/installed' });
  });

  test('a wrong CHROMIUM_PATH is no reason to take another one', () => {
    expect(decide({ ...all, namedExists: false })).toEqual({
      kind: 'none',
      reason: 'CHROMIUM_PATH names /named, which does not exist',
      command: 'unset CHROMIUM_PATH',
    });
  });

  test('nothing is installed when one is there', () => {
    expect(decide({ ...BARE, installed: '/installed', canApt: true, ci: true, canAsk: true }).kind).toBe('use');
  });
});

describe('no browser', () => {
  test("root on Debian in CI: Debian's package, unasked", () => {
    expect(decide({ ...BARE, canApt: true, ci: true })).toEqual({ kind: 'install', command: APT, ask: false });
  });

  test("root on Debian at a terminal: Debian's package, after a yes", () => {
    expect(decide({ ...BARE, canApt: true, canAsk: true })).toEqual({ kind: 'install', command: APT, ask: true });
  });

  test("anybody else at a terminal: Playwright's own, after a yes", () => {
    expect(decide({ ...BARE, canAsk: true })).toEqual({ kind: 'install', command: PLAYWRIGHT, ask: true });
  });

  test('root on Debian with nobody to ask: the command is named', () => {
    expect(decide({ ...BARE, canApt: true })).toEqual({ kind: 'none', reason: 'no Chromium is installed', command: APT });
  });

  test('CI without the right to install: the command is named', () => {
    expect(decide({ ...BARE, ci: true })).toEqual({ kind: 'none', reason: 'no Chromium is installed', command: PLAYWRIGHT });
  });
});
