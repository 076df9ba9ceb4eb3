import { Worker } from "node:worker_threads";
import { migrations, newestSchema } from "../migrations/index.ts";
import type { BackupJob, BackupPlace, BackupWork } from "./worker-messages.ts";

/** What was asked of copies is not done any more: their room closes. */
export class BackupsClosed extends Error {}

/** Starts the thread: from the source under Node 24 or a test, from the bundle's own file otherwise. */
function startWorker(job: BackupJob): Worker {
  const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./backup-worker.js";
  return new Worker(new URL(file, import.meta.url), { name: "backups", workerData: job });
}

/** Works on copies one after another, each work on a thread of its own that ends with it. */
export class BackupThread {
  readonly #place: () => Pick<BackupPlace, "files" | "key" | "present">;
  #last: Promise<unknown> = Promise.resolve();
  #running: Worker | undefined;
  #isClosed = false;

  /** `place` is asked before each work: how the journal stands may have changed. */
  constructor(place: () => Pick<BackupPlace, "files" | "key" | "present">) {
    this.#place = place;
  }

  make(asked: BackupWork["make"]["asked"]): Promise<BackupWork["make"]["answer"]> {
    return this.#inTurn((place) => ({ name: "make", place, asked }));
  }

  list(asked: BackupWork["list"]["asked"]): Promise<BackupWork["list"]["answer"]> {
    return this.#inTurn((place) => ({ name: "list", place, asked }));
  }

  check(asked: BackupWork["check"]["asked"]): Promise<BackupWork["check"]["answer"]> {
    return this.#inTurn((place) => ({ name: "check", place, asked }));
  }

  preview(asked: BackupWork["preview"]["asked"]): Promise<BackupWork["preview"]["answer"]> {
    return this.#inTurn((place) => ({ name: "preview", place, asked }));
  }

  encrypt(): Promise<BackupWork["encrypt"]["answer"]> {
    return this.#inTurn((place) => ({ name: "encrypt", place, asked: {} }));
  }

  encryptBeside(asked: BackupWork["encryptBeside"]["asked"]): Promise<BackupWork["encryptBeside"]["answer"]> {
    return this.#inTurn((place) => ({ name: "encryptBeside", place, asked }));
  }

  /** Ends what is running, which leaves at most an unfinished copy to be swept away; what waits or is asked later throws `BackupsClosed`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running?.terminate();
    await this.#last;
  }

  #inTurn<T>(job: (place: BackupPlace) => BackupJob): Promise<T> {
    const answer = this.#last.then(() => this.#run<T>(job));
    this.#last = answer.catch(() => {});
    return answer;
  }

  #run<T>(job: (place: BackupPlace) => BackupJob): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new BackupsClosed());
      const worker = startWorker(job({ ...this.#place(), newest: newestSchema, steps: migrations }));
      this.#running = worker;
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => {
        this.#running = undefined;
        reject(this.#isClosed ? new BackupsClosed() : new Error("the thread of the copies ended without an answer"));
      });
    });
  }
}
