import { expect, test } from "vitest";
import { canonical } from "../../../electron/journal/canonical.ts";
import { RowBatch, rowsAtOnce } from "../../../electron/journal/row-batch.ts";

test("each row is put in once, in its order, however many there are", () => {
  for (const count of [0, 1, rowsAtOnce - 1, rowsAtOnce, rowsAtOnce + 1, 2 * rowsAtOnce + 7]) {
    const given = Array.from({ length: count }, (_, at): [number, string] => [at, `row ${at}`]);
    const columns: unknown[] = [];
    let calls = 0;
    const put = (...row: unknown[]): void => {
      calls += 1;
      columns.push(...row);
    };
    const batch = new RowBatch<[number, string]>({ one: { run: put }, many: { run: (rows) => put(...rows) } });
    for (const row of given) batch.add(row);
    batch.write();
    batch.write();
    expect(columns).toEqual(given.flat());
    expect(calls).toBe(Math.floor(count / rowsAtOnce) + (count % rowsAtOnce));
  }
});

test("text with half a character is refused with its place, though its keys stand in order", () => {
  expect(() => canonical({ a: 1, b: ["x", "\ud800y"] })).toThrow("$.b[1]: chữ bị hỏng mã");
  expect(() => canonical({ a: { "\udc00": 1 } })).toThrow("chữ bị hỏng mã");
  // What only looks like the escape of one is text like any other.
  expect(canonical({ a: "\\ud800" })).toBe('{"a":"\\\\ud800"}');
});
