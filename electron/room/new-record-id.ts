import { randomBytes } from "node:crypto";
import { uuid7 } from "../journal/uuid7.ts";

/** An id for a record that neither law nor geography names: a UUID of version 7. */
export const newRecordId = (): string => uuid7(Date.now(), randomBytes(10));
