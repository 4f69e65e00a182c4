/** Globs over ids: `*` stands for any characters, `?` for one. */
export function matchesGlob(glob: string, id: string): boolean {
  const pattern = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${pattern}$`).test(id);
}
