import { z } from "zod";
import { read, stage } from "./method.ts";

/**
 * What stands at the room's door. `to-be-made`: a new real room waits for its passphrase; `locked`: it is encrypted and not opened;
 * `open`; `working`: being opened, encrypted or restored; `refused`: it could not be opened, `problem` says why.
 */
export interface VaultState {
  state: "to-be-made" | "locked" | "open" | "working" | "refused";
  exercise: boolean;
  /** Whether the folder is encrypted. */
  protected: boolean;
  /** Ways in besides the passphrase; null for a viewer who may use none. */
  ways: {
    recoveryKey: boolean;
    /** When somebody said that the recovery key in force is put away; null: nobody has. */
    recoveryKeyStoredAt: string | null;
    /** `holders`: told only while the room is open; null before. */
    envelope: { holders: [string, string] | null; madeAt: string; storedAt: string | null } | null;
    keychain: boolean;
  } | null;
  /** Whether this machine has a real keychain that could keep the key. */
  keychainPossible: boolean;
  /** Minutes without a hand on it after which the surface locks; null: never. */
  idleMinutes: number | null;
  /** What is being done now and how far it is, 0 to 1; null where nothing is. */
  work: { what: string; done: number | null } | null;
  problem: { message: string; hint: string } | null;
  /** When the next attempt is heard after several wrong ones; null: at once. Wall time, ISO. */
  waitUntil: string | null;
}

/** What a new journal made of a damaged one would hold (or holds), and what it lacks. */
export interface SalvageTold {
  /** Change sets taken over as they were signed, with when they arrived, and their entries. */
  taken: number;
  entries: number;
  /** As they were signed too, but hung on one that is lost: kept until another station brings that one. */
  waiting: number;
  /** Records whose last values would else be lost, said again by the new station. */
  saidAgain: number;
  /** Entries that are read and proved by nothing, those that cannot be read, and change sets of which nothing is left. */
  unproven: number;
  unreadable: number;
  lost: number;
  /** Whether there may have been more after the last that could be read. */
  isEndUnread: boolean;
  /** Whether the old station's own key names the new one; else other stations must accept it. */
  succeeds: boolean;
}

const passphrase = z.string().min(1).max(500);
const byRecoveryKey = z.strictObject({ by: z.literal("recovery-key"), recoveryKey: z.string().max(200) });
const byEnvelope = z.strictObject({ by: z.literal("envelope"), shares: z.tuple([z.string().max(200), z.string().max(200)]) });

/** Methods answered at the door, whether or not the room behind it is open. */
export const vaultMethods = {
  "vault.state": read<VaultState>()(z.strictObject({})),
  /** Makes a new real room, encrypted; the recovery key is told this once. */
  "vault.create": stage<{ recoveryKey: string }>()(z.strictObject({ passphrase })),
  "vault.open": stage<{ by: "passphrase" | "recovery-key" | "envelope" | "keychain" }>()(
    z.discriminatedUnion("by", [
      z.strictObject({ by: z.literal("passphrase"), passphrase }),
      byRecoveryKey,
      byEnvelope,
      z.strictObject({ by: z.literal("keychain") }),
    ]),
  ),
  /** Encrypts an open room that is not yet; the recovery key is told this once. */
  "vault.protect": stage<{ recoveryKey: string }>()(z.strictObject({ passphrase })),
  /**
   * `current`: the passphrase, the recovery key, or both shares of the envelope with a plus sign between. The old passphrase opens neither this
   * folder nor its backups any more; a copy of the folder carried off before still opens by it.
   */
  "vault.changePassphrase": stage<{ changed: true }>()(z.strictObject({ current: z.string().max(500), next: passphrase })),
  /** Says that the recovery key or the envelope in force is put away; the code itself is given and must open. */
  "vault.stored": stage<{ storedAt: string }>()(z.discriminatedUnion("by", [byRecoveryKey, byEnvelope])),
  /** Looks at a folder that could not be opened again, and opens it where that now goes. */
  "vault.retry": stage<{ state: VaultState["state"] }>()(z.strictObject({})),
  /** A new recovery key; the old one no longer opens this folder, but still a copy of the folder made before. */
  "vault.newRecoveryKey": stage<{ recoveryKey: string }>()(z.strictObject({ passphrase })),
  /** A way in for the day: two shares for two holders, each told this once, both needed. The old envelope no longer opens this folder, but still a copy of it made before. */
  "vault.newEnvelope": stage<{ shares: { holder: string; code: string }[]; madeAt: string }>()(
    z.strictObject({ passphrase, holders: z.tuple([z.string().trim().min(1).max(100), z.string().trim().min(1).max(100)]) }),
  ),
  "vault.useKeychain": stage<{ keychain: boolean }>()(z.strictObject({ passphrase, on: z.boolean() })),
  "vault.setIdle": stage<{ idleMinutes: number | null }>()(z.strictObject({ idleMinutes: z.number().int().min(1).max(240).nullable() })),
  /** Whether this opens the room: what the locked surface asks. */
  "vault.check": stage<{ right: boolean }>()(z.strictObject({ passphrase })),
  /** Closes the room and locks it. */
  "vault.lock": stage<{ locked: true }>()(z.strictObject({})),
  /** Puts a backup in the journal's place: a copy of now is made first, and the room opens as a new station that succeeds the old. */
  /** What `salvage.makeAnew` would come to; nothing is written. Refused where the journal is not damaged. */
  "salvage.preview": stage<SalvageTold>()(z.strictObject({})),
  /** Puts what is saved of a damaged journal in its place as a sound one of a new station; `keptAs`: where the damaged files are kept, inside the folder. */
  "salvage.makeAnew": stage<SalvageTold & { keptAs: string }>()(z.strictObject({})),
  "backups.restore": stage<{ restored: string; keptAs: string }>()(z.strictObject({ fileName: z.string() })),
} as const;
