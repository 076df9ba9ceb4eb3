/** An hour in a folded clause: where it stands, `HH:MM`, and whether the figures are of it or something happened then. */
export interface WrittenHour {
  at: number;
  end: number;
  time: string;
  /** `until`: the clause says its figures run to it ("đến 9h"); `event`: an opening, a close; `bare`: nothing is said of it. */
  of: "until" | "event" | "bare";
}

/** Hours as communes write them: "9h", "9h05", "9g05 phút", "9 giờ 30", "9:30". */
export const hourPattern = /(?<!\d)(\d{1,2})\s*(?:h|g|gio|:)\s*(\d{2})?(?!\d|[a-z])(?:\s*(?:phut|p)(?![a-z]))?/g;

const event = "(?:khai mac|bat dau|mo cua|don (?:tiep )?cu tri|ket thuc|dong cua|be mac)";
const eventIn = new RegExp(event);
/** "7h05 đã khai mạc", "7h khai mạc". */
const eventBehind = new RegExp(`^\\s*(?:(?:da|cung|dong loat|tien hanh|to chuc|le)\\s+)*${event}`);
const eventAtEnd = new RegExp(`${event}(?:\\s+(?:bau cu|luc|hoi|vao luc))*[^a-z0-9]*$`);
const untilBefore = /(?<![a-z])(?:den|toi|cap nhat)(?:\s+(?:luc|khoang|thoi diem|het))*\s*$/;
const fromBefore = /(?<![a-z])tu(?:\s+(?:luc|khoang))?\s*$/;
const onlyLeadsIn = /^[^a-z]*(?:vao\s+)?(?:luc|hoi|khoang)?[^a-z]*$/;

/** Whether a clause ends by naming what happened, so that an hour at the head of the next is of it: "Khai mạc, lúc 7h05". */
export const leavesEventOpen = (folded: string): boolean => eventAtEnd.test(folded) && folded.search(hourPattern) < 0;

/**
 * The hours of a clause, each with what it is of; a house grammar (L). An hour belongs to the opening or close named between the hour before
 * it and itself, or right behind it; "đến 9h" is of the figures, but not where a time "từ 7h đến 7h30" is told. `isEventOpen`: the clause
 * before ended by naming such an event.
 */
export function hoursIn(folded: string, isEventOpen: boolean): WrittenHour[] {
  const found = [...folded.matchAll(hourPattern)].filter(([, hour, minute]) => Number(hour) <= 24 && Number(minute ?? "0") <= 59);
  let from = 0;
  let isRange = false;
  return found.map((match, place) => {
    const [written, hour = "", minute = "00"] = match;
    const end = match.index + written.length;
    const before = folded.slice(from, match.index);
    const behind = folded.slice(end, found[place + 1]?.index);
    const saysUntil = untilBefore.test(before);
    const isOfEvent = eventIn.test(before) || eventBehind.test(behind) || (place === 0 && isEventOpen && onlyLeadsIn.test(before));
    const of = saysUntil && !isRange ? "until" : isOfEvent || (saysUntil && isRange) ? "event" : "bare";
    isRange = of === "event" && fromBefore.test(before);
    from = end;
    return { at: match.index, end, time: `${hour.padStart(2, "0")}:${minute}`, of };
  });
}
