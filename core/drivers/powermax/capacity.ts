/** Sizes as Unisphere shows them: a device is made of whole cylinders of 15 tracks of 128 KiB. */

const CYLINDER = 1_966_080;

export interface Capacity {
  /** GiB with two decimals. */
  readonly capGb: number;
  /** Whole MiB, rounded up. */
  readonly capMb: number;
}

export function capacityOf(sizeBytes: number): Capacity {
  const cylinders = Math.ceil(sizeBytes / CYLINDER);
  return { capGb: Number(hundredthsOfGib(BigInt(cylinders))) / 100, capMb: Math.ceil((cylinders * 15) / 8) };
}

/** 375/2048 of a hundredth of a GiB to the cylinder, rounded half to even, as Python's `round(…, 2)` does. */
function hundredthsOfGib(cylinders: bigint): bigint {
  const scaled = cylinders * 375n;
  const [whole, rest] = [scaled / 2048n, scaled % 2048n];
  const isUp = rest > 1024n || (rest === 1024n && whole % 2n === 1n);
  return isUp ? whole + 1n : whole;
}
