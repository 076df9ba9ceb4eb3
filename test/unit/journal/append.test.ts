import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { draft, HandClock, journalInMemory, morning, must, newPlace, placeEdit } from "../../journals.ts";

const id = "00694-02";
const minute = 60_000;

test("a change is folded into its record, with who gave each value and when", () => {
  const clock = new HandClock();
  const journal = journalInMemory(clock);
  must(journal.append(draft([newPlace(id)])));
  clock.pass(5 * minute);
  const { changeSet, records } = must(journal.append(draft([placeEdit(id, { readiness: "ready" })], { actor: "Trực huyện" })));
  const place = journal.record("polling-place", id);
  expect(records).toEqual([place]);
  expect(place?.fields).toMatchObject({ readiness: "ready", voters: 351, name: "Nhà văn hóa thôn Tả Ván" });
  expect(place?.origins.readiness).toEqual({
    entry: `${changeSet}.0`,
    changeSet,
    actor: "Trực huyện",
    station: journal.station,
    knownAt: "2021-05-23T08:52:00+07:00",
    trueAt: "2021-05-23T08:52:00+07:00",
  });
  expect(place?.origins.name?.knownAt).toBe("2021-05-23T08:47:00+07:00");
  expect(place).toMatchObject({ conflicts: [], editedAfterDeletion: false, marking: "open", knownAt: "2021-05-23T08:52:00+07:00" });
});

test("saying the same again is kept: it confirms, and the value grows no older", () => {
  const clock = new HandClock();
  const journal = journalInMemory(clock);
  must(journal.append(draft([newPlace(id, { readiness: "ready" })])));
  clock.pass(60 * minute);
  must(journal.append(draft([placeEdit(id, { readiness: "ready" })])));
  expect(journal.record("polling-place", id)?.origins.readiness?.trueAt).toBe("2021-05-23T09:47:00+07:00");
  expect(journal.tally("open").entries).toBe(2);
});

test("a late report of an old fact does not beat a newer one, and is no conflict", () => {
  const journal = journalInMemory();
  must(journal.append(draft([newPlace(id, { readiness: "ready" })])));
  must(journal.append(draft([placeEdit(id, { readiness: "failed" })], { trueAt: "2021-05-23T06:00:00+07:00" })));
  expect(journal.record("polling-place", id)).toMatchObject({ fields: { readiness: "ready" }, conflicts: [] });
});

test("a mistake is withdrawn by an entry that names it", () => {
  const journal = journalInMemory();
  must(journal.append(draft([newPlace(id, { readiness: "lacking" })])));
  const wrong = must(journal.append(draft([placeEdit(id, { readiness: "failed" })])));
  must(journal.append(draft([{ ...placeEdit(id, {}), withdraws: [`${wrong.changeSet}.0`] }])));
  expect(journal.record("polling-place", id)?.fields.readiness).toBe("lacking");
  const refused = journal.append(draft([{ ...placeEdit(id, {}), withdraws: [`${wrong.changeSet}.7`] }]));
  expect(refused).toMatchObject({ ok: false, error: { code: "not-found" } });
});

test("a record whose making is withdrawn is no longer shown", () => {
  const journal = journalInMemory();
  const made = must(journal.append(draft([newPlace(id)])));
  must(journal.append(draft([{ ...placeEdit(id, {}), withdraws: [`${made.changeSet}.0`] }])));
  expect(journal.record("polling-place", id)).toBeUndefined();
  expect(journal.records("polling-place")).toEqual([]);
});

test("an edit after deletion is told; bringing it back settles that", () => {
  const clock = new HandClock();
  const journal = journalInMemory(clock);
  must(journal.append(draft([newPlace(id)])));
  must(journal.append(draft([placeEdit(id, { deleted: true })])));
  expect(journal.record("polling-place", id)?.editedAfterDeletion).toBe(false);
  clock.pass(minute);
  must(journal.append(draft([placeEdit(id, { voters: 360 })])));
  expect(journal.record("polling-place", id)?.editedAfterDeletion).toBe(true);
  must(journal.append(draft([placeEdit(id, { deleted: false })])));
  expect(journal.record("polling-place", id)?.editedAfterDeletion).toBe(false);
});

test("the future is refused in words, nothing is kept", () => {
  const journal = journalInMemory();
  const refused = journal.append(draft([newPlace(id)], { trueAt: "2021-05-23T08:47:01+07:00" }));
  expect(refused).toMatchObject({
    ok: false,
    error: { code: "bad-input", message: "Thời điểm 08:47 23/5/2021 chưa tới theo đồng hồ của phòng." },
  });
  expect(journal.tally("restricted").entries).toBe(0);
});

test("each bad value is named; unknown fields, NaN and half a new record are refused", () => {
  const journal = journalInMemory();
  must(journal.append(draft([newPlace(id)])));
  for (const set of [{ voters: Number.NaN }, { voters: -1 }, { readiness: "good" }, { colour: "red" }]) {
    const loose: object = set;
    expect(journal.append(draft([placeEdit(id, loose)]))).toMatchObject({ ok: false, error: { code: "bad-input" } });
  }
  const half = journal.append(draft([placeEdit("00694-03", { readiness: "ready" })]));
  expect(half).toMatchObject({ ok: false, error: { code: "bad-input" } });
  expect(half.ok ? [] : half.error.reasons).toContainEqual(expect.stringContaining("communeCode"));
  expect(journal.append(draft([placeEdit(id, { name: "hỏng \ud800" })]))).toMatchObject({ ok: false, error: { code: "bad-input" } });
  expect(journal.tally("restricted").entries).toBe(1);
});

test("a request repeated gets its first answer and writes nothing; its key for another thing is refused", () => {
  const journal = journalInMemory();
  const request = { key: "a-1", input: '{"id":"00694-02"}', answer: () => ({ id }) };
  const first = must(journal.append(draft([newPlace(id)], { request })));
  const again = must(journal.append(draft([newPlace(id)], { request: { ...request, answer: () => ({ id: "another" }) } })));
  expect(again).toMatchObject({ changeSet: first.changeSet, answer: { id } });
  expect(again.records.map((record) => record.id)).toEqual([id]);
  expect(journal.tally("open").entries).toBe(1);
  expect(must(journal.answered("a-1", request.input))).toEqual({ answer: { id } });
  expect(must(journal.answered("a-2", request.input))).toBeNull();
  expect(journal.append(draft([newPlace(id)], { request: { ...request, input: "{}" } }))).toMatchObject({
    ok: false,
    error: { code: "bad-input" },
  });
});

test("the answer to a request that changed nothing is kept too: the first answer, and for that request alone", () => {
  const journal = journalInMemory();
  expect(must(journal.remember({ key: "a-1", input: "x", answer: { id } }))).toEqual({ answer: { id } });
  expect(must(journal.remember({ key: "a-1", input: "x", answer: { id: "another" } }))).toEqual({ answer: { id } });
  expect(must(journal.answered("a-1", "x"))).toEqual({ answer: { id } });
  expect(journal.answered("a-1", "y")).toMatchObject({ ok: false, error: { code: "bad-input" } });
  expect(journal.remember({ key: "a-1", input: "y", answer: 1 })).toMatchObject({ ok: false, error: { code: "bad-input" } });
  const written = journal.append(draft([newPlace(id)], { request: { key: "a-1", input: "x", answer: () => 1 } }));
  expect(written).toMatchObject({ ok: false, error: { code: "bad-input" } });
  expect(journal.tally("restricted").entries).toBe(0);
});

test("many change sets are kept together or not at all", () => {
  const journal = journalInMemory();
  const refused = journal.appendAll([draft([newPlace(id)]), draft([placeEdit("00694-09", { voters: 1 })])]);
  expect(refused.ok).toBe(false);
  expect(journal.record("polling-place", id)).toBeUndefined();
  expect(must(journal.appendAll([draft([newPlace(id)]), draft([placeEdit(id, { voters: 1 })])])).changeSets).toHaveLength(2);
  expect(journal.record("polling-place", id)?.fields.voters).toBe(1);
});

test("a history laid down in advance keeps when each became known, in order and never after now", () => {
  const journal = journalInMemory();
  const evening = { knownAt: "2021-05-22T18:00:00+07:00", trueAt: "2021-05-22T17:30:00+07:00" };
  must(journal.appendAll([draft([newPlace(id)], evening)].map((each) => ({ ...each, ...evening }))));
  expect(journal.record("polling-place", id)).toMatchObject({ knownAt: evening.knownAt, origins: { name: { trueAt: evening.trueAt } } });
  for (const knownAt of ["2021-05-22T17:59:59+07:00", "2021-05-23T08:47:01+07:00", "hôm qua"])
    expect(journal.appendAll([{ ...draft([placeEdit(id, { voters: 2 })]), knownAt }]).ok).toBe(false);
});

test("several entries of one record in one change set hold in their order", async () => {
  const journal = journalInMemory();
  must(journal.append(draft([newPlace(id), placeEdit(id, { voters: 400 }), placeEdit(id, { voters: 410 })])));
  expect(journal.record("polling-place", id)).toMatchObject({ fields: { voters: 410 }, conflicts: [] });
  expect(must(await journal.verify("restricted")).ok).toBe(true);
});

test("what is restricted never leaves through a more open chain", () => {
  const journal = journalInMemory();
  must(journal.append(draft([newPlace(id)])));
  const open = journal.tally("open");
  must(journal.append(draft([placeEdit(id, { marking: "restricted" })])));
  must(journal.append(draft([placeEdit(id, { voters: 9 })], { marking: "open" })));
  expect(journal.tally("open")).toEqual(open);
  expect(journal.tally("internal")).toEqual(open);
  expect(journal.tally("restricted").entries).toBe(3);
  expect(journal.record("polling-place", id)?.marking).toBe("restricted");
});

test("undo is told what each field was before and after", () => {
  const journal = journalInMemory();
  const made = must(journal.append(draft([newPlace(id)], { title: "lập khu vực bỏ phiếu" })));
  const edited = must(journal.append(draft([placeEdit(id, { voters: 400, readiness: "ready" })], { undoes: made.changeSet })));
  const [newest, oldest, ...others] = journal.ownChangeSets(10);
  expect(others).toEqual([]);
  expect(oldest).toMatchObject({ id: made.changeSet, title: "lập khu vực bỏ phiếu", undoes: null, station: journal.station });
  expect(newest).toMatchObject({ id: edited.changeSet, undoes: made.changeSet, marking: "open" });
  expect(newest?.changes).toEqual([
    {
      kind: "polling-place",
      id,
      before: { voters: 351, readiness: "unknown" },
      after: { voters: 400, readiness: "ready" },
      entry: `${edited.changeSet}.0`,
      trueAt: "2021-05-23T08:47:00+07:00",
    },
  ]);
  expect(journal.changeSet(made.changeSet)?.changes[0]).toMatchObject({ before: {}, after: { voters: 351 } });
  expect(journal.changeSet("none")).toBeUndefined();
  expect(journal.ownChangeSets(1)).toHaveLength(1);
});

test("blobs are kept by what they hold", () => {
  const journal = journalInMemory();
  const bytes = new TextEncoder().encode("ranh giới");
  must(journal.append(draft([], { blobs: [bytes, bytes] })));
  expect(Buffer.from(journal.blob(hash("sha256", bytes)) ?? []).toString()).toBe("ranh giới");
  expect(journal.blob("00")).toBeUndefined();
});

test("listeners hear what changed once it is kept, and nothing of a repetition or a refusal", () => {
  const journal = journalInMemory();
  const heard: string[][] = [];
  const stop = journal.onChange((changed) => heard.push(changed.map((record) => record.id)));
  const request = { key: "k", input: "", answer: () => 1 };
  must(journal.append(draft([newPlace(id), newPlace("00694-03")], { request })));
  must(journal.append(draft([newPlace(id)], { request })));
  journal.append(draft([placeEdit(id, { voters: -1 })]));
  stop();
  must(journal.append(draft([placeEdit(id, { voters: 1 })])));
  expect(heard).toEqual([[id, "00694-03"]]);
});

test("a room's clock that steps back does not turn the order of arrival around", () => {
  const clock = new HandClock();
  const journal = journalInMemory(clock);
  must(journal.append(draft([newPlace(id)])));
  clock.room = morning - 60 * minute;
  clock.wall -= 24 * 60 * minute;
  must(journal.append(draft([placeEdit(id, { voters: 1 })])));
  expect(journal.record("polling-place", id)).toMatchObject({ fields: { voters: 1 }, knownAt: "2021-05-23T08:47:00+07:00" });
});

test("the first answer and the same again are the same bytes", () => {
  const journal = journalInMemory();
  const request = { key: "r-order", input: "same", answer: (changeSet: string) => ({ title: "t", changeSet, at: { z: 1, a: 2 } }) };
  const asked = (): string => JSON.stringify(must(journal.append(draft([newPlace(id)], { request }))).answer);
  const first = asked();
  expect(asked()).toBe(first);
});
