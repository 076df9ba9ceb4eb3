import { createStore, type StoreApi } from "zustand/vanilla";
import type { InputOf, LiveMethod, MethodName, OutputOf } from "../../electron/contract/methods.ts";
import type { Problem, Result } from "../../electron/contract/result.ts";
import type { LiveValue, WireReply } from "../../electron/contract/wire.ts";
import type { LineClosed, Transport } from "./transport.ts";

/** `refused`: the token is missing or wrong; `since`: ms since 1970 on this machine when the state began. */
export interface Connection {
  state: "connecting" | "open" | "lost" | "refused";
  since: number;
  /** True once the line has been open: what is on screen came from the room. */
  everOpen: boolean;
}

/** The surface's way to the room: calls, live queries that survive a lost line, and the state of that line. */
export interface RoomClient {
  call<M extends MethodName>(method: M, input: InputOf<M>, signal?: AbortSignal): Promise<Result<OutputOf<M>>>;
  /** Tells `onNews` the answer now and after each change; asks again after a reconnection. Returns the way to stop. */
  live<M extends LiveMethod>(method: M, input: InputOf<M>, onNews: (value: LiveValue<M>) => void, onEnded?: (problem: Problem) => void): () => void;
  connection: StoreApi<Connection>;
  start(): void;
  stop(): void;
}

/** Time as the client uses it; tests give their own. Milliseconds. */
export interface Timing {
  now(): number;
  after(ms: number, run: () => void): () => void;
}

export const browserTiming: Timing = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** A room that says nothing for this long while asked is lost. A killed one is known at once, by its closed line. */
const SILENCE_MS = 20_000;
/** After a stall of the page itself its timers come before the frames that waited: those are heard first. */
const GRACE_MS = 1_000;
/** A refusal may only mean that a slow page was late with its token. */
const REFUSED_RETRY_MS = 10_000;
/** How often a quiet line is asked whether it still stands. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = [250, 500, 1_000, 2_000, 3_000];

const lost: Problem = {
  code: "cancelled",
  message: "Mất kết nối với phòng trước khi có trả lời.",
  hint: "Chưa rõ việc vừa yêu cầu đã được ghi hay chưa. Chờ kết nối lại rồi xem lại; gửi lại không bị ghi hai lần.",
};
const stopped: Problem = { code: "cancelled", message: "Đã dừng theo yêu cầu.", hint: "Không có gì thay đổi." };

const isReply = (frame: unknown): frame is WireReply =>
  typeof frame === "object" && frame !== null && "verb" in frame && "id" in frame && typeof frame.id === "number";

/** The room and this page are one release behind one contract: an answer to `method` has that method's type. */
const answers = <M extends MethodName>(_method: M, result: Result<unknown>): result is Result<OutputOf<M>> => typeof result.ok === "boolean";
const isNews = <M extends LiveMethod>(_method: M, value: unknown): value is LiveValue<M> => typeof value === "object" && value !== null;

interface Query {
  id: number;
  ask(id: number): void;
  news(value: unknown): void;
  ended(problem: Problem): void;
}

export const createRoomClient = (transport: Transport, timing: Timing = browserTiming): RoomClient => {
  const connection = createStore<Connection>(() => ({ state: "connecting", since: timing.now(), everOpen: false }));
  const calls = new Map<number, (result: Result<unknown>) => void>();
  const queries = new Map<number, Query>();
  let lastId = 0;
  let attempt = 0;
  let heardAt = 0;
  let framesHeard = 0;
  let running = false;
  let cancelTimer = () => {};
  const nextId = () => ++lastId;
  const isOpen = () => connection.getState().state === "open";

  const schedule = (ms: number, run: () => void) => {
    cancelTimer();
    cancelTimer = timing.after(ms, run);
  };
  const enter = (state: Connection["state"]) => {
    const before = connection.getState();
    if (before.state !== state) connection.setState({ state, since: timing.now(), everOpen: before.everOpen || state === "open" });
  };

  const failed = (why: LineClosed) => {
    cancelTimer();
    transport.close();
    enter(why === "refused" ? "refused" : "lost");
    for (const settle of calls.values()) settle({ ok: false, error: lost });
    calls.clear();
    const wait = RETRY_MS[Math.min(attempt++, RETRY_MS.length - 1)];
    if (running) schedule(why === "refused" ? REFUSED_RETRY_MS : (wait ?? 3_000), connect);
  };
  /** Asks for something small and counts silence as loss; on the first answer the line is open. */
  const greet = () => {
    const heardBefore = framesHeard;
    const id = nextId();
    calls.set(id, (result) => {
      if (result.ok || result.error.code !== "unauthorised") return;
      failed("refused");
    });
    transport.send({ verb: "call", id, method: "room.info", input: {} });
    schedule(SILENCE_MS, () => schedule(GRACE_MS, () => (framesHeard > heardBefore && isOpen() ? beat() : failed("broken"))));
  };
  const beat = () => schedule(HEARTBEAT_MS, () => (timing.now() - heardAt < HEARTBEAT_MS ? beat() : greet()));
  const opened = () => {
    attempt = 0;
    enter("open");
    for (const query of [...queries.values()]) {
      queries.delete(query.id);
      query.id = nextId();
      queries.set(query.id, query);
      query.ask(query.id);
    }
    beat();
  };
  const received = (frame: unknown) => {
    if (!isReply(frame)) return;
    heardAt = timing.now();
    framesHeard++;
    if (frame.verb === "answer") {
      const settle = calls.get(frame.id);
      calls.delete(frame.id);
      settle?.(frame.result);
      const refused = !frame.result.ok && frame.result.error.code === "unauthorised";
      if (!isOpen() && !refused) opened();
    } else if (frame.verb === "news") queries.get(frame.id)?.news(frame.value);
    else {
      queries.get(frame.id)?.ended(frame.error);
      queries.delete(frame.id);
    }
  };
  const connect = () => {
    if (!running) return;
    for (const id of queries.keys()) transport.send({ verb: "cancel", id });
    schedule(SILENCE_MS, () => failed("broken"));
    transport.open({ opened: greet, received, closed: failed });
  };

  return {
    connection,
    call(method, input, signal) {
      if (signal?.aborted) return Promise.resolve({ ok: false, error: stopped });
      if (!isOpen()) return Promise.resolve({ ok: false, error: lost });
      const id = nextId();
      return new Promise((resolve) => {
        const settle = (result: Result<unknown>) => {
          signal?.removeEventListener("abort", abort);
          if (answers(method, result)) resolve(result);
        };
        const abort = () => {
          calls.delete(id);
          transport.send({ verb: "cancel", id });
          settle({ ok: false, error: stopped });
        };
        signal?.addEventListener("abort", abort, { once: true });
        calls.set(id, settle);
        transport.send({ verb: "call", id, method, input: { ...input } });
      });
    },
    live(method, input, onNews, onEnded) {
      const query: Query = {
        id: nextId(),
        ask: (id) => transport.send({ verb: "live", id, method, input: { ...input } }),
        news: (value) => {
          if (isNews(method, value)) onNews(value);
        },
        ended: (problem) => onEnded?.(problem),
      };
      queries.set(query.id, query);
      if (isOpen()) query.ask(query.id);
      return () => {
        if (queries.delete(query.id) && isOpen()) transport.send({ verb: "cancel", id: query.id });
      };
    },
    start() {
      running = true;
      connect();
    },
    stop() {
      running = false;
      cancelTimer();
      transport.close();
    },
  };
};
