import { z } from "zod";
import {
  isRoomMethod,
  type LiveMethod,
  liveMethods,
  type Problem,
  type ProblemCode,
  type RoomMethod,
  type WireReply,
  wireRequest,
} from "../contract/index.ts";
import { admit, bugProblem, type Calls, unknownMethod } from "./calls.ts";
import type { Asked } from "./desks/handler.ts";
import type { Live, LiveQuery } from "./live.ts";
import type { Connection, Viewer } from "./room.ts";

/** How many calls one viewer may have waiting, and how many live queries open: far above what a surface uses. */
const mostCalls = 256;
const mostWatches = 256;

const refusal = (code: ProblemCode, message: string, hint: string): Problem => ({ code, message, hint });
const isLiveMethod = (name: RoomMethod): name is LiveMethod & RoomMethod => liveMethods.some((one) => one === name);
const numbered = z.looseObject({ id: z.number().int() });

/** One viewer's line to the room. Whatever comes in, something readable goes out and the room stays up. */
export const connectViewer = (calls: Calls, live: Live, viewer: Viewer, deliver: (reply: WireReply) => void): Connection => {
  const waiting = new Map<number, AbortController>();
  const watches = new Map<number, () => void>();
  let open = true;
  const send = (reply: WireReply): void => {
    if (!open) return;
    try {
      deliver(reply);
    } catch (error) {
      bugProblem("sending", error);
      close();
    }
  };
  const close = (): void => {
    open = false;
    for (const stop of waiting.values()) stop.abort();
    waiting.clear();
    for (const stop of watches.values()) stop();
    watches.clear();
  };
  const answer = (id: number, error: Problem): void => send({ verb: "answer", id, result: { ok: false, error } });

  const refusedCall = (id: number): Problem | null => {
    if (waiting.has(id)) return refusal("bad-input", "Số hiệu yêu cầu này đang được dùng.", "Dùng số hiệu khác cho yêu cầu mới.");
    if (waiting.size < mostCalls) return null;
    return refusal("too-large", "Có quá nhiều yêu cầu đang chờ.", "Chờ các yêu cầu trước xong rồi gửi tiếp; chưa có gì thay đổi.");
  };

  const call = async (id: number, name: string, input: unknown): Promise<void> => {
    const refused = refusedCall(id);
    if (refused) {
      answer(id, refused);
      return;
    }
    const stop = new AbortController();
    waiting.set(id, stop);
    const result = isRoomMethod(name) ? await calls.call(viewer, name, input, stop.signal) : { ok: false as const, error: unknownMethod(name) };
    if (waiting.delete(id)) send({ verb: "answer", id, result });
  };

  const beginWatch = (id: number, name: string, input: unknown): Problem | null => {
    if (watches.has(id)) return refusal("bad-input", "Số hiệu theo dõi này đang được dùng.", "Dùng số hiệu khác.");
    if (watches.size >= mostWatches) return refusal("too-large", "Có quá nhiều mục đang theo dõi.", "Đóng bớt màn hình rồi thử lại.");
    if (!isRoomMethod(name)) return unknownMethod(name);
    if (!isLiveMethod(name)) return refusal("bad-input", `“${name}” không theo dõi liên tục được.`, "Gọi một lần thay cho theo dõi.");
    const query: LiveQuery = {
      viewer,
      news: (value) => send({ verb: "news", id, value }),
      ended: (error) => {
        watches.delete(id);
        send({ verb: "ended", id, error });
      },
    };
    const begin = <M extends LiveMethod & RoomMethod>(method: M, watch: (asked: Asked<M>) => () => void): Problem | null => {
      const asked = admit(viewer, method, input);
      if (!asked.ok) return asked.error;
      watches.set(id, watch(asked.value));
      return null;
    };
    return name === "layers.get"
      ? begin(name, (asked) => live.watchLayer(asked, query))
      : begin(name, (asked) => live.watchAnswer(name, asked, query));
  };

  const watch = (id: number, name: string, input: unknown): void => {
    const refused = beginWatch(id, name, input);
    if (refused) send({ verb: "ended", id, error: refused });
  };

  const cancel = (id: number): void => {
    watches.get(id)?.();
    watches.delete(id);
    waiting.get(id)?.abort();
    if (waiting.delete(id)) answer(id, refusal("cancelled", "Đã dừng theo yêu cầu.", "Việc đã lưu trước đó vẫn còn; có thể hoàn tác."));
  };

  return {
    receive: (frame) => {
      if (!open) return;
      const request = wireRequest.safeParse(frame);
      if (!request.success) {
        const id = numbered.safeParse(frame);
        answer(
          id.success ? id.data.id : -1,
          refusal("bad-input", "Gói tin gửi đến phòng không đúng dạng.", "Chưa có gì thay đổi; tải lại màn hình rồi thử lại."),
        );
        return;
      }
      const { data } = request;
      if (data.verb === "cancel") cancel(data.id);
      else if (data.verb === "live") watch(data.id, data.method, data.input);
      else void call(data.id, data.method, data.input);
    },
    close,
  };
};
