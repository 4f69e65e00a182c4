/** The link from a report to the page that opens results: it carries the result itself, where an address can be as long as that. */
import { toJson } from '../../value/plain.ts';
import { stringifyJson } from '../../value/stringify.ts';
import type { Result } from '../result.ts';

/** The first character of what is carried says how it is packed: 1 is gzip in base64url, of the result's JSON. */
const PACKING = '1';
/** In characters; of the browsers Firefox takes the shortest addresses, of 2^20. */
export const LONGEST_PACKED = 1_000_000;

export interface PageLink {
  /** `https://here/#/open?result=1.H4sI…`: what stands behind the # is sent to no server. */
  readonly href: string;
  readonly carriesResult: boolean;
}

/** @param page the page's address @param pack as in ReportParts */
export function pageLink(page: string, result: Result, pack: ((text: string) => string) | undefined): PageLink {
  const packed = pack?.(stringifyJson(toJson(result)));
  if (packed === undefined || packed.length > LONGEST_PACKED) return { href: `${page}#/open`, carriesResult: false };
  return { href: `${page}#/open?result=${PACKING}.${packed}`, carriesResult: true };
}
