/** Ids as they stand in names on HPE's arrays: in base64, since a name has 31 characters at most. */

/** Base64 without the characters that the array does not take in a name. */
export function fitForNames(base64: string): string {
  return base64.replaceAll('+', '.').replaceAll('/', '-').replaceAll('=', '');
}
