const offsetMs = 7 * 3_600_000;
const two = (value: number): string => String(value).padStart(2, "0");

/** ISO 8601 in Vietnam's time, always +07:00 (no daylight saving): `2021-05-23T08:47:00+07:00`; milliseconds only where there are some. */
export const vietnamTime = (ms: number): string => {
  const iso = new Date(ms + offsetMs).toISOString().slice(0, -1);
  return `${iso.endsWith(".000") ? iso.slice(0, -4) : iso}+07:00`;
};

/** Vietnam's calendar day of a moment given as ISO 8601 with offset: `2021-05-23`. */
export const vietnamDate = (iso: string): string => new Date(Date.parse(iso) + offsetMs).toISOString().slice(0, 10);

/** A day `2021-05-23` as written in Vietnam: `23/5/2021`. */
export const writtenDate = (date: string): string => {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)}/${Number(month)}/${Number(year)}`;
};

/** A moment (ISO 8601 with offset) as written in Vietnam: `07:30 23/5/2021`. */
export const writtenTime = (iso: string): string => {
  const local = new Date(Date.parse(iso) + offsetMs);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())} ${writtenDate(local.toISOString().slice(0, 10))}`;
};

/** `1.475`, `1,2`: dots between thousands, a decimal comma, at most `decimals` decimals, none where they are zero. */
export const writtenNumber = (value: number, decimals = 0): string => {
  const [whole = "0", fraction = ""] = Math.abs(value).toFixed(decimals).split(".");
  const kept = fraction.replace(/0+$/, "");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  const sign = value < 0 && (Number(whole) !== 0 || kept !== "") ? "-" : "";
  return `${sign}${grouped}${kept === "" ? "" : `,${kept}`}`;
};

/** An area: `1,2 km²`; what is too small for one decimal says so instead of reading 0. */
export const writtenArea = (km2: number): string => (km2 < 0.05 ? "dưới 0,1 km²" : `${writtenNumber(km2, 1)} km²`);
