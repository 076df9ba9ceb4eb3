import type Database from "better-sqlite3";

/** Rows as `migrations/0003_frames.sql` holds them. */
interface FrameRow {
  number: number;
  true_from: number;
  true_to: number;
  entries: Buffer;
}

export function frameStatements(db: Database.Database) {
  return {
    framing: db.prepare<[], { fold_version: number; frame_version: number }>("SELECT fold_version, frame_version FROM framing"),
    count: db.prepare<[], { count: number }>("SELECT count(*) AS count FROM frame"),
    frames: db.prepare<[number, number], FrameRow>(
      "SELECT number, true_from, true_to, entries FROM frame WHERE number > ? AND number <= ? ORDER BY number",
    ),
    marks: db.prepare<[number, number], { number: number; marks: Buffer }>(
      "SELECT number, marks FROM frame WHERE number > ? AND number <= ? ORDER BY number",
    ),
    block: db.prepare<[number], { bodies: Buffer }>("SELECT bodies FROM frame_block WHERE number = ?"),
    chains: db.prepare<[number], { chains: string }>("SELECT chains FROM frame WHERE number = ?"),
    wholes: db.prepare<[], { frame: number; records: number }>("SELECT frame, records FROM whole_frame ORDER BY frame"),
    wholePart: db.prepare<[number, number], { bodies: Buffer }>("SELECT bodies FROM whole_part WHERE frame = ? AND part = ?"),
  };
}
export type FrameStatements = ReturnType<typeof frameStatements>;

export function framingStatements(db: Database.Database) {
  const clear = ["framing", "whole_frame", "whole_part", "frame_block", "frame"].map((table) => db.prepare<[], never>(`DELETE FROM ${table}`));
  return {
    clear: () => {
      for (const statement of clear) statement.run();
    },
    setFraming: db.prepare<[number, number], never>("INSERT INTO framing (one, fold_version, frame_version) VALUES (1, ?, ?)"),
    addFrame: db.prepare<[number, number, number, Uint8Array, Uint8Array, string], never>(
      "INSERT INTO frame (number, true_from, true_to, entries, marks, chains) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    addBlock: db.prepare<[number, Uint8Array], never>("INSERT INTO frame_block (number, bodies) VALUES (?, ?)"),
    // How its records stand is told by their entries.
    addWhole: db.prepare<[number, number], never>("INSERT INTO whole_frame (frame, records, marks) VALUES (?, ?, x'')"),
    setPart: db.prepare<[number, number, Uint8Array], never>("INSERT OR REPLACE INTO whole_part (frame, part, bodies) VALUES (?, ?, ?)"),
  };
}
export type FramingStatements = ReturnType<typeof framingStatements>;
