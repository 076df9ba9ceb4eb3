import { describe, expect, it } from "vitest";
import {
  dateOf,
  dateTimeOf,
  dayStartOf,
  isoOf,
  readDate,
  readDateTime,
  shortMomentOf,
  showDate,
  timeOf,
  weekdayOf,
} from "../../../../renderer/format/moment.ts";

const opening = "2021-05-23T08:47:00+07:00";

describe("moments are written in Hà Giang's time, whatever zone the machine is in", () => {
  it("writes hour and day as Vietnam does", () => {
    expect(timeOf(opening)).toBe("08:47");
    expect(dateOf(opening)).toBe("23/5/2021");
    expect(dateTimeOf(opening)).toBe("08:47 23/5/2021");
    expect(weekdayOf(opening)).toBe(0);
  });
  it("turns the day at Hà Giang's midnight, not at UTC's", () => {
    expect(dateOf("2021-05-22T17:00:00Z")).toBe("23/5/2021");
    expect(dateOf("2021-05-22T16:59:59Z")).toBe("22/5/2021");
  });
  it("begins the day at Hà Giang's midnight", () => {
    for (const time of ["2021-05-23T00:00:00+07:00", opening, "2021-05-23T23:59:59+07:00"])
      expect(isoOf(dayStartOf(Date.parse(time)))).toBe("2021-05-23T00:00:00+07:00");
  });
  it("gives the room its own offset", () => {
    expect(isoOf("2021-05-23T01:47:05Z")).toBe("2021-05-23T08:47:05+07:00");
  });
  it("leaves out the day of today only", () => {
    const now = Date.parse(opening);
    expect(shortMomentOf("2021-05-23T00:05:00+07:00", now)).toBe("00:05");
    expect(shortMomentOf("2021-05-22T18:00:00+07:00", now)).toBe("18:00 22/5");
  });
});

describe("moments are read as officers write them", () => {
  it.each([
    ["23/5/2021 07:30", "2021-05-23T07:30:00+07:00"],
    ["07:30 23/5/2021", "2021-05-23T07:30:00+07:00"],
    ["7h30 23-05-2021", "2021-05-23T07:30:00+07:00"],
    ["7g05 23.5.2021", "2021-05-23T07:05:00+07:00"],
    ["23/5/2021", "2021-05-23T00:00:00+07:00"],
  ])("%s", (text, iso) => expect(readDateTime(text)).toBe(iso));

  it.each(["", "hôm nay", "31/6/2021 07:30", "29/2/2021", "23/5/2021 24:00", "23/5/2021 07:60", "5/23/2021", "23/5/21"])("refuses %s", (text) =>
    expect(readDateTime(text)).toBeNull(),
  );

  it("reads and writes days", () => {
    expect(readDate("29/2/2020")).toBe("2020-02-29");
    expect(showDate("2020-02-29")).toBe("29/2/2020");
  });
});
