/** What every exported module begins with: the class that its tests are made of, in Python. */
const TEXTS = import.meta.glob<string>('./custody_case.py', { query: '?raw', import: 'default', eager: true });

export const HELPER = Object.values(TEXTS).join('');
