import type { z } from "zod";
import {
  isVaultMethod,
  type MethodName,
  type OutputOf,
  ok,
  type Problem,
  type Result,
  type VaultMethod,
  type VaultState,
  vaultMethods,
  type WireReply,
} from "../contract/index.ts";
import { clearUnfinished, isHeld } from "../journal/protection.ts";
import { storageProblem } from "../journal/storage-problem.ts";
import { bugProblem } from "./calls.ts";
import type { Asked } from "./desks/handler.ts";
import { Door } from "./gate-door.ts";
import { type Gatekeeper, GateLine } from "./gate-line.ts";
import { inputRefused, isPlainData } from "./input-faults.ts";
import { openRoom } from "./open-room.ts";
import type { Connection, Room, RoomOptions, Viewer } from "./room.ts";
import { type Keychain, noKeychain } from "./vault/keychain.ts";
import { finishProtection, protectStore } from "./vault/protecting.ts";
import { putInPlace } from "./vault/restoring.ts";
import { isDamaged, saveDamaged } from "./vault/salvaging.ts";
import { Vault } from "./vault/vault.ts";
import * as words from "./vault/words.ts";

export interface GateOptions extends Omit<RoomOptions, "key"> {
  keychain?: Keychain;
  /** Opens a locked room, and makes one in an empty folder, without anybody at a page: for scripts. */
  passphrase?: string;
}

const inputs: { [M in VaultMethod]: { input: z.ZodType<Asked<M>> } } = vaultMethods;
type Handlers = { [M in VaultMethod]: (asked: Asked<M>, viewer: Viewer) => Promise<Result<OutputOf<M>>> };

/**
 * Opens the gate of the room kept in `folder`. An exercise and a room that is not encrypted open at once; a new real room waits for its
 * passphrase, an encrypted one for one of its keys. Refused, with words, as `openRoom` refuses, and where `passphrase` does not open it.
 */
export async function openGate(folder: string, options: GateOptions): Promise<Result<Room>> {
  const gate = new Gate(folder, options);
  const begun = await gate.begin();
  return begun.ok ? ok(gate) : begun;
}

class Gate implements Room, Gatekeeper {
  readonly #folder: string;
  readonly #options: GateOptions;
  readonly #vault: Vault;
  readonly #lines = new Set<GateLine>();
  readonly #handlers: Handlers;
  readonly #door = new Door(() => this.#tell());
  #room: Room | null = null;
  #keychainPossible = false;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(folder: string, options: GateOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#vault = new Vault(folder, options.keychain ?? noKeychain, options.wallClock ?? Date.now);
    const vault = this.#vault;
    const whileOpen =
      <A, T>(run: (asked: A) => Promise<Result<T>> | Result<T>) =>
      async (asked: A): Promise<Result<T>> => {
        if (this.#door.state !== "open") return { ok: false, error: this.refusal() };
        return vault.key === null ? words.notProtected() : run(asked);
      };
    this.#handlers = {
      "vault.state": async (_asked, viewer) => ok(this.state(viewer)),
      "vault.retry": async () => {
        if (this.#door.state === "refused" && this.#lookAgain()) await this.#enter();
        return ok({ state: this.#door.state });
      },
      "vault.create": ({ passphrase }) => this.#create(passphrase),
      "vault.open": async (way) => {
        const isOpen = this.#door.state === "open";
        if (isOpen && vault.key === null) return words.notProtected();
        const opened = isOpen ? await vault.prove(way) : await this.#unlock(() => vault.open(way));
        return opened.ok ? ok({ by: way.by }) : opened;
      },
      "vault.protect": ({ passphrase }) => this.#protect(passphrase),
      "vault.changePassphrase": whileOpen(({ current, next }) => vault.changePassphrase(current, next)),
      "vault.newRecoveryKey": whileOpen(({ passphrase }) => vault.newRecoveryKey(passphrase)),
      "vault.newEnvelope": whileOpen(({ passphrase, holders }) => vault.newEnvelope(passphrase, holders)),
      "vault.stored": whileOpen((way) => vault.stored(way)),
      "vault.useKeychain": whileOpen(({ passphrase, on }) => vault.useKeychain(passphrase, on)),
      "vault.setIdle": whileOpen(({ idleMinutes }) => vault.setIdle(idleMinutes)),
      "vault.check": whileOpen(({ passphrase }) => vault.check(passphrase)),
      "vault.lock": whileOpen(() => this.#lock()),
      "backups.restore": ({ fileName }) => this.#restore(fileName),
      "salvage.preview": (_asked, viewer) => this.#salvage(viewer, true),
      "salvage.makeAnew": (_asked, viewer) => this.#salvage(viewer, false),
    };
  }

  async begin(): Promise<Result<null>> {
    const { exercise, passphrase } = this.#options;
    if (exercise) return this.#enter();
    if (isHeld(this.#folder)) return { ok: false, error: words.heldElsewhere };
    clearUnfinished(this.#folder);
    this.#keychainPossible = (await this.#options.keychain?.isReal()) ?? false;
    if (this.#lookAgain()) return this.#enter();
    if (passphrase === undefined) return ok(null);
    if (this.#door.state === "to-be-made") {
      const made = await this.#make(passphrase, false);
      return made.ok ? ok(null) : made;
    }
    if (this.#door.state === "refused") return { ok: false, error: this.refusal() };
    return this.#unlock(() => this.#vault.open({ by: "passphrase", passphrase }));
  }

  call<M extends MethodName>(viewer: Viewer, method: M, input: unknown): Promise<Result<OutputOf<M>>> {
    if (isVaultMethod(method)) return this.answer(viewer, method, input);
    return this.#room ? this.#room.call(viewer, method, input) : Promise.resolve({ ok: false, error: this.refusal() });
  }

  connect(viewer: Viewer, send: (reply: WireReply) => void): Connection {
    const line = new GateLine(viewer, this, send, () => this.#lines.delete(line));
    this.#lines.add(line);
    if (this.#room) line.enter(this.#room);
    return line;
  }

  async close(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#leave();
      this.#vault.lock();
    });
  }

  refusal(): Problem {
    return this.#door.refusal();
  }

  state(viewer: Viewer): VaultState {
    return this.#door.told(this.#vault, { isDesk: viewer.mayWrite, exercise: this.#options.exercise, keychainPossible: this.#keychainPossible });
  }

  async answer<M extends VaultMethod>(viewer: Viewer, method: M, input: unknown): Promise<Result<OutputOf<M>>> {
    const read = inputs[method].input.safeParse(input);
    const isRead = vaultMethods[method].access === "read";
    if (!isRead && !viewer.mayWrite) return words.viewOnly();
    if (!read.success) return inputRefused(read.error.issues, input);
    if (!isPlainData(input)) return inputRefused([], input);
    const run = async (): Promise<Result<OutputOf<M>>> => {
      try {
        return await this.#handlers[method](read.data, viewer);
      } catch (error) {
        return storageProblem(error) ?? { ok: false, error: bugProblem(method, error) };
      } finally {
        this.#tell();
      }
    };
    return isRead ? run() : this.#inTurn(run);
  }

  /** What changes the door's state or uses a key goes one after another: two guesses at once are one after the other, too. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(run);
    this.#lastTurn = turn.catch(() => null);
    return turn;
  }

  #tell(): void {
    for (const line of this.#lines) line.tellState();
  }

  /** Whether the room is clear and can be entered at once. */
  #lookAgain(): boolean {
    const standing = this.#vault.look();
    if (standing.is === "refused") this.#door.stand("refused", standing.problem);
    else if (standing.is === "locked") this.#door.stand("locked", standing.note);
    else if (standing.is === "to-be-made") this.#door.stand("to-be-made");
    else this.#door.stand("working");
    return standing.is === "clear";
  }

  /** Opens the room behind the gate, with the key at hand if there is one. */
  async #enter(): Promise<Result<null>> {
    await this.#door.working("Đang mở phòng");
    const opened = await openRoom(this.#folder, { ...this.#options, key: this.#vault.key });
    if (!opened.ok) {
      // A door that is shut holds no key.
      this.#vault.lock();
      this.#door.stand("refused", opened.error);
      return opened;
    }
    this.#room = opened.value;
    this.#door.stand("open");
    for (const line of this.#lines) line.enter(opened.value);
    return ok(null);
  }

  async #leave(): Promise<void> {
    const room = this.#room;
    this.#room = null;
    for (const line of this.#lines) line.leave();
    await room?.close();
  }

  async #make(passphrase: string, recovery: boolean): Promise<Result<{ recoveryKey: string | null }>> {
    const made = await this.#vault.make(passphrase, recovery);
    if (!made.ok) return made;
    const entered = await this.#enter();
    if (!entered.ok) {
      this.#vault.forget();
      this.#lookAgain();
      return entered;
    }
    this.#vault.copy();
    return made;
  }

  async #create(passphrase: string): Promise<Result<{ recoveryKey: string }>> {
    if (this.#door.state !== "to-be-made") return this.#options.exercise ? words.isExercise() : words.alreadyThere();
    const made = await this.#make(passphrase, true);
    return made.ok ? ok({ recoveryKey: made.value.recoveryKey ?? "" }) : made;
  }

  async #unlock(open: () => Promise<Result<null>>): Promise<Result<null>> {
    if (this.#door.state !== "locked") return { ok: false, error: this.refusal() };
    const note = this.#door.problem;
    const opened = await open();
    if (!opened.ok) return opened;
    const entered = await this.#enter();
    if (!entered.ok) {
      this.#door.stand("locked", note);
      return entered;
    }
    this.#vault.copy();
    void this.#inTurn(() => this.#finishProtection());
    return ok(null);
  }

  async #lock(): Promise<Result<{ locked: true }>> {
    await this.#door.working("Đang khóa phòng");
    await this.#leave();
    this.#vault.copy();
    this.#vault.lock();
    this.#lookAgain();
    return ok({ locked: true });
  }

  /** The clear store is replaced by an encrypted one; until that moment it stands as it was. */
  async #protect(passphrase: string): Promise<Result<{ recoveryKey: string }>> {
    if (this.#options.exercise) return words.isExercise();
    if (this.#door.state !== "open") return { ok: false, error: this.refusal() };
    if (this.#vault.key !== null) return words.alreadyThere();
    const made = await this.#vault.make(passphrase, true);
    if (!made.ok) return made;
    await this.#door.working("Đang mã hóa dữ liệu");
    await this.#leave();
    const key = this.#vault.key;
    const encrypted = key ? await protectStore(this.#folder, key) : words.notProtected();
    if (!encrypted.ok) this.#vault.forget();
    const entered = await this.#enter();
    if (!encrypted.ok) return encrypted;
    if (!entered.ok) return entered;
    await this.#finishProtection();
    this.#vault.copy();
    return ok({ recoveryKey: made.value.recoveryKey ?? "" });
  }

  async #finishProtection(): Promise<void> {
    const key = this.#vault.key;
    if (key === null || this.#door.state !== "open") return;
    const left = await finishProtection(this.#folder, key, (work) => this.#door.tellWork(work));
    if (left) this.#door.stand("open", left);
  }

  #restore(fileName: string): Promise<Result<{ restored: string; keptAs: string }>> {
    const tell = (work: VaultState["work"]): void => this.#door.tellWork(work);
    return this.#whileClosed("Đang khôi phục từ bản sao lưu", () => putInPlace(this.#folder, this.#vault.key, fileName, this.#wall(), tell));
  }

  async #salvage(viewer: Viewer, isTrial: boolean): Promise<Result<OutputOf<"salvage.makeAnew">>> {
    const asked = await isDamaged(this.#room, viewer);
    if (!asked.ok) return asked;
    const save = () => saveDamaged(this.#folder, this.#vault.key, this.#wall(), isTrial);
    return isTrial ? save() : this.#whileClosed("Đang lập nhật ký mới từ phần cứu được", save);
  }

  /** Whatever becomes of the work, the room is opened again: with what was put in its place, or as it was. */
  async #whileClosed<T>(what: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#door.state !== "open") return { ok: false, error: this.refusal() };
    await this.#door.working(what);
    await this.#leave();
    const done = await work();
    const entered = await this.#enter();
    return !done.ok || entered.ok ? done : entered;
  }

  #wall(): number {
    return (this.#options.wallClock ?? Date.now)();
  }
}
