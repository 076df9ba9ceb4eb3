import { expect, test } from "vitest";
import { headGroups, readHead } from "../../../../renderer/keeping/head-groups.ts";
import { sizeWords } from "../../../../renderer/keeping/size-words.ts";

const head = "28ff98564f7662850ad8b9a45c399bfb17aafb9eb2d7bb67faaab7f38e53772c";

test("a head shown in groups is read back as it was, however it was copied", () => {
  const groups = headGroups(head);
  expect(groups).toHaveLength(16);
  expect(groups[0]).toBe("28FF");
  for (const mark of [" ", "-", "\n", " – ", "."]) expect(readHead(groups.join(mark))).toBe(head);
});

test("too short, or anything that is no digit of a head, is not sent to be compared", () => {
  expect(readHead("28ff985")).toBeNull();
  expect(readHead("28FF 9856")).toBe("28ff9856");
  expect(readHead("28ff985g")).toBeNull();
  expect(readHead("")).toBeNull();
});

test("sizes are told in thousands, as disks are sold", () => {
  expect(sizeWords(0, "vi")).toBe("0\u00a0B");
  expect(sizeWords(999, "vi")).toBe("999\u00a0B");
  expect(sizeWords(3_240_000, "vi")).toBe("3,2\u00a0MB");
  expect(sizeWords(79_600_000_000, "en")).toBe("79.6\u00a0GB");
});
