/** What drivers tell the harness alike of their references: those that take a name under one key, and those that take a name or an id. */
import type { DriverDefinition } from '../../definition.ts';
import { object } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';

type References = Pick<DriverDefinition, 'referenceForms' | 'referenceTo' | 'referenceToNothing'>;

const NO_NAME = 'names-nothing';

/** Of a driver that takes the name under one key. @param noName a name that nothing has */
export function nameUnder(key: string, noName = NO_NAME): References {
  return {
    referenceForms: [{ id: key, keys: [key], default: true }],
    referenceTo: ({ name }) => object([[key, name]]),
    referenceToNothing: (what) => object([[what === 'no-known-key' ? 'no-such-key' : key, noName]]),
  };
}

/** Of a driver that takes the name under `source-name`, or the array's id, as a text, under a key for that. @param noId an id that nothing has */
export function nameOrIdUnder(idKey: string, noId: string): References {
  return {
    referenceForms: [
      { id: 'source-name', keys: ['source-name'], default: true },
      { id: idKey, keys: [idKey] },
    ],
    referenceTo: ({ id, name }, form) => object([form === idKey ? [idKey, pyStr(id)] : ['source-name', name]]),
    referenceToNothing(what, form) {
      if (what === 'no-known-key') return object([['no-such-key', NO_NAME]]);
      return object([form === idKey ? [idKey, noId] : ['source-name', NO_NAME]]);
    },
  };
}
