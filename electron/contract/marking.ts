import { z } from "zod";

/**
 * Marking of a record (độ phổ biến): `open` thường, `internal` nội bộ, `restricted` chỉ người được phân công.
 * State secrets are never kept here (Law 29/2018, art. 5).
 */
export const markings = ["open", "internal", "restricted"] as const;
export const marking = z.enum(markings);
export type Marking = z.infer<typeof marking>;

/** True where somebody cleared up to `clearance` may read what is marked `of`. */
export const mayRead = (clearance: Marking, of: Marking): boolean => markings.indexOf(of) <= markings.indexOf(clearance);

/** The stricter of two markings: what tells of both is kept as closely as the stricter. */
export const stricterOf = (one: Marking, other: Marking): Marking => (markings.indexOf(one) >= markings.indexOf(other) ? one : other);
