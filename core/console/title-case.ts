/** Python's `str.title`: a capital at the beginning of each row of letters, small letters in it. */
export function titleCase(text: string): string {
  return text.replace(/\p{L}+/gu, ([first = '', ...rest]) => first.toUpperCase() + rest.join('').toLowerCase());
}
