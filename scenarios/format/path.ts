/** Where something stands in a file: the keys and indexes on the way to it. */
export type Path = readonly (string | number)[];

/** `scenarios[0].expect_for.lvm[1]`; a key of other characters in quotes. Empty for the whole file. */
export function pathText(path: Path): string {
  return tailText(path).replace(/^\./, '');
}

/** The rest of a path, to be put behind its beginning: `.expect_for.lvm[1]`. */
export function tailText(path: Path): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : keyText(part))).join('');
}

function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** `/scenarios/0/steps/1`, as JSON pointers are written (RFC 6901). */
export function pointerText(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
