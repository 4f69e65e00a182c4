/** Names that are unlike all others. */

/** The name, with a number behind it where one of the others is called the same. */
export function unlike(name: string, others: ReadonlySet<string>): string {
  if (!others.has(name)) return name;
  const numbered = /^(.*\S) (\d{1,9})$/.exec(name);
  const [stem, from] = numbered ? [numbered[1] ?? name, Number(numbered[2]) + 1] : [name, 2];
  for (let number = from; ; number += 1) {
    const candidate = `${stem} ${number}`;
    if (!others.has(candidate)) return candidate;
  }
}
