import { join } from "node:path";
import { vietnamTime, writtenNumber, writtenTime } from "../domain/vietnamese-format.ts";
import { lookAt } from "./backups/backup-file.ts";
import { backupsIn } from "./backups/newest-sound.ts";
import type { StoreKey } from "./database.ts";
import type { FolderFiles } from "./folder-contents.ts";
import { newestSchema } from "./migrations/index.ts";
import type { ReadingStatements } from "./rows.ts";
import { readSessionMark } from "./session-mark.ts";
import { readWitness } from "./witness.ts";

/** Something beside the journal that knows how far its station had come: the last arrival and its hash, or how that begins. */
export interface Claim {
  station: string;
  arrival: number;
  hash: string;
  by: { is: "session" | "witness" } | { is: "backup"; fileName: string };
}

/** So many of the newest copies are asked. */
const askedCopies = 3;

/** What lies beside a journal and knows of it. Read before the journal is: a room that runs meanwhile must not look ahead of itself. */
export function claimsOn(files: FolderFiles, key: StoreKey): Claim[] {
  const session = readSessionMark(files.open);
  const witness = readWitness(files.witness);
  const copies = backupsIn(files.backups)
    .slice(0, askedCopies)
    .flatMap(({ fileName }): Claim[] => {
      const look = lookAt(join(files.backups, fileName), key, newestSchema, "facts");
      if (look.standing !== "sound") return [];
      const { station, arrival, arrivalHash } = look.facts;
      return [{ station, arrival, hash: arrivalHash ?? "", by: { is: "backup", fileName } }];
    });
  const known: Claim[] = [];
  if (session) known.push({ ...session, by: { is: "session" } });
  if (witness) known.push({ ...witness, hash: witness.hash ?? "", by: { is: "witness" } });
  return [...known, ...copies];
}

/** Why `station` must have written more than the journal holds, in words; null where nothing says so. */
export function missingChanges(read: ReadingStatements, station: string, claims: readonly Claim[]): string | null {
  const last = read.lastChangeSet.get();
  const held = last?.arrival ?? 0;
  const own = claims.filter((claim) => claim.station === station && claim.arrival > 0).toSorted((a, b) => b.arrival - a.arrival);
  const [farthest] = own;
  if (farthest && farthest.arrival > held) {
    const since = last ? `, đều sau lúc ${writtenTime(vietnamTime(last.known_at))}` : "";
    const lost = `${writtenNumber(farthest.arrival - held)} thay đổi đã ghi không còn (số ${held + 1} đến ${farthest.arrival}${since})`;
    return `${whyShort(farthest)}: ${lost}. ${whatToDo(farthest)}`;
  }
  const parted = own.some(({ arrival, hash, by }) => by.is !== "backup" && !(read.changeSet.get(arrival)?.arrival_hash ?? "").startsWith(hash));
  return parted ? "Tệp journal.sqlite không phải tệp mà phòng này ghi gần nhất: nó đã rẽ sang một nhánh khác." : null;
}

function whyShort({ by }: Claim): string {
  switch (by.is) {
    case "session":
      return "Lần trước phòng không được đóng bình thường, và các thay đổi cuối bị mất khỏi tệp dữ liệu";
    case "witness":
      return "Tệp journal.sqlite cũ hơn lần phòng ghi gần nhất";
    case "backup":
      return `Tệp journal.sqlite cũ hơn bản sao lưu ${by.fileName} của chính phòng này`;
  }
}

const whatToDo = ({ by }: Claim): string =>
  by.is === "backup" ? "Có thể khôi phục bản sao ấy, hoặc ghi lại phần thiếu theo sổ trực." : "Hãy đối chiếu với sổ trực và ghi lại phần thiếu.";
