import type { FieldsOf, RecordKind, UnitKey } from "../../electron/contract/index.ts";
import { AlertBook } from "../../electron/room/election/alerts-book.ts";
import { ElectionShelf } from "../../electron/room/election/election-books.ts";
import { reportId } from "../../electron/room/exercise/quick-reports.ts";
import { type Country, minuteMs, placeReport } from "./election-country.ts";
import { COMMUNES, PLACES, SLOTS } from "./election-load.ts";
import { median, quantile, timed } from "./measuring.ts";
import type { BenchRow } from "./row.ts";

/** 22:45: all reports of the day are due, and most came. */
export const NIGHT = 22 * 60 + 45;
const ROUNDS = 7;
const CHANGES = 400;
const ALL_BAR_MS = 500;
const ONE_BAR_MS = 5;
const scale = `${PLACES.toLocaleString("en")} places, ${COMMUNES.toLocaleString("en")} communes, ${SLOTS} slots, at 22:45`;

const step = (at: string) => ({ at: `2021-05-23T${at}:00+07:00`, by: null });

/** Tells the room one thing more, as an office hears it: mostly reports and steps of the day. */
const change = ({ picture, places }: Country, n: number): { kind: RecordKind; id: string } => {
  const place = places[(n * 1409) % places.length]!;
  const unit: UnitKey = `commune:${place.slice(0, 5)}`;
  const told = "2021-05-23T22:44:00+07:00";
  const tell = <K extends RecordKind>(kind: K, id: string, fields: FieldsOf<K> | undefined) => {
    if (fields) picture.put(kind, id, fields, told);
    return { kind, id };
  };
  const keep = <K extends RecordKind>(kind: K, id: string, other: Partial<FieldsOf<K>>) => {
    const before = picture.record(kind, id)?.fields;
    return tell(kind, id, before && { ...before, ...other });
  };
  switch (n % 10) {
    case 0:
    case 1:
    case 2:
      return tell("quick-report", reportId("t22", `place:${place}`), placeReport("t22", place, 300 + (n % 90), NIGHT - 1));
    case 3:
      return tell("quick-report", reportId("t19", unit), { ...placeReport("t19", place, 3000 + n, NIGHT - 1), unit });
    case 4:
    case 5:
      return keep("polling-day", place, { closed: n % 20 < 10 ? step("19:05") : null });
    case 6:
      return keep("incident", `incident-${n}`, { status: n % 20 < 10 ? "handling" : "closed" });
    case 7:
      return keep("polling-place", place, { readiness: n % 20 < 10 ? "lacking" : "ready" });
    case 8:
      return keep("polling-team", place, { member: 3 + (n % 9) });
    default:
      return keep("unit-review", `${unit}/2021-05-22`, { signedBy: n % 20 < 10 ? null : "Chủ tịch" });
  }
};

/** Every alert by its key, with what is told of it. */
const toldBy = (book: AlertBook, nowMs: number): string =>
  book
    .alerts(nowMs)
    .map(({ key, severity, text, since, n, of, weight, state }) => JSON.stringify([key, severity, text, since, n, of, weight, state]))
    .sort()
    .join("\n");

/** What the rules say of the whole country, and anew after one thing more was told. */
export function alertRows(land: Country): BenchRow[] {
  const nowMs = minuteMs(NIGHT);
  const shelf = new ElectionShelf(land.ground);
  const books = shelf.booksFor("restricted");
  const first = timed(() => void books.alerts.counts(nowMs));
  const ground = { ...books, ground: { ...land.ground, clearance: "restricted" as const }, states: shelf.statesFor("restricted") };
  let fresh = books.alerts;
  const all = Array.from({ length: ROUNDS }, () =>
    timed(() => {
      fresh = new AlertBook(ground);
      fresh.counts(nowMs);
    }),
  );
  const areAllSame = toldBy(fresh, nowMs) === toldBy(books.alerts, nowMs);
  const total = fresh.counts(nowMs).total;
  const lists: number[] = [];
  const one = Array.from({ length: CHANGES }, (_, n) => {
    const changed = [change(land, n)];
    const ms = timed(() => {
      shelf.renew(changed);
      books.alerts.counts(nowMs);
    });
    lists.push(timed(() => void books.alerts.alerts(nowMs)));
    return ms;
  });
  const areOnesSame = toldBy(books.alerts, nowMs) === toldBy(new AlertBook(ground), nowMs);
  const afresh = new ElectionShelf(land.ground).booksFor("restricted").alerts;
  const areBooksSame = toldBy(books.alerts, nowMs) === toldBy(afresh, nowMs);
  const [a, b] = [median(all), median(one)];
  return [
    {
      job: `alert rules over everything: ${scale}`,
      unit: "ms",
      ours: a,
      peers: {},
      ratio: null,
      bar: `≤ ${ALL_BAR_MS} ms, same alerts each time`,
      holds: a <= ALL_BAR_MS,
      checksum_ok: areAllSame && total > 0,
      note: `median of ${ROUNDS}, slowest ${Math.max(...all).toFixed(0)} ms; ${total.toLocaleString("en")} alerts; every rule judged anew and gathered, the other books as they stand. The very first time, with all they reckon for it: ${first.toFixed(0)} ms`,
    },
    {
      job: `alerts after one change: ${scale}`,
      unit: "ms",
      ours: b,
      peers: {},
      ratio: null,
      bar: `≤ ${ONE_BAR_MS} ms, same alerts as books made anew`,
      holds: b <= ONE_BAR_MS,
      checksum_ok: areOnesSame && areBooksSame,
      note: `median of ${CHANGES} changes of seven kinds, p95 ${quantile(one, 0.95).toFixed(1)} ms, slowest ${Math.max(...one).toFixed(1)} ms: every election book renewed and the alerts counted; putting all of them in order for the list ${median(lists).toFixed(1)} ms more`,
    },
  ];
}
