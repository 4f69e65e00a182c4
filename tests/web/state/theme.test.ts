import { expect, test } from 'vitest';
import { Theme } from '../../../web/state/theme.svelte.ts';

function rootAndStorage(remembered?: string): { root: HTMLElement; storage: Map<string, string>; access: Pick<Storage, 'getItem' | 'setItem'> } {
  const storage = new Map(remembered === undefined ? [] : [['custody.theme', remembered]]);
  const access = { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => void storage.set(key, value) };
  return { root: { dataset: {} } as HTMLElement, storage, access };
}

test('a choice is applied and remembered', () => {
  const { root, storage, access } = rootAndStorage();
  const theme = new Theme(root, access);
  expect([theme.choice, root.dataset['theme']]).toEqual(['system', 'system']);
  theme.choose('dark');
  expect([theme.choice, root.dataset['theme'], storage.get('custody.theme')]).toEqual(['dark', 'dark', 'dark']);
});

test('a remembered choice is taken up; one that is none is not', () => {
  const dark = rootAndStorage('dark');
  expect(new Theme(dark.root, dark.access).choice).toBe('dark');
  expect(dark.root.dataset['theme']).toBe('dark');
  const pink = rootAndStorage('pink');
  expect(new Theme(pink.root, pink.access).choice).toBe('system');
});

test('without storage it works for this visit', () => {
  const { root } = rootAndStorage();
  const theme = new Theme(root, null);
  theme.choose('light');
  expect([theme.choice, root.dataset['theme']]).toEqual(['light', 'light']);
});
