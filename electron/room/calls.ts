import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { fail, isRoomMethod, methods, moment, type OutputOf, ok, type Problem, type Result, type RoomMethod } from "../contract/index.ts";
import { answeredBefore } from "./changes.ts";
import type { Asked, HandlerTable } from "./desks/handler.ts";
import { inputRefused, isPlainData } from "./input-faults.ts";
import type { RoomParts } from "./parts.ts";
import type { Viewer } from "./room.ts";

/** The methods' arguments, each schema tied to its own method's name. */
const inputs: { [M in RoomMethod]: { input: z.ZodType<Asked<M>> } } = methods;

/** Reads a method's argument; refuses what is not plain data, unknown keys and values out of bounds, each with its reason. */
export const readInput = <M extends RoomMethod>(method: M, input: unknown): Result<Asked<M>> => {
  const answer = inputs[method].input.safeParse(input);
  if (!answer.success) return inputRefused(answer.error.issues, input);
  return isPlainData(input)
    ? ok(answer.data)
    : fail("bad-input", "Dữ liệu gửi vào không phải dữ liệu thuần, chưa có gì thay đổi.", "Chỉ gửi chữ, số, danh sách và nhóm trường.");
};

/** Methods that speak of the store itself: they answer as now whatever the moment. */
export const ofTheStore: ReadonlySet<RoomMethod> = new Set(["journal.verify", "journal.stations", "backups.list"]);
/** Methods that go through the past though no moment is asked for. */
const goesBack: ReadonlySet<RoomMethod> = new Set(["journal.timeline", "changes.between"]);
/** For so long at most, in ms, looking back waits for the past to be laid down; then it is worked out as it lies, however long that takes. */
const laidDownWithinMs = 20_000;
/** Methods about what is in hand: there is nothing to draw in the past. */
const inHand: ReadonlySet<RoomMethod> = new Set(["area.preview", "area.buffer", "area.split", "area.ofCommunes"]);

const notInThePast = (): Result<never> =>
  fail(
    "no-such-moment",
    "Đang xem thời điểm đã qua nên không vẽ được.",
    "Chưa có gì thay đổi. Bấm Hiện tại trên thanh thời gian để về tình hình hiện tại rồi vẽ.",
  );

const momentAsked = z.object(moment);

/** Whether this viewer may ask this, and with what argument: the method known, the argument sound, the viewer allowed. */
export const admit = <M extends RoomMethod>(viewer: Viewer, method: M, input: unknown): Result<Asked<M>> => {
  if (methods[method].access === "write" && !viewer.mayWrite)
    return fail("forbidden", "Màn hình này chỉ được xem.", "Dùng máy của bàn trực để nhập hoặc sửa; tình hình trên màn hình này không đổi.");
  return readInput(method, input);
};

/** A bug, told to the log in full and to the caller without its insides. */
export const bugProblem = (where: string, error: unknown): Problem => {
  console.error(`room: ${where} failed`, error);
  return {
    code: "bug",
    message: "Phòng gặp lỗi ngoài dự kiến khi thực hiện việc này.",
    hint: "Dữ liệu đã lưu vẫn còn nguyên. Thử lại; nếu còn lỗi, báo người phụ trách kỹ thuật kèm giờ xảy ra.",
  };
};

export const unknownMethod = (name: string): Problem => ({
  code: "not-found",
  message: `Phòng không có chức năng “${name.slice(0, 100)}”.`,
  hint: "Kiểm tra lại tên chức năng hoặc phiên bản phần mềm.",
});

const cancelled = (): Result<never> => fail("cancelled", "Đã dừng theo yêu cầu.", "Chưa có gì thay đổi.");

const closing = (): Result<never> =>
  fail(
    "locked",
    "Phòng đang đóng lại nên không nhận thêm việc.",
    "Việc này chưa được ghi. Mở phòng lại rồi làm lại; những gì đã báo là đã ghi vẫn còn.",
  );

/**
 * Runs methods one after another where they change something, so that each change sees the one before it; reading never waits for
 * anything but the geometry to catch up. Staging a file changes nothing and does not wait in line.
 */
export class Calls {
  readonly #room: RoomParts;
  readonly #handlers: HandlerTable;
  #lastChange: Promise<unknown> = Promise.resolve();
  #isClosing = false;

  constructor(room: RoomParts, handlers: HandlerTable) {
    this.#room = room;
    this.#handlers = handlers;
  }

  async call<M extends RoomMethod>(viewer: Viewer, method: M, input: unknown, signal?: AbortSignal): Promise<Result<OutputOf<M>>> {
    if (!isRoomMethod(method)) return { ok: false, error: unknownMethod(String(method)) };
    const asked = admit(viewer, method, input);
    if (!asked.ok) return asked;
    const run = () => this.run(viewer, method, asked.value, signal);
    if (!methods[method].inTurn) return run();
    const turn = this.#lastChange.then(run);
    this.#lastChange = turn;
    return turn;
  }

  /** Takes nothing new from here on; resolves once the change now being made is made. What waits behind it is refused unwritten. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#lastChange;
  }

  /** Runs a method already admitted; never throws. */
  async run<M extends RoomMethod>(viewer: Viewer, method: M, asked: Asked<M>, signal?: AbortSignal): Promise<Result<OutputOf<M>>> {
    if (this.#isClosing) return closing();
    try {
      await this.#room.settled();
      if (signal?.aborted) return cancelled();
      if (methods[method].access === "write") {
        const before = answeredBefore(this.#room, viewer, method, asked);
        if (!before.ok) return before;
        if (before.value) return ok(before.value.answer);
      }
      const room = await this.roomFor(viewer, method, asked);
      if (!room.ok) return room;
      if (signal?.aborted) return cancelled();
      const handler: HandlerTable[M] = this.#handlers[method];
      return await handler(room.value, viewer, asked, signal);
    } catch (error) {
      if (signal?.aborted) return cancelled();
      if (this.#isClosing && methods[method].access === "read") return closing();
      const problem = bugProblem(method, error);
      // What a damaged journal can no longer say is no bug of the room's.
      const { state, message } = this.#room.journal.opening("open");
      if (state === "salvaged-read-only") return fail("unreadable-file", "Phần nhật ký cần cho việc này đã hỏng, không đọc được.", message);
      return { ok: false, error: problem };
    }
  }

  async #laidDown(): Promise<void> {
    const stop = new AbortController();
    const late = sleep(laidDownWithinMs, undefined, { ref: false, signal: stop.signal }).catch(() => {});
    await Promise.race([this.#room.journal.settled(), late]);
    stop.abort();
  }

  /** The room at the moment asked for, settled; refused with words where there is none. Changes know of no moment but now. */
  async roomFor<M extends RoomMethod>(viewer: Viewer, method: M, asked: Asked<M>): Promise<Result<RoomParts>> {
    if (methods[method].access !== "read" || ofTheStore.has(method)) return ok(this.#room);
    const { knownAt, trueAt } = momentAsked.parse(asked);
    if (inHand.has(method) && (knownAt !== undefined || trueAt !== undefined)) return notInThePast();
    // After an import tens of thousands of entries are worked out anew for any moment after it, unless somebody has laid them down before.
    if (knownAt !== undefined || trueAt !== undefined || goesBack.has(method)) await this.#laidDown();
    const room = await this.#room.at({ knownAt, trueAt }, viewer.clearance);
    if (room.ok) await room.value.settled();
    return room;
  }
}
