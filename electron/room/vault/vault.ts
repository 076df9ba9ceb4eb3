import { join } from "node:path";
import { ok, type Problem, type Result, type VaultState } from "../../contract/index.ts";
import { passphraseStrength } from "../../contract/weak-words.ts";
import { hasEncryptedBackups, standingOf } from "../../journal/protection.ts";
import { storageProblem } from "../../journal/storage-problem.ts";
import { type Holders, holdersIn, withHoldersSealed } from "./holders.ts";
import { readKeyCode } from "./key-code.ts";
import { copyKeyFile, dropSetAside, type KeyFile, keyCopyOf, keyFileOf, readKeyFile, setAside, type Ways, writeKeyFile } from "./key-file.ts";
import { newKeys, openBy, type WayIn, withEnvelope, withKeychain, withoutKeychain, withPassphrase, withRecoveryKey } from "./key-ring.ts";
import type { Keychain } from "./keychain.ts";
import { Patience } from "./patience.ts";
import * as words from "./words.ts";

/** What a real room's folder asks for: a passphrase to be made with, nothing (it is clear), a key, or something it lacks. */
export type Standing = { is: "to-be-made" } | { is: "clear" } | { is: "locked"; note: Problem | null } | { is: "refused"; problem: Problem };

/** Whether a passphrase is one the room takes. The dictionaries are read when first asked for. */
async function isStrong(passphrase: string): Promise<boolean> {
  const { guessesOf } = await import("../../domain/passphrase-strength.ts");
  return guessesOf(passphrase) >= passphraseStrength.least;
}

/** Ways that the disk spoiled, taken from the copy where it has them and wraps the same key. */
function mended(file: KeyFile, copy: KeyFile | null): KeyFile {
  if (copy === null || copy.keyId !== file.keyId) return file;
  const whole = <T>(here: T | "damaged" | null, there: T | "damaged" | null) => (here === "damaged" ? (there ?? "damaged") : here);
  const ways: Ways = {
    passphrase: whole(file.ways.passphrase, copy.ways.passphrase),
    recoveryKey: whole(file.ways.recoveryKey, copy.ways.recoveryKey),
    envelope: whole(file.ways.envelope, copy.ways.envelope),
    keychain: whole(file.ways.keychain, copy.ways.keychain),
  };
  return { ...file, ways };
}

/** The keys of one folder: what is there, the ways in, and the room's key while it is open. Methods are called one after another. */
export class Vault {
  readonly #folder: string;
  readonly #keychain: Keychain;
  readonly #wall: () => number;
  readonly #patience: Patience;
  #file: KeyFile | null = null;
  #key: Uint8Array | null = null;
  #isProtected = false;

  constructor(folder: string, keychain: Keychain, wall: () => number) {
    this.#folder = folder;
    this.#keychain = keychain;
    this.#wall = wall;
    this.#patience = new Patience(join(folder, "room.wrong"), wall);
  }

  /** The room's key; null while locked, and where the room is clear. */
  get key(): Uint8Array | null {
    return this.#key;
  }

  /** Whether the folder is encrypted, be it open, locked or not to be opened. */
  get isProtected(): boolean {
    return this.#isProtected || this.#key !== null;
  }

  get idleMinutes(): number | null {
    return this.#file?.idleMinutes ?? null;
  }

  get waitUntil(): string | null {
    const until = this.#patience.waitUntil;
    return until === null ? null : new Date(until).toISOString();
  }

  get ways(): NonNullable<VaultState["ways"]> {
    const { recoveryKey, envelope, keychain } = this.#file?.ways ?? { recoveryKey: null, envelope: null, keychain: null };
    return {
      recoveryKey: recoveryKey !== null,
      recoveryKeyStoredAt: recoveryKey === null || recoveryKey === "damaged" ? null : recoveryKey.storedAt,
      envelope:
        envelope === null || envelope === "damaged" ? null : { holders: this.#holders(), madeAt: envelope.madeAt, storedAt: envelope.storedAt },
      keychain: keychain !== null,
    };
  }

  #holders(): Holders | null {
    return this.#file && holdersIn(this.#file, this.#key);
  }

  /** Looks at the folder and reads its key file, or the copy beside the backups. */
  look(): Standing {
    const found = this.#lookIn();
    this.#isProtected = found.is === "locked" || found.is === "refused";
    return found;
  }

  #lookIn(): Standing {
    const standing = standingOf(this.#folder);
    if (standing === "nothing") return { is: "to-be-made" };
    if (standing === "clear") return { is: "clear" };
    const own = readKeyFile(keyFileOf(this.#folder));
    const copy = readKeyFile(keyCopyOf(this.#folder));
    if (typeof own !== "string") {
      this.#file = mended(own, typeof copy === "string" ? null : copy);
      return { is: "locked", note: null };
    }
    if (own === "newer") return { is: "refused", problem: words.keyFileNewer };
    if (typeof copy !== "string") {
      this.#file = copy;
      return { is: "locked", note: words.usingCopy };
    }
    if (standing === "lost" && own === "missing" && !hasEncryptedBackups(this.#folder)) return { is: "clear" };
    return { is: "refused", problem: own === "missing" ? words.keyFileMissing : words.keyFileDamaged };
  }

  /** Opens by one of the ways in; wrong passphrases make the next one wait. */
  async open(way: WayIn): Promise<Result<null>> {
    const found = await this.#keyBy(way);
    if (!found.ok) return found;
    this.#key = found.value;
    return ok(null);
  }

  /** Makes the keys of a folder, in place of any before. `recovery`: with a recovery key, told this once. */
  async make(passphrase: string, recovery: boolean): Promise<Result<{ recoveryKey: string | null }>> {
    if (!(await isStrong(passphrase))) return words.tooWeak();
    const made = await newKeys(passphrase, this.#now());
    const withKey = recovery ? withRecoveryKey(made.file, made.dataKey) : { file: made.file, recoveryKey: null };
    this.#keep(withKey.file);
    this.#key = made.dataKey;
    return ok({ recoveryKey: withKey.recoveryKey });
  }

  async check(passphrase: string): Promise<Result<{ right: boolean }>> {
    const mustWait = this.#patience.waitUntil !== null;
    const found = await this.prove({ by: "passphrase", passphrase });
    if (found.ok) return ok({ right: true });
    // What is wrong is only the passphrase; anything else is told.
    return found.error.code === "bad-input" && !mustWait ? ok({ right: false }) : found;
  }

  /** Whether this way opens; nothing is opened. */
  async prove(way: WayIn): Promise<Result<null>> {
    const found = await this.#keyBy(way);
    if (!found.ok) return found;
    found.value.fill(0);
    return ok(null);
  }

  /** `current`: the passphrase, or the recovery key, or both shares of the envelope with a plus sign between. */
  async changePassphrase(current: string, next: string): Promise<Result<{ changed: true }>> {
    const [one = "", two] = current.split("+");
    const way: WayIn =
      two !== undefined && readKeyCode(one).ok
        ? { by: "envelope", shares: [one, two] }
        : readKeyCode(current).ok
          ? { by: "recovery-key", recoveryKey: current }
          : { by: "passphrase", passphrase: current };
    const known = await this.#keyBy(way);
    if (!known.ok) return known;
    return this.#rewrap(async (file, key) => {
      if (!(await isStrong(next))) return words.tooWeak();
      return ok({ file: await withPassphrase(file, key, next), told: { changed: true } });
    });
  }

  newRecoveryKey(passphrase: string): Promise<Result<{ recoveryKey: string }>> {
    return this.#after(passphrase, async (file, key) => {
      const made = withRecoveryKey(file, key);
      return ok({ file: made.file, told: { recoveryKey: made.recoveryKey } });
    });
  }

  newEnvelope(passphrase: string, holders: Holders): Promise<Result<{ shares: { holder: string; code: string }[]; madeAt: string }>> {
    return this.#after(passphrase, async (file, key) => {
      const madeAt = this.#now();
      const made = withEnvelope(file, key, holders, madeAt);
      const shares = made.shares.map((code, at) => ({ holder: holders[at] ?? "", code }));
      return ok({ file: made.file, told: { shares, madeAt } });
    });
  }

  /** Somebody put the paper away. The code itself is given, so that no older paper is taken for the one that opens. */
  async stored(way: Extract<WayIn, { by: "recovery-key" | "envelope" }>): Promise<Result<{ storedAt: string }>> {
    const known = await this.prove(way);
    if (!known.ok) return known;
    const storedAt = this.#now();
    return this.#rewrap(async (file) => {
      const { recoveryKey, envelope } = file.ways;
      const ways = { ...file.ways };
      if (way.by === "recovery-key" && recoveryKey !== null && recoveryKey !== "damaged") ways.recoveryKey = { ...recoveryKey, storedAt };
      if (way.by === "envelope" && envelope !== null && envelope !== "damaged") ways.envelope = { ...envelope, storedAt };
      return ok({ file: { ...file, ways }, told: { storedAt } });
    });
  }

  useKeychain(passphrase: string, on: boolean): Promise<Result<{ keychain: boolean }>> {
    return this.#after<{ keychain: boolean }>(passphrase, async (file, key) => {
      if (!on) return ok({ file: withoutKeychain(file), told: { keychain: false } });
      const kept = (await this.#keychain.isReal()) ? await withKeychain(file, key, this.#keychain) : null;
      return kept ? ok({ file: kept, told: { keychain: true } }) : words.noRealKeychain();
    });
  }

  setIdle(idleMinutes: number | null): Result<{ idleMinutes: number | null }> {
    if (!this.#file) return words.notProtected();
    this.#keep({ ...this.#file, idleMinutes });
    return ok({ idleMinutes });
  }

  /** Forgets the room's key, as far as a program can. */
  lock(): void {
    this.#key?.fill(0);
    this.#key = null;
  }

  /** Puts a copy of the key file beside the backups, and the key file itself in order where the disk spoiled it. A disk that refuses costs no more than that. */
  copy(): void {
    try {
      this.#writeBack();
      copyKeyFile(this.#folder);
    } catch (error) {
      if (!storageProblem(error)) throw error;
    }
  }

  /** After a protection that did not come about. */
  forget(): void {
    this.lock();
    this.#file = null;
    this.#isProtected = false;
  }

  async #keyBy(way: WayIn): Promise<Result<Uint8Array>> {
    if (!this.#file) return words.notProtected();
    const until = this.#patience.waitUntil;
    if (way.by === "passphrase" && until !== null) return words.waiting(Math.ceil((until - this.#wall()) / 1000));
    const found = await openBy(this.#file, way, this.#keychain);
    if (found.ok) this.#patience.right();
    else if (way.by === "passphrase" && found.error.code === "bad-input") this.#patience.wrong();
    return found;
  }

  async #after<T>(passphrase: string, change: (file: KeyFile, key: Uint8Array) => Promise<Result<{ file: KeyFile; told: T }>>): Promise<Result<T>> {
    const known = await this.#keyBy({ by: "passphrase", passphrase });
    return known.ok ? this.#rewrap(change) : known;
  }

  async #rewrap<T>(change: (file: KeyFile, key: Uint8Array) => Promise<Result<{ file: KeyFile; told: T }>>): Promise<Result<T>> {
    if (!this.#file || !this.#key) return words.notProtected();
    const changed = await change(this.#file, this.#key);
    if (!changed.ok) return changed;
    this.#keep(changed.value.file);
    dropSetAside(this.#folder);
    return ok(changed.value.told);
  }

  /** On the disk first, then in use. */
  #keep(file: KeyFile): void {
    writeKeyFile(this.#folder, file);
    this.#file = file;
  }

  /** Writes the key file again where the one on the disk is gone or spoiled, and was opened by the copy's help, or names the holders in the clear. */
  #writeBack(): void {
    if (!this.#file) return;
    const sealed = this.#key ? withHoldersSealed(this.#file, this.#key) : this.#file;
    if (sealed !== this.#file) this.#keep(sealed);
    const own = readKeyFile(keyFileOf(this.#folder));
    if (typeof own !== "string" && !Object.values(own.ways).includes("damaged")) return;
    if (own !== "missing") setAside(keyFileOf(this.#folder));
    this.#keep(this.#file);
  }

  #now(): string {
    return new Date(this.#wall()).toISOString();
  }
}
