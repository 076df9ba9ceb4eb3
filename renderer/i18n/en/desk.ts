import type { Words } from "../index.ts";
import type { desk as vi } from "../vi/desk.ts";

export const desk: Words<typeof vi> = { title: "Election situation room" };
