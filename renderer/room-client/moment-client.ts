import i18next from "i18next";
import type { LiveMethod, MethodName } from "../../electron/contract/methods.ts";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import type { Problem } from "../../electron/contract/result.ts";
import { arriveAt, isAway, isNow, momentStore, stayBecause } from "../stores/moment-store.ts";
import type { RoomClient, Timing } from "./client.ts";
import { onlyAtNow, takesMoment } from "./method-traits.ts";

/**
 * The way to the room as it stood at the chosen moment: every reading call and live query is asked at the moment on screen, and
 * all are asked again when another is chosen. `present`: the room of now, whatever is shown. While another moment than now is
 * shown or asked for, neither lets a request out that changes anything.
 */
export interface MomentClient extends RoomClient {
  present: MomentClient;
}

/** Between one picture and the next of a drag: the hand and the screen come first. */
const BREATH_MS = 60;

const refusal = (): Problem => ({
  code: "forbidden",
  message: i18next.t("time:refused.title"),
  hint: i18next.t("time:refused.hint"),
});

/** A live query of the page. `stop` ends the one at the moment on screen; `ask` begins one at another moment. */
interface Query {
  stop(): void;
  ask(moment: AskedMoment): Asked;
}
/** One query at one moment: what comes is kept until `show` lets it through. */
interface Asked {
  answered: boolean;
  stop(): void;
  show(): void;
}
/** All queries at a moment that is not on screen yet. */
interface Move {
  moment: AskedMoment;
  asked: Map<Query, Asked>;
}

export const createMomentClient = (line: RoomClient, after: Timing["after"]): MomentClient => {
  const queries = new Set<Query>();
  let move: Move | null = null;
  let breath: (() => void) | null = null;

  const giveUp = () => {
    breath?.();
    breath = null;
    const given = move;
    move = null;
    for (const asked of given?.asked.values() ?? []) asked.stop();
  };
  const begin = (moment: AskedMoment) => {
    giveUp();
    const begun: Move = { moment, asked: new Map() };
    move = begun;
    for (const query of queries) if (move === begun) begun.asked.set(query, query.ask(moment));
    completed();
  };
  const completed = () => {
    if (move === null || move.asked.size < queries.size || [...move.asked.values()].some((asked) => !asked.answered)) return;
    const { moment, asked } = move;
    move = null;
    for (const [query, next] of asked) {
      query.stop();
      query.stop = next.stop;
    }
    arriveAt(moment);
    for (const [query, next] of asked) if (queries.has(query)) next.show();
    if (momentStore.getState().asked !== moment) breath = after(BREATH_MS, () => begin(momentStore.getState().asked));
  };
  /** A moment outside the room's time leaves the picture as it is. Any other end is one query's own matter, told when it is shown. */
  const ended = (problem: Problem) => {
    if (move === null) return;
    if (problem.code === "no-such-moment" && !isNow(move.moment)) {
      giveUp();
      stayBecause(problem);
    } else completed();
  };
  const follow = () =>
    momentStore.subscribe(({ asked, shown, settled }, before) => {
      if (asked === before.asked && settled === before.settled) return;
      if (asked === shown) giveUp();
      else if (settled ? move?.moment !== asked : move === null && breath === null) begin(asked);
    });
  let unfollow = () => {};

  const queryOf = <M extends LiveMethod>(...[method, input, onNews, onEnded]: Parameters<typeof line.live<M>>): Query => ({
    stop: () => {},
    ask(moment) {
      const kept: (() => void)[] = [];
      let shown = false;
      const tell = (run: () => void) => {
        if (shown) run();
        else kept.push(run);
      };
      const asked: Asked = {
        answered: false,
        stop: line.live(
          method,
          { ...moment, ...input },
          (value) => {
            tell(() => onNews(value));
            asked.answered = true;
            if (!shown) completed();
          },
          (problem) => {
            tell(() => onEnded?.(problem));
            asked.answered = true;
            if (!shown) ended(problem);
          },
        ),
        show() {
          shown = true;
          for (const run of kept.splice(0)) run();
        },
      };
      return asked;
    },
  });

  const callAt = <M extends MethodName>(moment: AskedMoment, ...[method, input, signal]: Parameters<typeof line.call<M>>) =>
    onlyAtNow(method) && isAway()
      ? Promise.resolve({ ok: false as const, error: refusal() })
      : line.call(method, takesMoment(method) ? { ...moment, ...input } : input, signal);

  const base = {
    connection: line.connection,
    start() {
      unfollow = follow();
      line.start();
    },
    stop() {
      unfollow();
      giveUp();
      line.stop();
    },
  };
  const present: MomentClient = {
    ...base,
    call: (method, input, signal) => callAt({}, method, input, signal),
    live: line.live,
    get present() {
      return present;
    },
  };
  return {
    ...base,
    present,
    call: (method, input, signal) => callAt(momentStore.getState().shown, method, input, signal),
    live(method, input, onNews, onEnded) {
      if (!takesMoment(method)) return line.live(method, input, onNews, onEnded);
      const query = queryOf(method, input, onNews, onEnded);
      queries.add(query);
      const first = query.ask(momentStore.getState().shown);
      query.stop = first.stop;
      first.show();
      if (move !== null) move.asked.set(query, query.ask(move.moment));
      return () => {
        if (!queries.delete(query)) return;
        query.stop();
        const asked = move?.asked.get(query);
        move?.asked.delete(query);
        asked?.stop();
        completed();
      };
    },
  };
};
