/**
 * What follows `--metadata` without a `=` is no part of it (cinderclient/shell.py:519): a `--` in front of it says so to
 * the parser.
 */
export function delimited(words: readonly string[]): readonly string[] {
  let within = false;
  return words.flatMap((word) => {
    if (word === '--metadata') {
      within = true;
      return [word];
    }
    if (!within) return [word];
    if (word.startsWith('--')) within = false;
    else if (!word.includes('=')) {
      within = false;
      return ['--', word];
    }
    return [word];
  });
}
