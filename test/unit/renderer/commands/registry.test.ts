import { describe, expect, it } from "vitest";
import { type Command, createRegistry } from "../../../../renderer/commands/registry.ts";

const key = (name: string, modifiers: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean; metaKey?: boolean } = {}) => ({
  key: name,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...modifiers,
});
const command = (id: string, given: Partial<Command> = {}): Command => ({ id, title: "desk:commands.palette", run: () => {}, ...given });

describe("commands", () => {
  it("run by id, and only while they may", () => {
    const ran: string[] = [];
    const registry = createRegistry([
      command("yes", { run: () => void ran.push("yes") }),
      command("no", { run: () => void ran.push("no"), when: () => false }),
    ]);
    expect([registry.run("yes"), registry.run("no"), registry.run("nobody")]).toEqual([true, false, false]);
    expect(ran).toEqual(["yes"]);
    expect(registry.available().map(({ id }) => id)).toEqual(["yes"]);
  });
  it("answer to their keys, by Ctrl or Command alike", () => {
    const ran: string[] = [];
    const registry = createRegistry([
      command("palette", { shortcut: "Ctrl+K", run: () => void ran.push("palette") }),
      command("redo", { shortcut: "Ctrl+Shift+Z", alternative: "Ctrl+Y", run: () => void ran.push("redo") }),
      command("help", { shortcut: "F1", alternative: "?", run: () => void ran.push("help") }),
    ]);
    registry.press(key("k", { ctrlKey: true }), false);
    registry.press(key("K", { metaKey: true }), false);
    registry.press(key("Z", { ctrlKey: true, shiftKey: true }), false);
    registry.press(key("y", { ctrlKey: true }), false);
    registry.press(key("?", { shiftKey: true }), false);
    expect(ran).toEqual(["palette", "palette", "redo", "redo", "help"]);
    expect(registry.press(key("k"), false)).toBe(false);
  });
  it("leave a text field its own keys", () => {
    const registry = createRegistry([
      command("undo", { shortcut: "Ctrl+Z" }),
      command("help", { shortcut: "F1", alternative: "?" }),
      command("palette", { shortcut: "Ctrl+K" }),
    ]);
    expect(registry.press(key("z", { ctrlKey: true }), true)).toBe(false);
    expect(registry.press(key("?", { shiftKey: true }), true)).toBe(false);
    expect(registry.press(key("F1"), true)).toBe(true);
    expect(registry.press(key("k", { ctrlKey: true }), true)).toBe(true);
  });
  it("refuse twins at the start", () => {
    expect(() => createRegistry([command("a"), command("a")])).toThrow("two commands");
    expect(() => createRegistry([command("a", { shortcut: "F1" }), command("b", { alternative: "f1" })])).toThrow("share");
  });
  it("that yield take their key only where no other wants it", () => {
    const ran: string[] = [];
    let boxOpen = true;
    const registry = createRegistry([
      command("now", { shortcut: "Escape", yields: true, run: () => void ran.push("now") }),
      command("box", { shortcut: "Escape", when: () => boxOpen, run: () => void ran.push("box") }),
    ]);
    registry.press(key("Escape"), false);
    boxOpen = false;
    registry.press(key("Escape"), false);
    expect(ran).toEqual(["box", "now"]);
  });
  it("that change the room are handed to whoever knows whether they may", () => {
    const ran: string[] = [];
    const held: (() => void)[] = [];
    const registry = createRegistry(
      [
        command("edit", { changes: true, shortcut: "Alt+C", run: () => void ran.push("edit") }),
        command("look", { shortcut: "Alt+L", run: () => void ran.push("look") }),
      ],
      (run) => void held.push(run),
    );
    registry.run("edit");
    registry.press(key("c", { altKey: true }), false);
    registry.press(key("l", { altKey: true }), false);
    expect(ran).toEqual(["look"]);
    expect(held.length).toBe(2);
    held[0]?.();
    expect(ran).toEqual(["look", "edit"]);
  });
});
