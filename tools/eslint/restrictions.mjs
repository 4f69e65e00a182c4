/** What a part of the program may not use, though the language has it. Options of ESLint's `no-restricted-…` rules. */

const NO_HOST = 'core/ knows no host: no DOM, no Node.';
const NO_CLOCK = 'core/ has no clock: time is passed in.';
const NO_CHANCE = 'core/ has no randomness: ids and seeds are passed in.';
const NO_LOCALE = 'core/ has no locale and no time zone: its answers are the same everywhere.';

/** @type {Record<string, string[]>} */
const GLOBALS = {
  [NO_HOST]: [
    'Buffer', 'Worker', 'console', 'document', 'fetch', 'global', 'globalThis', 'indexedDB', 'localStorage', 'location',
    'navigator', 'process', 'require', 'self', 'sessionStorage', 'window',
  ],
  [NO_CLOCK]: [
    'performance', 'queueMicrotask', 'requestAnimationFrame', 'setImmediate', 'setInterval', 'setTimeout',
  ],
  [NO_CHANCE]: ['crypto'],
  [NO_LOCALE]: ['Intl'],
};

const LOCALE_METHODS = [
  'localeCompare', 'toLocaleDateString', 'toLocaleLowerCase', 'toLocaleString', 'toLocaleTimeString', 'toLocaleUpperCase',
];
const LOCAL_TIME_METHODS = [
  'getDate', 'getDay', 'getFullYear', 'getHours', 'getMinutes', 'getMonth', 'getSeconds', 'getTimezoneOffset',
];

/** @typedef {{ object?: string, property: string, message: string }} RestrictedProperty */

/** Options of `no-restricted-globals` for core/. */
export const CORE_GLOBALS = Object.entries(GLOBALS).flatMap(([message, names]) => names.map((name) => ({ name, message })));

/** Options of `no-restricted-properties` for core/. @type {RestrictedProperty[]} */
export const CORE_PROPERTIES = [
  { object: 'Date', property: 'now', message: NO_CLOCK },
  { object: 'Math', property: 'random', message: NO_CHANCE },
  ...[...LOCALE_METHODS, ...LOCAL_TIME_METHODS].map((property) => ({ property, message: NO_LOCALE })),
];

/** Options of `no-restricted-syntax` for core/. */
export const CORE_SYNTAX = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: NO_CLOCK },
  { selector: 'CallExpression[callee.name="Date"]', message: NO_CLOCK },
];

/** For `no-restricted-properties` wherever text from outside arrives. @type {RestrictedProperty} */
export const NO_JSON_PARSE = {
  object: 'JSON',
  property: 'parse',
  message: 'Text from outside is read by core/value, which loses nothing of it.',
};

/** For `no-restricted-syntax` in the program. */
export const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'A default export has no name of its own: export it by name.',
};
