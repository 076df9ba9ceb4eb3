/**
 * Imported first by a host that runs on whatever Node it is started with: the store's native part falls without a word on another
 * one than it was built for, so it is said here, before a store is opened.
 */
import { neededNode } from "./needed-node.ts";

const needed = neededNode(process.versions);
if (needed !== undefined) {
  process.stderr.write(`${needed}\n`);
  process.exit(1);
}
