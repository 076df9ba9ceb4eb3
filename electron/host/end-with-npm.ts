/** How often we look whether npm is still there, in ms. */
const lookEveryMs = 250;

/**
 * Run as an npm script we are a grandchild of npm, through a shell that dies of a signal without passing it on. Where that shell is
 * gone, `stop` is called, so that no room is left behind holding its folder. Started by hand, we outlive whoever started us.
 */
export function endWithNpm(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    stop();
  }, lookEveryMs);
  looking.unref();
}
