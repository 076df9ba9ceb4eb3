import type { z } from "zod";
import { fail, type Result } from "../contract/index.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { fieldNames } from "./field-names.ts";

const typeNames: Readonly<Record<string, string>> = {
  string: "phải là chữ",
  number: "phải là số",
  int: "phải là số nguyên",
  boolean: "phải là đúng hoặc sai",
  array: "phải là một danh sách",
  object: "phải là một nhóm trường",
  record: "phải là một nhóm trường",
  tuple: "phải là một cặp tọa độ",
};

const formatNames: Readonly<Record<string, string>> = {
  datetime: "phải là thời điểm có múi giờ, như 2021-05-23T08:47:00+07:00",
  date: "phải là ngày, như 2021-05-23",
  base64: "không phải nội dung tệp mã hóa base64",
};

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === "object" && value !== null;

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown => {
  let value = input;
  for (const step of path) value = isRecord(value) ? value[step] : undefined;
  return value;
};

const named = (path: readonly PropertyKey[]): string => {
  const words = path.map((step) => (typeof step === "number" ? `mục ${step + 1}` : (fieldNames[String(step)] ?? String(step))));
  const joined = words.slice(0, 4).join(", ");
  return joined === "" ? "Dữ liệu gửi vào" : joined.charAt(0).toUpperCase() + joined.slice(1);
};

const bound = (value: number | bigint): string => writtenNumber(Number(value), 6);

const wordsFor = (issue: z.core.$ZodIssue, given: unknown): string => {
  switch (issue.code) {
    case "invalid_type":
      if (given === undefined) return "còn thiếu";
      if (typeof given === "number" && !Number.isFinite(given)) return "không phải là một số dùng được";
      return typeNames[issue.expected] ?? "sai kiểu dữ liệu";
    case "too_small":
      if (issue.origin === "string") return "còn để trống";
      if (issue.origin === "array") return `phải có ít nhất ${bound(issue.minimum)} mục`;
      return `phải từ ${bound(issue.minimum)} trở lên`;
    case "too_big":
      if (issue.origin === "string") return `dài quá ${bound(issue.maximum)} ký tự`;
      if (issue.origin === "array") return `có quá ${bound(issue.maximum)} mục`;
      return `không được quá ${bound(issue.maximum)}`;
    case "invalid_format":
      return formatNames[issue.format] ?? "sai định dạng";
    case "invalid_value":
      return `phải là một trong: ${issue.values.map(String).join(", ")}`;
    case "invalid_union":
      return "không thuộc dạng nào được nhận";
    case "unrecognized_keys":
      return `có trường không biết: ${issue.keys.slice(0, 5).join(", ")}`;
    default:
      return "không dùng được";
  }
};

/** A refusal with a reason for each field at fault, in an officer's words; at most 20 reasons. */
export const inputRefused = (issues: readonly z.core.$ZodIssue[], input: unknown): Result<never> => {
  const reasons = issues.slice(0, 20).map((issue) => `${named(issue.path)}: ${wordsFor(issue, valueAt(input, issue.path))}.`);
  return fail("bad-input", "Dữ liệu nhập chưa đúng, chưa có gì thay đổi.", "Sửa các mục nêu dưới đây rồi gửi lại.", reasons);
};

/** A refusal naming each of `fields` that a new record cannot be without and `asked` leaves out. */
export const fieldsMissing = (asked: object, fields: readonly string[]): Result<never> =>
  inputRefused(
    fields
      .filter((field) => valueAt(asked, [field]) === undefined)
      .map((field) => ({ code: "invalid_type", expected: "string", path: [field], message: "" })),
    asked,
  );

const deepest = 24;

/**
 * True for what JSON can carry: plain objects, lists, texts, finite numbers, true, false and null. Class instances, NaN and infinities,
 * functions and nesting deeper than any method's argument are not; `undefined` stands for a key left out.
 */
export const isPlainData = (value: unknown, depth = 0): boolean => {
  if (value === null || value === undefined) return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return typeof value === "string" || typeof value === "boolean";
  if (depth > deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isPlainData(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return Object.values(value).every((item) => isPlainData(item, depth + 1));
};
