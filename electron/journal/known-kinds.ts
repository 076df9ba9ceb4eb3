import type { z } from "zod";
import { type FieldsOf, perKind, type RecordKind, recordKinds } from "../contract/index.ts";
import type { EntryBody } from "./change-set.ts";

/** Reads the fields of one version of a kind as the next version has them. Pure; never changed once shipped. */
export type Upcaster = (set: Record<string, unknown>) => Record<string, unknown>;

/** Readers of versions 1, 2, … of the kinds that have changed; the version now written is one more than there are. */
const upcasters: Partial<Record<RecordKind, readonly Upcaster[]>> = {};
const upcastersOf = (kind: RecordKind): readonly Upcaster[] => upcasters[kind] ?? [];

/** The fields of each kind, any of them missing: what one edit may set. */
export const partialKinds = perKind<PartialKinds>((kind) => recordKinds[kind].partial());
type PartialKinds = { [K in RecordKind]: z.ZodType<{ [F in keyof FieldsOf<K>]?: FieldsOf<K>[F] | undefined }> };

const fieldsOf = perKind<Record<RecordKind, ReadonlySet<string>>>((kind) => new Set(Object.keys(recordKinds[kind].shape)));

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(recordKinds, kind);
}

/** What an entry of an old version sets, as today's version has it: each reader after the other, the entry itself left as it is. */
export const upcast = (readers: readonly Upcaster[], version: number, set: Record<string, unknown>): Record<string, unknown> =>
  readers.slice(version - 1).reduce((fields, read) => read(fields), set);

export const versionOf = (kind: RecordKind): number => upcastersOf(kind).length + 1;

/** Whether an entry that cannot be read is of a kind, version or field this release does not have; else some value of it is none. */
export const isOfNewerRelease = ({ kind, version, set }: EntryBody): boolean =>
  !isRecordKind(kind) ||
  version > versionOf(kind) ||
  Object.keys(upcast(upcastersOf(kind), version, set)).some((field) => !fieldsOf[kind].has(field));

/**
 * What an entry sets, in today's version of its kind; undefined for a kind, a version or a field of a newer release:
 * such an entry is kept and counted, not folded.
 */
export function readEntry(body: EntryBody): { kind: RecordKind; set: Record<string, unknown> } | undefined {
  const { kind, version } = body;
  if (!isRecordKind(kind) || version > versionOf(kind)) return undefined;
  const set = upcast(upcastersOf(kind), version, body.set);
  const checked = partialKinds[kind].safeParse(set);
  return checked.success ? { kind, set } : undefined;
}
