/** The kit for Python as texts, so that the command can write it out wherever it is: paths in a folder → contents. */

/** The package `custody_kit`. */
export const KIT = under('./', import.meta.glob<string>('./custody_kit/**/*.py', { query: '?raw', import: 'default', eager: true }));

/** A small driver, its adapter, and how to run them beside the kit. */
export const EXAMPLE = under('./example/', import.meta.glob<string>('./example/*.*', { query: '?raw', import: 'default', eager: true }));

/** The texts by their paths, without this prefix. */
function under(prefix: string, texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts).map(([path, text]) => [path.slice(prefix.length), text]));
}
