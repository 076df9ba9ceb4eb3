import { parseArgs } from "node:util";
import { type Marking, markings } from "../../contract/index.ts";
import { backup, restore } from "./copies.ts";
import { out, takeIn } from "./exchange.ts";
import { folderKey } from "./folder-key.ts";
import { head, rebuild, verify } from "./journal-checks.ts";
import { exitCodes, failed, type Outcome, refused } from "./outcome.ts";
import type { Task } from "./task.ts";

export { exitCodes };

/** What the tool takes from the process it runs in. */
export interface ToolSurroundings {
  /** A line for people. */
  say: (line: string) => void;
  /** Says how far it has come, 0 to 1. */
  progress: (done: number) => void;
  signal: AbortSignal;
  /** Asks for the passphrase; null where nobody can be asked. `file`: where it was said to be written. */
  passphrase: (file: string | undefined) => Promise<string | null>;
}

export const usage = [
  "Cách dùng: npm run room -- LỆNH THƯ_MỤC […]",
  "  verify THƯ_MỤC                       kiểm toàn bộ nhật ký, không đụng gì trong thư mục",
  "  head THƯ_MỤC [--check MÃ]            in mã kiểm chứng, hoặc đối chiếu một mã đã in",
  "  rebuild THƯ_MỤC                      dựng lại các bảng từ nhật ký và nói có khác không",
  "  backup THƯ_MỤC [--as TỆP]            làm và kiểm một bản sao, cả khi phòng đang mở",
  "  restore THƯ_MỤC [BẢN_SAO] [--as TỆP] khôi phục một bản sao; không nêu tên thì liệt kê",
  "  out THƯ_MỤC --as TỆP [--marking M]   ghi gói nhật ký đã ký cho trạm khác (M: open, internal, restricted)",
  "  in THƯ_MỤC TỆP [--accept MÃ_TRẠM]…   gộp gói nhật ký của trạm khác",
  "Thêm: --json in một đối tượng JSON; --passphrase-file TỆP đọc mật khẩu từ tệp. Ctrl+C dừng, mọi thứ như trước.",
  "Mã kết thúc: 0 xong và lành; 1 không làm được; 2 sai tham số; 3 thư mục đang mở; 4 có chỗ hỏng hoặc khác; 5 thiếu hoặc sai khóa; 130 đã dừng.",
];

const options = {
  json: { type: "boolean" },
  as: { type: "string" },
  check: { type: "string" },
  accept: { type: "string", multiple: true },
  marking: { type: "string" },
  "passphrase-file": { type: "string" },
} as const;

interface Asked {
  command: string;
  folder: string;
  rest: string[];
  flags: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];
}

/** How many arguments may follow the folder. */
const arguments_: Record<string, [number, number]> = {
  verify: [0, 0],
  head: [0, 0],
  rebuild: [0, 0],
  backup: [0, 0],
  restore: [0, 1],
  out: [0, 0],
  in: [1, 1],
};

const wrong = (message: string): Outcome => ({
  code: exitCodes.arguments,
  told: { ok: false, error: { code: "bad-input", message, hint: usage[0] } },
  lines: [message, ...usage],
});

/** Runs one command of the tool. `json`: whether an object was asked for. */
export async function runTool(args: string[], surroundings: ToolSurroundings): Promise<Outcome & { json: boolean }> {
  const asked = read(args);
  if ("code" in asked) return { ...asked, json: args.includes("--json") };
  return { ...(await run(asked, surroundings)), json: asked.flags.json ?? false };
}

function read(args: string[]): Asked | Outcome {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [command, folder, ...rest] = positionals;
    const [least, most] = arguments_[command ?? ""] ?? [0, -1];
    if (command === undefined || most < 0) return wrong(command === undefined ? "Chưa nêu lệnh." : `Không có lệnh “${command}”.`);
    if (folder === undefined) return wrong("Chưa nêu thư mục dữ liệu.");
    if (rest.length < least || rest.length > most) return wrong(`Lệnh ${command} thừa hoặc thiếu tham số.`);
    return { command, folder, rest, flags: values };
  } catch (error) {
    return wrong(`Không hiểu tham số: ${error instanceof Error ? error.message : error}`);
  }
}

async function run({ command, folder, rest, flags }: Asked, { say, progress, signal, passphrase }: ToolSurroundings): Promise<Outcome> {
  const key = await folderKey(folder, () => passphrase(flags["passphrase-file"]));
  if (!key.ok) return failed(key.error);
  const task: Task = { folder, key: key.value, say, progress, signal, as: flags.as };
  const [first] = rest;
  switch (command) {
    case "verify":
      return verify(task);
    case "head":
      return head(task, flags.check);
    case "rebuild":
      return rebuild(task);
    case "backup":
      return backup(task);
    case "restore":
      return restore(task, first);
    case "out": {
      const marking = readMarking(flags.marking);
      return marking ? out(task, marking) : refused("bad-input", `Không có mức “${flags.marking}”.`, "Chọn open, internal hoặc restricted.");
    }
    default:
      return takeIn(task, first ?? "", flags.accept ?? []);
  }
}

const readMarking = (given: string | undefined): Marking | undefined =>
  given === undefined ? "restricted" : markings.find((each) => each === given);
