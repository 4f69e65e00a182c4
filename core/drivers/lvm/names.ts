/** Which names lvm2 2.03.16 gives to a new logical volume. */

const RESERVED_STARTS = ['snapshot', 'pvmove'];
const RESERVED_PARTS = [
  '_cdata', '_cmeta', '_corig', '_cpool', '_cvol', '_wcorig', '_mimage', '_mlog', '_pmspare', '_rimage', '_rmeta',
  '_tdata', '_tmeta', '_vdata', '_vorigin', '_imeta', '_iorig',
];

/** Why lvm2 refuses the name, in its words; `undefined` for a name that it takes. */
export function nameRefusal(name: string): string | undefined {
  if (name === '') return 'New logical volume name may not be blank';
  const start = RESERVED_STARTS.find((word) => name.startsWith(word));
  if (start !== undefined) return `Names starting "${start}" are reserved. Please choose a different LV name.`;
  const part = RESERVED_PARTS.find((word) => name.includes(word));
  if (part !== undefined) return `Names including "${part}" are reserved. Please choose a different LV name.`;
  const valid = /^[A-Za-z0-9+_.-]+$/.test(name) && !name.startsWith('-') && name !== '.' && name !== '..';
  return valid ? undefined : `New logical volume name "${name}" is invalid`;
}
