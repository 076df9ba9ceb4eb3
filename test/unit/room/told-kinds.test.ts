import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordKinds, type ToldKind, toldKinds } from "../../../electron/contract/index.ts";
import { fieldWords } from "../../../electron/domain/field-words.ts";
import { readBuiltInBoundaries } from "../../../electron/room/boundary-map.ts";
import { exerciseDrafts } from "../../../electron/room/exercise/build-exercise.ts";
import { fieldNameOf } from "../../../electron/room/field-names.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room } from "../../../electron/room/room.ts";
import { answered, desk, geodata, wall } from "./room-fixture.ts";

const { communes, districts } = readBuiltInBoundaries(geodata);
const drafts = exerciseDrafts({
  communes: [...communes.values()].map((commune) => ({ ...commune, labelLon: commune.label[0], labelLat: commune.label[1] })),
  districts: [...districts.values()],
}).flatMap((step) => step.drafts);

/** Kinds the exercise has nothing of: an office lays them down when it first needs them. */
const notInTheExercise: ReadonlySet<ToldKind> = new Set(["date-change", "checklist-template", "reporting-regime", "submission", "alert-act"]);
const inExercise = toldKinds.filter((kind) => !notInTheExercise.has(kind));
const idOf = (kind: ToldKind): string => drafts.flatMap(({ edits }) => edits).find((edit) => edit.kind === kind)?.id ?? "";

let room: Room;
beforeAll(async () => {
  room = answered(await openRoom(":memory:", { exercise: true, geodata }));
});
afterAll(() => room.close());

describe.each(toldKinds.map((kind) => [kind]))("%s", (kind) => {
  test("each of its fields has a name an officer knows", () => {
    for (const field of Object.keys(recordKinds[kind].shape)) expect(fieldNameOf(kind, field), field).toMatch(/[^a-zA-Z]/);
  });
});

describe.each(inExercise.map((kind) => [kind]))("%s in the exercise", (kind) => {
  test("is told in words: what it is called, and each of its fields", async () => {
    const id = idOf(kind);
    const told = answered(await room.call(desk, "record.history", { kind, id }));
    expect(told.title).not.toBe(id);
    expect(told.title).not.toMatch(/undefined|null|\[object|:\d{5}/);
    const fields = told.steps.flatMap((step) => step.fields);
    // Of four counts nobody gave there is nothing to say.
    const isSaid = (value: unknown): boolean => value !== null && !(typeof value === "object" && Object.values(value).every((part) => part === null));
    const unsaid = fields.filter(({ after, afterText }) => isSaid(after) && afterText === null).map(({ field }) => field);
    expect(unsaid).toEqual([]);
    expect(answered(await room.call(desk, "record.get", { kind, id }))).toMatchObject({ kind, id });
  });
});

test("what is kept closely is told to nobody who is not cleared, by any of its names", async () => {
  const id = idOf("contact");
  for (const method of ["record.get", "record.history"] as const)
    expect(await room.call(wall, method, { kind: "contact", id })).toMatchObject({ ok: false, error: { code: "not-found" } });
  const from = { knownAt: "2021-05-22T18:00:00+07:00" };
  const seen = answered(await room.call(wall, "changes.between", { from, limit: 5000 })).changes;
  expect(seen.filter(({ kind }) => kind === "contact" || kind === "team-gap")).toEqual([]);
});

test("what changed since the opening names what stops the vote, and counts the rest", async () => {
  const from = { knownAt: "2021-05-23T06:00:00+07:00" };
  const { changes, sentences, counts } = answered(await room.call(desk, "changes.between", { from, desks: ["election"], limit: 5000 }));
  const stopped = changes.filter(({ kind }) => kind === "interruption");
  expect(stopped.map(({ title }) => title)).toEqual([expect.stringMatching(/^Gián đoạn bỏ phiếu, khu vực bỏ phiếu số \d+, xã Phương Độ/)]);
  expect(sentences).toContainEqual(expect.stringMatching(/^Bầu cử: Ngày bầu cử: .*1\.4\d\d khu vực bỏ phiếu khai mạc/));
  expect(sentences.some((sentence) => sentence.includes("gián đoạn bỏ phiếu, khu vực bỏ phiếu số"))).toBe(true);
  const opened = changes.filter(({ kind, sense }) => kind === "polling-day" && sense === "eased").length;
  expect(opened).toBeGreaterThan(1000);
  expect(counts.election.eased).toBeGreaterThanOrEqual(opened);
});

test("nothing has words where nothing was said", () => {
  const context = { commune: String, shape: () => "", unit: String };
  for (const kind of toldKinds) for (const field of Object.keys(recordKinds[kind].shape)) expect(fieldWords(kind, field, null, context)).toBeNull();
});
