import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonical } from "../../../../electron/journal/canonical.ts";
import type { EntryBody } from "../../../../electron/journal/change-set.ts";
import { certifiedBytes, spelledChangeSet } from "../../../../electron/journal/exchange/bundle.ts";
import { highestCount, latestMoment } from "../../../../electron/journal/hybrid-clock.ts";
import { seal } from "../../../../electron/journal/seal.ts";
import { atOnce } from "../../../../electron/journal/slices.ts";
import { newStationKeys, signer } from "../../../../electron/journal/station-key.ts";
import { verify } from "../../../../electron/journal/verify.ts";
import { bundleOf, readBytes, take } from "../../../bundles.ts";
import { draft, HandClock, morning, must, newPlace, placeEdit, Station } from "../../../journals.ts";

const station = new Station();
must(station.write(draft([newPlace("A"), newPlace("B")], { blobs: [new Uint8Array([7, 8, 9])] })));
must(station.write(draft([placeEdit("A", { readiness: "ready" })])));
must(station.write(draft([placeEdit("B", { voters: 3 })])));
const whole = bundleOf(station).toString();
const lines = whole.split("\n").slice(0, -1);
const written = (some: string[]): Buffer => Buffer.from(some.map((line) => `${line}\n`).join(""));

/** Why a bundle is not taken; the test fails where it is. */
function refusal(bytes: Uint8Array): string {
  const read = readBytes(bytes);
  if (read.ok) throw new Error("the bundle was read");
  expect(read.error).toMatchObject({ code: "unreadable-file", hint: expect.stringContaining("Chưa có gì được ghi") });
  return read.error.message;
}
const altered = (at: number, change: (line: string) => string): Buffer => written(lines.map((line, place) => (place === at ? change(line) : line)));
/** Header, one station, three change sets, a blob, the certificate. */
const [stationAt, firstAt, blobAt, lastAt] = [1, 2, 5, 6];

test("what a station sends is read as it stands", () => {
  const bundle = must(readBytes(Buffer.from(whole)));
  expect(lines).toHaveLength(7);
  expect(bundle).toMatchObject({ madeBy: station.id, clearance: "restricted", since: 0, exercise: false, entries: 4 });
  expect(bundle.changeSets.map(({ sealed }) => spelledChangeSet(sealed))).toEqual(lines.slice(firstAt, blobAt));
  expect(bundle.head).toBe(station.store.ledger.tally("restricted").head);
});

describe("refused, the first bad line named", () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ["nothing", () => new Uint8Array(), /tệp trống/],
    ["something else", () => Buffer.from("PK\u0003\u0004 a spreadsheet\n"), /không phải gói nhật ký.*dòng 1/],
    ["JSON of another kind", () => Buffer.from('{"type":"FeatureCollection"}\n'), /không phải gói nhật ký.*dòng 1/],
    ["no text at all", () => new Uint8Array([0xff, 0xfe, 0x00, 0x0a]), /không phải gói nhật ký.*dòng 1/],
    ["a BOM in front", () => Buffer.from(`\ufeff${whole}`), /BOM/],
    ["line ends of Windows", () => Buffer.from(whole.replaceAll("\n", "\r\n")), /CRLF/],
    ["the last line missing", () => written(lines.slice(0, -1)), /bị cắt cụt/],
    ["cut within a line", () => Buffer.from(whole).subarray(0, -200), /bị cắt cụt.*dòng 7/],
    ["only the first line", () => written(lines.slice(0, 1)), /bị cắt cụt/],
    ["a line after the end", () => written([...lines, lines[firstAt]!]), /còn dòng sau dòng chứng nhận/],
    ["a line taken out", () => written(lines.toSpliced(firstAt + 1, 1)), /thiếu 1 thay đổi so với chứng nhận, ở thay đổi/],
    ["a line twice", () => written(lines.toSpliced(firstAt, 0, lines[firstAt]!)), /thừa 1 thay đổi/],
    [
      "lines in another order",
      () => written([...lines.slice(0, 2), lines[3]!, lines[2]!, ...lines.slice(4)]),
      /đổi chỗ so với chứng nhận, ở thay đổi/,
    ],
    ["an empty line", () => written(lines.toSpliced(3, 0, "")), /dòng không đọc được.*dòng 4/],
    ["a line of an unknown kind", () => written(lines.toSpliced(3, 0, '{"kind":"greeting"}')), /không thuộc loại nào.*dòng 4/],
    ["a value altered", () => altered(firstAt + 2, (line) => line.replace('voters\\":3', 'voters\\":9')), /nội dung không khớp.*dòng 5/],
    ["a header altered", () => altered(firstAt + 1, (line) => line.replace('number\\":2', 'number\\":4')), /chữ ký không đúng.*dòng 4/],
    [
      "a signature exchanged",
      () => altered(firstAt, (line) => line.replace(/"signature":"[0-9a-f]{128}"/, `"signature":"${"0".repeat(128)}"`)),
      /chữ ký không đúng.*dòng 3/,
    ],
    [
      "a station's key exchanged",
      () => altered(stationAt, (line) => line.replace(/"publicKey":"[0-9a-f]{64}"/, `"publicKey":"${"1".repeat(64)}"`)),
      /không khớp với mã của trạm.*dòng 2/,
    ],
    ["a station left out", () => written(lines.toSpliced(stationAt, 1)), /không có khóa của trạm.*dòng 2/],
    ["a station twice", () => written(lines.toSpliced(stationAt, 0, lines[stationAt]!)), /hai dòng.*dòng 3/],
    ["a blob altered", () => altered(blobAt, (line) => line.replace("BwgJ", "BwgK")), /tệp kèm .* không khớp.*dòng 6/],
    ["a blob that is no base64", () => altered(blobAt, (line) => line.replace("BwgJ", "Bw*J")), /base64.*dòng 6/],
    ["the certificate altered", () => altered(lastAt, (line) => line.replace('entries\\":4', 'entries\\":5')), /chữ ký của chứng nhận.*dòng 7/],
    ["a newer format", () => altered(0, (line) => line.replace('"version":1', '"version":2')), /do bản mới hơn lập.*dòng 1/],
    ["a first line altered", () => altered(0, (line) => line.replace('"since":0', '"since":1')), /bị sửa hoặc đổi chỗ/],
    ["a marking it does not claim to hold", () => altered(0, (line) => line.replace('"restricted"', '"open"')), /bị sửa/],
    ["nesting without end", () => altered(3, () => "[".repeat(3_000_000)), /dòng không đọc được.*dòng 4/],
    ["a huge line", () => altered(3, () => `{"kind":"change-set","x":"${"x".repeat(20_000_000)}"}`), /không đúng dạng.*dòng 4/],
  ])("%s", (_name, bytes, message) => {
    expect(refusal(bytes())).toMatch(message);
  });
});

/** A bundle some station wrote by other means than this product, whole and signed. */
function forged(
  change: {
    clearance?: string;
    header?: Record<string, unknown>;
    entries?: unknown[];
    marking?: "open" | "restricted";
    more?: (lines: string[]) => string[];
  } = {},
): Buffer {
  const keys = newStationKeys(new Uint8Array(32).fill(3));
  const sign = signer(keys.privateKey);
  const id = "01890000-0000-7000-8000-000000000001";
  const entries = change.entries ?? [{ kind: "polling-place", id: "A", version: 1, trueAt: morning, set: { voters: 1 } }];
  const sealed = seal(
    // Only what a forger writes is not of the type.
    {
      id,
      marking: change.marking ?? "open",
      wall: morning,
      note: { actor: "a", title: "t" },
      entries: entries.map((each): EntryBody => JSON.parse(JSON.stringify(each))),
    },
    { number: 0, head: null, clock: [0, 0] },
    { id: keys.id, sign },
    (size) => new Uint8Array(size),
  );
  const headerText = change.header ? canonical({ ...sealed.header, ...change.header }) : sealed.headerText;
  const changeSet = { ...sealed, headerText, signature: sign(Buffer.from(`change-set\n${headerText}`)) };
  const publicKey = Buffer.from(keys.publicKey).toString("hex");
  const before = [
    canonical({
      kind: "journal-bundle",
      version: 1,
      madeBy: keys.id,
      madeAt: morning,
      wall: morning,
      clearance: change.clearance ?? "restricted",
      since: 0,
      exercise: false,
    }),
    canonical({ kind: "station", id: keys.id, publicKey }),
    spelledChangeSet(changeSet),
  ];
  const all = change.more ? change.more(before) : before;
  const head = hash("sha256", `header\n${headerText}`, "hex");
  const body = canonical({
    madeBy: keys.id,
    stations: 1,
    changeSets: 1,
    entries: entries.length,
    blobs: 0,
    chains: [{ station: keys.id, marking: change.marking ?? "open", number: sealed.header.number, head, entries: entries.length }],
    head: hash("sha256", `head\n${head}`, "hex"),
    hash: hash("sha256", written(all), "hex"),
  });
  return written([...all, canonical({ kind: "certificate", body, signature: sign(certifiedBytes(body)).toString("hex") })]);
}

describe("refused though its station signed it", () => {
  test("a sound one of the same making is read", () => {
    must(readBytes(forged()));
  });

  test.each<[string, Buffer, RegExp]>([
    ["a newer form of change set", forged({ header: { format: 2 } }), /định dạng 2, mới hơn.*dòng 3/],
    ["a newer form with new members", forged({ header: { format: 3, colour: "red" } }), /định dạng 3, mới hơn.*dòng 3/],
    ["a marking beyond what the first line claims", forged({ clearance: "open", marking: "restricted" }), /vượt mức mật.*dòng 3/],
    ["a first place with something before it", forged({ header: { previous: "a".repeat(64) } }), /không hợp với thay đổi trước nó/],
    ["an id that is none", forged({ header: { id: "x" } }), /mã của thay đổi/],
    ["a wall clock no date can say", forged({ header: { wall: Number.MAX_SAFE_INTEGER } }), /giờ của trạm .* không thể có/],
    ["a hybrid clock no date can say", forged({ header: { clock: [9e15, 0] } }), /giờ của trạm .* không thể có/],
    ["a hybrid clock of the next century", forged({ header: { clock: [latestMoment + 1, 0] } }), /giờ của trạm .* không thể có/],
    ["a count nothing can be added to", forged({ header: { clock: [morning, Number.MAX_SAFE_INTEGER] } }), /giờ của trạm .* không thể có/],
    ["a wall clock of the next century", forged({ header: { wall: latestMoment + 1 } }), /giờ của trạm .* không thể có/],
    [
      "a true time of the next century",
      forged({ entries: [{ kind: "polling-place", id: "A", version: 1, trueAt: latestMoment + 1, set: {} }] }),
      /giờ xảy ra không thể có/,
    ],
    [
      "a true time no date can say",
      forged({ entries: [{ kind: "polling-place", id: "A", version: 1, trueAt: 9e15, set: {} }] }),
      /giờ xảy ra không thể có/,
    ],
    ["an entry that is none", forged({ entries: ["text"] }), /mục 1 không đọc được/],
    ["fewer entries than the header says", forged({ header: { entries: 2 } }), /nội dung không khớp/],
  ])("%s", (_name, bytes, message) => {
    expect(refusal(bytes)).toMatch(message);
  });
});

test("kinds, versions and fields of a newer release are kept, counted, forwarded and not folded", () => {
  const entries = [
    { kind: "drone-sighting", id: "1", version: 1, trueAt: morning, set: { voted: 5 } },
    { kind: "polling-place", id: "A", version: 2, trueAt: morning, set: { voters: { posted: 5 } } },
    { kind: "polling-place", id: "A", version: 1, trueAt: morning, set: { colour: "red" } },
  ];
  const [first, second] = [new Station(), new Station()];
  const bytes = forged({ entries });
  expect(must(take(first, bytes))).toMatchObject({ merged: 1, entries: 3, unreadEntries: 3, notes: [expect.stringContaining("bản mới hơn")] });
  expect(first.store.ledger.ends.unread).toBe(3);
  must(take(second, bundleOf(first)));
  expect(second.store.ledger.tally("open")).toEqual(first.store.ledger.tally("open"));
  expect(second.sealed()[0]?.entries.map((part) => ("text" in part ? JSON.parse(part.text) : undefined))).toEqual(entries);
});

test("a value that is none is not called newer", () => {
  const entries = [
    { kind: "polling-place", id: "A", version: 1, trueAt: morning, set: { voters: "many" } },
    { kind: "polling-place", id: "A", version: 1, trueAt: morning, set: { colour: "red" } },
  ];
  expect(must(take(new Station(), forged({ entries }))).notes).toEqual([
    expect.stringMatching(/^1 mục do bản mới hơn ghi/),
    expect.stringMatching(/^1 mục có giá trị không hợp lệ/),
  ]);
});

test("one id for two contents is refused, nothing of it kept", () => {
  const to = new Station();
  must(take(to, forged()));
  const before = to.db.serialize();
  expect(take(to, forged({ entries: [{ kind: "polling-place", id: "B", version: 1, trueAt: morning, set: {} }] }))).toMatchObject({
    ok: false,
    error: { code: "bad-input", message: expect.stringContaining("mang mã của một thay đổi khác") },
  });
  expect(to.db.serialize().equals(before)).toBe(true);
});

test("the last clock a station can claim keeps nobody from writing, and what is written goes on being read", () => {
  const to = new Station();
  must(to.write(draft([newPlace("A")])));
  must(take(to, forged({ header: { clock: [latestMoment, highestCount] } })));
  to.clock.pass(1000);
  must(to.write(draft([placeEdit("A", { voters: 2 })])));
  to.clock.pass(1000);
  must(to.write(draft([placeEdit("A", { voters: 3 })])));
  expect(to.store.ledger.shelves["polling-place"].folded("A")?.fields.voters).toBe(3);
  expect(atOnce(verify(to.store.ledger.read, "restricted"))).toBeUndefined();
  const third = new Station();
  must(take(third, bundleOf(to)));
  expect(third.store.ledger.tally("restricted")).toEqual(to.store.ledger.tally("restricted"));
});

test("nothing is written by a clock that no station would read again", () => {
  const clock = new HandClock();
  const own = new Station(clock);
  clock.wall = latestMoment + 1;
  expect(own.write(draft([newPlace("A")]))).toMatchObject({ ok: false, error: { message: expect.stringContaining("2000 đến 2099") } });
  expect(own.store.ledger.tally("restricted").entries).toBe(0);
  clock.wall = morning;
  must(own.write(draft([newPlace("A")])));
});

test("a chain's row with a clock that no station can have read is not believed", () => {
  const own = new Station();
  must(own.write(draft([newPlace("A")])));
  own.db.exec("UPDATE chain SET clock_milliseconds = 253402300799999, clock_count = 9007199254740991");
  const opened = own.copy();
  must(opened.write(draft([placeEdit("A", { voters: 2 })])));
  expect(opened.sealed().at(-1)?.header.clock[0]).toBe(opened.clock.wall);
  expect(atOnce(verify(opened.store.ledger.read, "restricted"))).toBeUndefined();
  must(take(new Station(), bundleOf(opened)));
});
