/** The oldest release of Node the room runs on. */
const oldestMajor = 24;

/** What to do where the room was started with a Node too old for it; undefined where it is new enough. */
export function neededNode({ node }: { node: string }): string | undefined {
  if (Number.parseInt(node, 10) >= oldestMajor) return undefined;
  return [
    `Phòng cần Node ${oldestMajor} trở lên, nhưng đang được chạy bằng Node ${node}.`,
    "  Hãy chạy “npm run serve” trong thư mục của chương trình (tự dùng đúng bản Node), hoặc node_modules/.bin/node dist/electron/serve.js.",
  ].join("\n");
}
