import { EventEmitter } from "node:events";
import { world } from "./world.ts";

/** Electron's event with the one method our listeners use. */
export function preventable(): { preventDefault(): void; prevented: boolean } {
  return {
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
  };
}

/** `app` of one start of the program. */
export class AppDouble extends EventEmitter {
  readonly isPackaged = false;
  sandboxed = false;
  ready = false;
  readonly #paths = new Map<string, string>();
  #exit: (code: number) => void = () => {};
  /** Resolves to the exit code when the program ends. */
  readonly exited = new Promise<number>((resolve) => {
    this.#exit = resolve;
  });

  enableSandbox(): void {
    if (this.ready) throw new Error("app.enableSandbox() can only be called before app is ready");
    this.sandboxed = true;
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getPath(name: string): string {
    return this.#paths.get(name) ?? `/nowhere/${name}`;
  }

  requestSingleInstanceLock(): boolean {
    const folder = this.getPath("userData");
    const holder = world().locks.get(folder);
    if (holder) {
      holder.emit("second-instance", {}, process.argv, process.cwd());
      return false;
    }
    world().locks.set(folder, this);
    return true;
  }

  async whenReady(): Promise<void> {
    this.ready = true;
  }

  quit(): void {
    for (const window of world().windows.filter(({ owner }) => owner === this)) window.close();
    const event = preventable();
    this.emit("will-quit", event);
    if (!event.prevented) this.exit(0);
  }

  exit(code: number): void {
    for (const [folder, holder] of world().locks) if (holder === this) world().locks.delete(folder);
    this.#exit(code);
  }
}
