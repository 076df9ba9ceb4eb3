import { describe, expect, it } from "vitest";
import { backTest, type Course, type DayHours, forecastClose } from "../../../../electron/domain/election/forecast.ts";
import { seeded } from "../../spatial/hagiang.ts";

const at = (hour: number): number => Date.parse("2021-05-23T00:00:00+07:00") + hour * 3_600_000;
const hours: DayHours = { begins: at(7), slots: [9, 11, 14, 17, 19, 22].map(at), closes: at(19) };
const [T09, T11, T14, T17, T19] = [0, 1, 2, 3, 4];

/** A commune's day: voters leave what remains by a pace that fades as the day goes on, every commune's its own way. */
const courseBy = (voters: number, paces: readonly number[]): Course => {
  let left = 1;
  let before = hours.begins;
  return {
    slots: hours.slots.map((ms, slot) => {
      left *= Math.exp((-(paces[slot] ?? 0) * (ms - before)) / 3_600_000);
      before = ms;
      return { voters, voted: Math.floor(voters * (1 - left)) };
    }),
  };
};

const provinceOf = (seed: number, communes = 193): { communes: Course[]; province: Course } => {
  const random = seeded(seed);
  const start = 0.25 + 0.3 * random();
  const fade = 0.75 + 0.3 * random();
  const own = Array.from({ length: communes }, () => {
    const pace = start * (0.6 + 0.8 * random());
    return courseBy(
      800 + Math.floor(random() * 4000),
      hours.slots.map((_, slot) => Math.max(0, pace * fade ** slot * (0.85 + 0.3 * random()))),
    );
  });
  const province: Course = {
    slots: hours.slots.map((_, slot) =>
      own.reduce((sum, { slots }) => ({ voters: sum.voters + (slots[slot]?.voters ?? 0), voted: sum.voted + (slots[slot]?.voted ?? 0) }), {
        voters: 0,
        voted: 0,
      }),
    ),
  };
  return { communes: own, province };
};

const spoken = (answer: ReturnType<typeof forecastClose>) => {
  if (answer.silence !== null) throw new Error(`silent: ${answer.silence}`);
  return answer;
};

describe("the forecast of the close", () => {
  it("holds what came in nine of ten made-up provinces, and is no wider than it need be", () => {
    let held = 0;
    let width = 0;
    const runs = 200;
    for (let seed = 1; seed <= runs; seed++) {
      const { communes, province } = provinceOf(seed);
      const { shares } = spoken(forecastClose(province, communes, hours, T14, true));
      const close = province.slots[T19]!;
      const came = close.voted / close.voters;
      if (came >= shares[0] && came <= shares[2]) held++;
      width += (shares[2] - shares[0]) / runs;
      expect(shares[0]).toBeLessThanOrEqual(shares[1]);
      expect(shares[1]).toBeLessThanOrEqual(shares[2]);
      expect(shares[2]).toBeLessThan(1);
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.9);
    expect(width).toBeLessThan(0.25);
  });

  it("never says fewer will have voted than have, nor everybody", () => {
    const { communes, province } = provinceOf(7);
    for (const from of [T11, T14, T17]) {
      const { shares } = spoken(forecastClose(province, communes, hours, from, true));
      const now = province.slots[from]!;
      expect(shares[0]).toBeGreaterThanOrEqual(now.voted / now.voters);
      expect(shares[2]).toBeLessThan(1);
    }
  });

  it("comes to what there is as the close comes near", () => {
    const { communes, province } = provinceOf(11);
    const width = (from: number): number => {
      const { shares } = spoken(forecastClose(province, communes, hours, from, true));
      return shares[2] - shares[0];
    };
    expect(width(T17)).toBeLessThan(width(T11));
  });

  it.each([
    ["few-slots", T09, (course: Course) => course, 193, true],
    ["closed", T19, (course: Course) => course, 193, true],
    ["few-tested", T11, (course: Course) => course, 12, true],
    ["few-reports", T14, (course: Course) => course, 193, false],
    ["few-reports", T14, ({ slots }: Course): Course => ({ slots: slots.map((one, slot) => (slot === T14 ? null : one)) }), 193, true],
    [
      "does-not-fit",
      T14,
      ({ slots }: Course): Course => ({ slots: slots.map((one, slot) => (slot === T14 && one ? { ...one, voted: one.voters + 3 } : one)) }),
      193,
      true,
    ],
    [
      "does-not-fit",
      T14,
      ({ slots }: Course): Course => ({ slots: slots.map((one, slot) => (slot === T14 && one ? { ...one, voted: 10 } : one)) }),
      193,
      true,
    ],
  ] as const)("is silent (%s) where too little is known or it does not fit", (silence, from, spoil, communes, isWhole) => {
    const day = provinceOf(3, communes);
    expect(forecastClose(spoil(day.province), day.communes, hours, from, isWhole)).toEqual({ silence });
  });

  it("leaves out of the spread what does not fit, and is not upset by it", () => {
    const { communes, province } = provinceOf(5);
    const odd: Course = { slots: hours.slots.map(() => ({ voters: 100, voted: 250 })) };
    const silentOne: Course = { slots: hours.slots.map(() => null) };
    const spoken1 = spoken(forecastClose(province, communes, hours, T14, true));
    const spoken2 = spoken(forecastClose(province, [...communes, odd, silentOne], hours, T14, true));
    expect(spoken2).toEqual(spoken1);
  });
});

describe("the back-test", () => {
  it("asks of an earlier slot with nothing but what was known then", () => {
    const { communes, province } = provinceOf(9);
    const later = communes.map(({ slots }): Course => ({ slots: slots.map((one, slot) => (slot > T14 ? null : one)) }));
    const told = backTest(province, communes, hours, T11, T14);
    expect(told?.shares).toEqual(backTest(province, later, hours, T11, T14)?.shares);
    expect(told?.judged).toBe(193);
    expect(told && told.held / told.judged).toBeGreaterThan(0.7);
    expect(told?.actual).toBeCloseTo(province.slots[T14]!.voted / province.slots[T14]!.voters, 12);
  });

  it("says nothing of the first slot, from which no change of pace is known", () => {
    const { communes, province } = provinceOf(9);
    expect(backTest(province, communes, hours, T09, T11)).toBeNull();
  });

  it("tells of the close where a slot comes after it: nobody votes from then on", () => {
    const { communes, province } = provinceOf(13);
    expect(backTest(province, communes, hours, T14, 5)?.shares).toEqual(backTest(province, communes, hours, T14, T19)?.shares);
    expect(backTest(province, communes, hours, T19, 5)).toBeNull();
  });
});
