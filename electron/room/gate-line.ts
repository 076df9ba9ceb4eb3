import { z } from "zod";
import { isVaultMethod, type Problem, type VaultMethod, type VaultState, type WireReply, wireRequest } from "../contract/index.ts";
import { bugProblem } from "./calls.ts";
import type { Connection, Room, Viewer } from "./room.ts";

/** How many live queries a viewer may leave waiting at a closed door. */
const mostKept = 256;

/** What a line asks of the gate. */
export interface Gatekeeper {
  answer(viewer: Viewer, method: VaultMethod, input: unknown): Promise<{ ok: true; value: unknown } | { ok: false; error: Problem }>;
  state(viewer: Viewer): VaultState;
  /** Why the room answers nothing now. */
  refusal(): Problem;
}

const problem = (message: string, hint: string): Problem => ({ code: "bad-input", message, hint });
const numbered = z.looseObject({ id: z.number().int() });

/**
 * One viewer's line through the gate: methods of the vault are answered here, all else goes on to the room while it is open. Live
 * queries outlast a closed door: they begin again, from the whole, when it opens.
 */
export class GateLine implements Connection {
  readonly #viewer: Viewer;
  readonly #gate: Gatekeeper;
  readonly #deliver: (reply: WireReply) => void;
  readonly #left: () => void;
  #room: Connection | null = null;
  #isOpen = true;
  /** Live queries of the room by their id, as they were asked. */
  readonly #kept = new Map<number, unknown>();
  /** Calls the room has not answered yet. */
  readonly #asked = new Set<number>();
  /** Those who watch `vault.state`, and what each was last told. */
  readonly #watching = new Map<number, string>();

  constructor(viewer: Viewer, gate: Gatekeeper, deliver: (reply: WireReply) => void, left: () => void) {
    this.#viewer = viewer;
    this.#gate = gate;
    this.#deliver = deliver;
    this.#left = left;
  }

  receive(frame: unknown): void {
    if (!this.#isOpen) return;
    const read = wireRequest.safeParse(frame);
    if (!read.success) {
      const id = numbered.safeParse(frame);
      if (this.#room) this.#room.receive(frame);
      else
        this.#refuse(
          id.success ? id.data.id : -1,
          problem("Gói tin gửi đến phòng không đúng dạng.", "Chưa có gì thay đổi; tải lại màn hình rồi thử lại."),
        );
      return;
    }
    const request = read.data;
    if (request.verb === "cancel") {
      this.#kept.delete(request.id);
      if (!this.#watching.delete(request.id)) this.#room?.receive(frame);
    } else if (request.verb === "live") this.#watch(request.id, request.method, frame);
    else if (isVaultMethod(request.method)) void this.#ask(request.id, request.method, request.input);
    else if (this.#room) {
      this.#asked.add(request.id);
      this.#room.receive(frame);
    } else this.#refuse(request.id, this.#gate.refusal());
  }

  close(): void {
    this.#isOpen = false;
    this.#room?.close();
    this.#room = null;
    this.#kept.clear();
    this.#watching.clear();
    this.#left();
  }

  /** The door opened: what was asked for is asked of the room. */
  enter(room: Room): void {
    this.#room = room.connect(this.#viewer, (reply) => this.#fromRoom(reply));
    for (const frame of [...this.#kept.values()]) this.#room?.receive(frame);
  }

  /** The door closed: nothing more comes from the room, and nobody is left waiting. */
  leave(): void {
    this.#room?.close();
    this.#room = null;
    for (const id of this.#asked) this.#refuse(id, this.#gate.refusal());
    this.#asked.clear();
  }

  /** Tells those who watch the door what stands there now, where that is news. */
  tellState(): void {
    for (const id of this.#watching.keys()) this.#tell(id);
  }

  #watch(id: number, method: string, frame: unknown): void {
    if (method === "vault.state") {
      this.#watching.set(id, "");
      this.#tell(id);
    } else if (!this.#room && this.#kept.size >= mostKept)
      this.#send({ verb: "ended", id, error: problem("Có quá nhiều mục đang theo dõi.", "Đóng bớt màn hình rồi thử lại.") });
    else {
      this.#kept.set(id, frame);
      this.#room?.receive(frame);
    }
  }

  async #ask(id: number, method: VaultMethod, input: unknown): Promise<void> {
    this.#send({ verb: "answer", id, result: await this.#gate.answer(this.#viewer, method, input) });
  }

  #tell(id: number): void {
    const value = this.#gate.state(this.#viewer);
    const text = JSON.stringify(value);
    if (this.#watching.get(id) === text) return;
    this.#watching.set(id, text);
    this.#send({ verb: "news", id, value });
  }

  #fromRoom(reply: WireReply): void {
    if (reply.verb === "answer") this.#asked.delete(reply.id);
    else if (reply.verb === "ended") this.#kept.delete(reply.id);
    this.#send(reply);
  }

  #refuse(id: number, error: Problem): void {
    this.#send({ verb: "answer", id, result: { ok: false, error } });
  }

  #send(reply: WireReply): void {
    if (!this.#isOpen) return;
    try {
      this.#deliver(reply);
    } catch (error) {
      bugProblem("sending", error);
      this.close();
    }
  }
}
