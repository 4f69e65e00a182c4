/**
 * Filters by time, such as `created_at=gte:2026-01-01,lt:2026-02-01T12:00:00`; any one that holds is enough.
 *
 * Source: cinder/api/v3/volumes.py:136, cinder/db/api.py:743 at ab09bc39; iso8601/iso8601.py:19 for what a time is.
 */
import { HttpFault } from './http.ts';

const HOLDS: Readonly<Record<string, (time: number, bound: number) => boolean>> = {
  gt: (time, bound) => time > bound,
  gte: (time, bound) => time >= bound,
  eq: (time, bound) => time === bound,
  neq: (time, bound) => time !== bound,
  lt: (time, bound) => time < bound,
  lte: (time, bound) => time <= bound,
};

const DATE = /^(\d{4})(?:(?:-(\d{1,2})|(\d{2})(?!$))(?:(?:-(\d{1,2})|(\d{2}))(?:[ T](\d{2})(?::?(\d{2}))?(?::?(\d{1,2})(?:[.,](\d+))?)?(?:Z|([-+])(\d{2}):?(\d{2})?)?)?)?)?\n?$/;
const MINUTE = 60_000;

/** Reads the filter: a test of times, ISO 8601 in UTC. Raises HttpFault 400. */
export function timeFilter(text: string): (time: string) => boolean {
  const bounds = new Map(text.split(',').map((unit): [string, number] => {
    const [operator = '', ...rest] = unit.split(':');
    if (!Object.hasOwn(HOLDS, operator)) throw new HttpFault(400, `Invalid ${operator} operator`);
    return [operator, timeOf(rest.join(':'))];
  }));
  return (time) => [...bounds].some(([operator, bound]) => HOLDS[operator]?.(Date.parse(time), bound) ?? false);
}

/** Milliseconds since 1970. */
function timeOf(text: string): number {
  const [, year, monthAfterDash, month, dayAfterDash, day, hour, minute, second, fraction, sign, zoneHour, zoneMinute] = DATE.exec(text) ?? [];
  if (year === undefined) throw invalid(text);
  const [y, m, d] = [Number(year), Number(month ?? monthAfterDash ?? 1), Number(day ?? dayAfterDash ?? 1)];
  const [h, min, s] = [hour, minute, second].map((part) => Number(part ?? 0)) as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(y, m - 1, d);
  const isThere = y > 0 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d && h < 24 && min < 60 && s < 60 && Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0) < 24 * 60;
  if (!isThere) throw invalid(text);
  date.setUTCHours(h, min, s);
  const offset = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)) * (sign === '-' ? -1 : 1);
  return date.getTime() + Math.trunc(Number(`0.${fraction ?? 0}`) * 1e6) / 1000 - offset * MINUTE;
}

function invalid(text: string): HttpFault {
  return new HttpFault(400, `Invalid ${text} value`);
}
