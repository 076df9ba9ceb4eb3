import { type Election, elections, fail, ok, type Result, type TurnoutHead, type TurnoutRow, type TurnoutStanding } from "../../contract/index.ts";
import { remainingOf } from "../../domain/election/remaining.ts";
import { electorateOf, figureOf } from "../../domain/election/turnout-figures.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { TurnoutBook } from "../election/turnout-book.ts";
import { expectedAt, forecastAt, type Judged, laggardsAt, Middles } from "../election/turnout-judging.ts";
import { notFound } from "../entry-rules.ts";
import { sooner } from "../layers/layer.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import { electorateDesk, hamletsBeneath, hamletTurn } from "./election-electorate.ts";
import type { HandlerTable } from "./handler.ts";

interface OfSlot {
  election?: Election | undefined;
  slot?: string | undefined;
  standing?: TurnoutStanding | undefined;
}

/** What a question of turnout is of: its columns, its slot's number (-1 where the regime has none) and what every answer says of itself. */
interface Question {
  book: TurnoutBook;
  judged: Judged;
  slot: number;
  head: TurnoutHead;
  now: number;
}

/** Who only looks sees what is approved, whatever is asked for. */
const question = (room: RoomParts, viewer: Viewer, asked: OfSlot): Result<Question> => {
  const book = room.election.booksFor(viewer.clearance).turnout;
  const now = room.clock.now();
  const columns = book.columns(now);
  const standing = viewer.mayWrite ? (asked.standing ?? "all") : "approved";
  const election = asked.election ?? "assembly";
  const key = asked.slot ?? book.slotAt(now)?.key;
  const slot = key === undefined ? -1 : columns.slotNumber(key);
  if (asked.slot !== undefined && slot < 0)
    return fail(
      "not-found",
      "Chế độ báo cáo đang dùng không có kỳ báo cáo cử tri đi bầu này.",
      "Chọn lại kỳ trong danh sách; số liệu đã nhận vẫn còn nguyên.",
      columns.slots.map(({ name }) => name),
    );
  const outside = book.outside(now);
  const turns = room.moment ? null : book.turnsAt(now);
  return ok({
    book,
    judged: { columns, sums: columns.sums(standing), election: elections.indexOf(election) },
    slot,
    now,
    head: {
      election,
      standing,
      slots: columns.slots.map(({ key: slotKey, name, asOf }) => ({ key: slotKey, name, asOf })),
      slot: columns.slots[slot]?.key ?? null,
      outside,
      asOf: columns.slots[slot]?.asOf ?? null,
      validUntil: turns === null ? null : vietnamTime(turns),
    },
  });
};

/** One figure for each of the four elections. */
const perElection = <T>(make: (election: number) => T): Record<Election, T> => ({
  assembly: make(0),
  province: make(1),
  district: make(2),
  commune: make(3),
});

const noSlots = (): Result<never> =>
  fail("not-found", "Chế độ báo cáo đang dùng không có kỳ nào báo cử tri đi bầu.", "Thêm kỳ báo cáo ở bảng Báo cáo, mục chế độ báo cáo.");

/** Cử tri đi bầu: how many voted, who is left, how it will come out. */
export const turnoutDesk = {
  "turnout.summary": (room, viewer, asked) => {
    const asks = question(room, viewer, asked);
    if (!asks.ok) return asks;
    const { judged, slot, head } = asks.value;
    if (slot < 0) return noSlots();
    return ok({
      ...head,
      figures: perElection((election) => figureOf(judged.sums, slot, election, 0)),
      electorates: perElection((election) => electorateOf(judged.sums.told, election, 0)),
      remaining: remainingOf(judged.sums, slot, 0),
    });
  },
  "turnout.rows": (room, viewer, asked) => {
    const asks = question(room, viewer, asked);
    if (!asks.ok) return asks;
    const { judged, slot, head } = asks.value;
    if (slot < 0) return noSlots();
    const { columns, sums, election } = judged;
    const { tree } = columns;
    const open = new Set<string>(["province", ...(asked.open ?? [])]);
    const rows: TurnoutRow[] = [];
    const add = (unit: number, depth: number): void => {
      const key = columns.keys[unit] ?? "";
      const [first, end] = unit < tree.inner ? [tree.first[unit] ?? 0, tree.end[unit] ?? 0] : [0, 0];
      const isOpen = end > first && open.has(key);
      rows.push({
        unit: key,
        level: columns.levelOf(unit),
        name: columns.nameOf(unit),
        depth,
        children: end - first,
        open: isOpen,
        figure: figureOf(sums, slot, election, unit),
        electorate: electorateOf(sums.told, election, unit),
      });
      if (isOpen) for (let child = first; child < end; child++) add(child, depth + 1);
    };
    add(0, 0);
    return ok({ ...head, rows });
  },
  "turnout.unit": (room, viewer, asked) => {
    const asks = question(room, viewer, asked);
    if (!asks.ok) return asks;
    const { book, judged, slot, head, now } = asks.value;
    if (slot < 0) return noSlots();
    const { columns, sums, election } = judged;
    const unit = columns.numberOf(asked.unit);
    if (unit === undefined) return notFound("đơn vị này");
    const hamlets = unit < columns.tree.inner ? [] : hamletsBeneath(book, asked.unit).map((hamlet) => hamletTurn(hamlet, now));
    const turns = hamlets.reduce<number | null>((next, { to, over }) => (over ? next : sooner(next, Date.parse(to))), null);
    const validUntil = room.moment ? null : sooner(head.validUntil === null ? null : Date.parse(head.validUntil), turns);
    return ok({
      ...head,
      validUntil: validUntil === null ? null : vietnamTime(validUntil),
      unit: asked.unit,
      name: unit < columns.tree.inner ? columns.nameOf(unit) : book.units.nameOf(asked.unit),
      curve: columns.slots.map(({ key }, at) => ({
        slot: key,
        figure: figureOf(sums, at, election, unit),
        expected: expectedAt(book, judged, at, unit, new Middles(judged, at)),
      })),
      electorate: electorateOf(sums.told, election, unit),
      remaining: remainingOf(sums, slot, unit),
      ...forecastAt(judged, slot, unit),
      hamlets,
    });
  },
  "turnout.laggards": (room, viewer, asked) => {
    const asks = question(room, viewer, asked);
    if (!asks.ok) return asks;
    const { book, judged, slot, head } = asks.value;
    if (slot < 0) return noSlots();
    const unit = judged.columns.numberOf(asked.unit ?? "province");
    return unit === undefined ? notFound("đơn vị này") : ok({ ...head, ...laggardsAt(book, judged, slot, unit) });
  },
  ...electorateDesk,
} satisfies Pick<HandlerTable, "turnout.summary" | "turnout.rows" | "turnout.unit" | "turnout.laggards"> & typeof electorateDesk;
