/** The thread of the copies: does the one work it was started with, answers and ends. The room never waits for it. */
import { parentPort, workerData } from "node:worker_threads";
import { workOnBackups } from "./work-on-backups.ts";
import type { BackupJob } from "./worker-messages.ts";

const job: BackupJob = workerData;
parentPort?.postMessage(workOnBackups(job));
