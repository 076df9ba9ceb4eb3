import { randomBytes } from "node:crypto";

const drawnAtOnce = 4096;
let drawn = randomBytes(0);

/** Random bytes of the operating system, drawn a page at a time: a call for sixteen costs as much as one for a page. */
export function chance(size: number): Uint8Array {
  if (size > drawnAtOnce) return randomBytes(size);
  if (drawn.length < size) drawn = randomBytes(drawnAtOnce);
  const given = drawn.subarray(0, size);
  drawn = drawn.subarray(size);
  return given;
}
