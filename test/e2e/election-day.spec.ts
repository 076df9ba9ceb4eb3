import type { Page } from "@playwright/test";
import { dateOf } from "../../renderer/format/moment.ts";
import type { Served } from "../serving.ts";
import { expect, test } from "./room-page.ts";
import { askRoom, figure } from "./time-page.ts";

const at = (clock: string, day = "23"): string => `2021-05-${day}T${clock}:00+07:00`;

const moveTo = (served: Served, clock: string, day?: string) => askRoom(served, "exercise.moveClock", { to: at(clock, day) });

const dayCounts = async (served: Served) => (await askRoom(served, "day.glance", {})).province;

/** Moves the clock as an officer does, from the badge of the exercise. */
const moveByHand = async (desk: Page, hour: string): Promise<void> => {
  await desk.getByTestId("exercise-clock").click();
  await desk.getByRole("button", { name: hour, exact: true }).click();
  await expect(desk.getByTestId("room-clock")).toContainText(hour);
};

/** So many voted, in each of the four ballots. */
const voted = (count: number) => ({ voted: { assembly: count, province: count, district: count, commune: count } });

test("the election day from 05:00 to midnight, driven by the room's clock", async ({ desk, served }) => {
  test.setTimeout(240_000);
  const tile = desk.getByTestId("figure-day");

  await test.step("05:00 to 08:47, looked back on: nobody open, then ever more, the silent never counted as open", async () => {
    const begun = [];
    for (const clock of ["05:00", "06:40", "07:10", "08:00"]) {
      const { province } = await askRoom(served, "day.glance", { knownAt: at(clock) });
      expect(province.begun + province.unsaid + province["not-open"]).toBe(1475);
      begun.push(province.begun);
    }
    expect(begun[0]).toBe(0);
    expect(begun).toEqual([...begun].sort((a, b) => a - b));
    const now = await dayCounts(served);
    expect(now).toMatchObject({ places: 1475, begun: 1463, unsaid: 11 });
    expect(begun.at(-1)).toBeLessThanOrEqual(now.begun);
    await expect(tile).toContainText(figure(now.begun));
  });

  const { rows: open } = await askRoom(served, "day.list", { state: "opened", limit: 2000 });
  const [first, second, third, fourth] = open.filter(({ communeCode }) => communeCode === "00688");
  if (!first || !second || !third || !fourth) throw new Error("the exercise has too few open places in 00688");
  const tooMany = (second.voters ?? 0) + 61;
  const unit = (place: { place: string }) => `place:${place.place}` as const;

  await test.step("09:30: what was due has gone missing, one cause to one call", async () => {
    await moveByHand(desk, "09:30");
    const { totals } = await askRoom(served, "reports.glance", {});
    const ofPlaces = totals.find(({ slot, level }) => slot === "t09" && level === "place");
    expect(ofPlaces).toMatchObject({ total: 1475 });
    expect(ofPlaces?.missing).toBeGreaterThan(1400);
    expect((ofPlaces?.onTime ?? 0) + (ofPlaces?.late ?? 0)).toBeGreaterThan(10);
    const { rows, silent } = await askRoom(served, "chase.list", { slot: "t09" });
    expect(silent).toBeGreaterThan(1400);
    expect(rows.length).toBeLessThan(silent / 5);
  });

  await test.step("late, impossible and corrected reports are all kept, and told", async () => {
    const late = await askRoom(served, "reports.save", { unit: unit(first), slot: "t09", ...voted(60), asOf: at("09:00") });
    expect(late.flags).toEqual([]);
    const { report } = await askRoom(served, "reports.get", { unit: unit(first), slot: "t09" });
    expect(report).toMatchObject({ state: "late", standing: "preliminary", voted: { assembly: 60 } });
    const impossible = await askRoom(served, "reports.save", { unit: unit(second), slot: "t09", ...voted(tooMany), asOf: at("09:00") });
    expect(impossible.flags.map(({ kind }) => kind)).toContain("voted-above-voters");
    const kept = await askRoom(served, "reports.get", { unit: unit(second), slot: "t09" });
    expect(kept.report?.voted.assembly).toBe(tooMany);
    const corrected = await askRoom(served, "reports.correct", { id: impossible.id, reason: "chép ngược chữ số", ...voted(58) });
    expect(corrected.flags.map(({ kind }) => kind)).not.toContain("voted-above-voters");
    expect((await askRoom(served, "reports.get", { unit: unit(second), slot: "t09" })).report).toMatchObject({
      correction: "chép ngược chữ số",
      voted: { assembly: 58 },
    });
  });

  await test.step("approved figures alone count where only approved ones do", async () => {
    const before = await askRoom(served, "turnout.summary", { slot: "t09", standing: "approved" });
    const { report } = await askRoom(served, "reports.get", { unit: unit(first), slot: "t09" });
    await askRoom(served, "reports.approve", { ids: [report?.id ?? ""] });
    const after = await askRoom(served, "turnout.summary", { slot: "t09", standing: "approved" });
    expect((after.figures.assembly.votedOf ?? 0) - (before.figures.assembly.votedOf ?? 0)).toBe(60);
  });

  await test.step("11:30: fewer than at nine is flagged; the commune nobody heard of is heard of", async () => {
    await moveTo(served, "11:30");
    const falling = await askRoom(served, "reports.save", { unit: unit(first), slot: "t11", ...voted(41), asOf: at("11:00") });
    expect(falling.flags.map(({ kind }) => kind)).toContain("falling");
    const { rows } = await askRoom(served, "day.list", { unit: "commune:00772" });
    expect(rows.every(({ state }) => state === "unsaid")).toBe(true);
    const told = await askRoom(served, "day.report", { ids: rows.map(({ place }) => place), word: "opened", at: at("07:30"), by: "Đồn Biên phòng" });
    expect(told.flags.length).toBeGreaterThan(0);
    expect(await dayCounts(served)).toMatchObject({ unsaid: 4, begun: 1470 });
    await expect(tile).toContainText(figure(1470));
  });

  await test.step("13:00: an interruption leads on the screen until the vote goes on", async () => {
    await moveTo(served, "13:10");
    const { id } = await askRoom(served, "interruptions.save", { place: third.place, cause: "dông lốc làm tốc mái", startedAt: at("13:02") });
    expect(await dayCounts(served)).toMatchObject({ interrupted: 1 });
    await expect(tile).toContainText("gián đoạn");
    await moveTo(served, "13:50");
    const by = "Tổ bầu cử";
    await askRoom(served, "interruptions.save", { id, sealed: { at: at("13:04"), by }, notified: { at: at("13:09"), by } });
    await askRoom(served, "interruptions.save", { id, resumed: { at: at("13:41"), by } });
    expect(await dayCounts(served)).toMatchObject({ interrupted: 0 });
    await expect(tile).not.toContainText("gián đoạn");
  });

  await test.step("14:30: the misprinted ballots come back, and are settled", async () => {
    await moveTo(served, "14:30");
    const before = await askRoom(served, "ballotMatters.list", {});
    const matter = before.rows.find((row) => row.open);
    expect(before.open).toBe(1);
    await askRoom(served, "ballotMatters.save", {
      id: matter?.id,
      reprintReceived: { at: at("14:10"), by: null },
      resumed: { at: at("14:20"), by: null },
    });
    expect((await askRoom(served, "ballotMatters.list", {})).open).toBe(0);
  });

  await test.step("18:40: closing before seven is kept and flagged, even at 100 %", async () => {
    await moveTo(served, "18:40");
    const early = await askRoom(served, "day.report", { ids: [fourth.place], word: "closed", at: at("18:31") });
    expect(early.flags.map(({ flag }) => flag)).toContain("closed-early");
    const { row } = await askRoom(served, "day.get", { place: fourth.place });
    expect(row).toMatchObject({ state: "closed", mark: "attention" });
  });

  await test.step("19:30 to 22:30: closing, counting, minutes; who has not said so is not taken to have closed", async () => {
    await moveTo(served, "19:30");
    const { rows } = await askRoom(served, "day.list", { state: "opened", limit: 2000 });
    const [kept, ...closing] = rows.map(({ place }) => place);
    await askRoom(served, "day.report", { ids: closing, word: "closed", at: at("19:00") });
    await moveTo(served, "21:15");
    const { row } = await askRoom(served, "day.get", { place: kept ?? "" });
    expect(row).toMatchObject({ state: "opened", mark: "attention" });
    expect(row.flags).toContain("close-unsaid");
    await askRoom(served, "day.report", { ids: closing, word: "counting", at: at("19:20") });
    await moveTo(served, "22:30");
    await askRoom(served, "day.report", { ids: closing.slice(0, 1000), word: "minutes", at: at("22:05") });
    const counts = await dayCounts(served);
    expect(counts).toMatchObject({ minutes: 1000, unsaid: 4, opened: 1 });
    expect(counts.counting + counts.minutes + counts.closed + counts.opened + counts.unsaid + counts["not-open"]).toBe(1475);
  });

  await test.step("what is sent upward is frozen: what comes after is told apart", async () => {
    const sent = await askRoom(served, "submissions.make", { slot: "t09", to: "Hội đồng bầu cử quốc gia", of: "all", number: null });
    await askRoom(served, "reports.save", { unit: unit(third), slot: "t09", ...voted(49), asOf: at("09:00") });
    const { rows } = await askRoom(served, "submissions.list", {});
    const told = rows.find(({ id }) => id === sent.id);
    expect(told?.after.map((one) => one.unit)).toContain(unit(third));
    expect(told?.sent.whole.turnout[0]?.voted).toBeLessThan(told?.live.whole.turnout[0]?.voted ?? 0);
  });

  await test.step("midnight: boxes handed over, the sheet tells the whole day, and every word of it stands in the journal", async () => {
    await moveTo(served, "00:00", "24");
    const { rows } = await askRoom(served, "day.list", { state: "minutes", limit: 2000 });
    const handed = await askRoom(served, "day.report", { ids: rows.map(({ place }) => place), word: "handedOver", at: at("23:40") });
    expect(handed.ids).toHaveLength(1000);
    expect(await dayCounts(served)).toMatchObject({ "handed-over": 1000 });
    await expect(desk.getByTestId("room-clock")).toContainText(dateOf(Date.parse(at("00:00", "24"))));
    await tile.click();
    await expect(desk.getByTestId("day-sheet")).toContainText(`${figure(1470)}/${figure(1475)}`);
    await expect(desk.getByTestId("day-sheet")).toContainText(`kết thúc ${figure(1469)}`);
    const { steps } = await askRoom(served, "record.history", { kind: "polling-day", id: fourth.place });
    expect(steps.map(({ title }) => title).join("\n")).toContain("kết thúc bỏ phiếu");
    expect(await askRoom(served, "journal.verify", {})).toMatchObject({ ok: true });
  });
});
