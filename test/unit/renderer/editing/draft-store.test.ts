import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Result } from "../../../../electron/contract/index.ts";
import { createDraftStore, isDirty } from "../../../../renderer/editing/draft-store.ts";
import type { Connection } from "../../../../renderer/room-client/client.ts";

const refused: Result<never> = { ok: false, error: { code: "bad-input", message: "Chưa được.", hint: "Sửa lại." } };
const lost: Result<never> = { ok: false, error: { code: "cancelled", message: "Mất kết nối.", hint: "" } };
const line = (state: Connection["state"] = "open") => createStore<Connection>(() => ({ state, since: 1, everOpen: true }));

const store = () => {
  let count = 0;
  const drafts = createDraftStore<{ name: string }>(() => `request ${++count}`);
  drafts.begin("new", { name: "" });
  drafts.change("new", { name: "Cao Bồ" });
  return drafts;
};

test("a refusal keeps the form with its reason; the same input is tried again under the same request, another under a new one", async () => {
  const drafts = store();
  const sent: string[] = [];
  const send = async (input: { requestId: string }) => {
    sent.push(input.requestId);
    return refused;
  };
  expect(await drafts.save("new", line(), { name: "Cao Bồ" }, send)).toBeNull();
  expect(drafts.store.getState().new).toMatchObject({ form: { name: "Cao Bồ" }, phase: "editing", problem: { message: "Chưa được." } });
  await drafts.save("new", line(), { name: "Cao Bồ" }, send);
  await drafts.save("new", line(), { name: "Khác" }, send);
  expect(sent).toEqual(["request 1", "request 1", "request 2"]);
});

test("a line lost while saving is waited for, and the same request is sent again", async () => {
  const drafts = store();
  const connection = line();
  const sent: string[] = [];
  const saving = drafts.save("new", connection, { name: "Cao Bồ" }, async ({ requestId }): Promise<Result<string>> => {
    sent.push(requestId);
    if (sent.length > 1) return { ok: true, value: "kept" };
    connection.setState({ state: "lost", since: 2 });
    return lost;
  });
  const waits = new Promise<void>((resolve) => {
    const stop = drafts.store.subscribe((state) => {
      if (state.new?.phase !== "waiting") return;
      stop();
      resolve();
    });
  });
  await waits;
  expect(drafts.store.getState().new?.form).toEqual({ name: "Cao Bồ" });
  connection.setState({ state: "open", since: 3 });
  expect(await saving).toBe("kept");
  expect(sent).toEqual(["request 1", "request 1"]);
  expect(drafts.store.getState().new).toBeUndefined();
});

test("beginning again does not overwrite what is unsaved", () => {
  const drafts = store();
  drafts.begin("new", { name: "trống" });
  expect(drafts.store.getState().new?.form.name).toBe("Cao Bồ");
  expect(isDirty(drafts.store.getState().new)).toBe(true);
});
