import { describe, expect, it, test } from "vitest";
import { bareUnitName, foldVietnamese, inSentence } from "../../../electron/domain/place-names.ts";

describe("foldVietnamese", () => {
  it.each([
    ["Đồng Văn", "dong van"],
    ["Đồng Văn".normalize("NFD"), "dong van"],
    ["  Thị trấn  Vĩnh-Tuy ", "thi tran vinh tuy"],
    ["Quản Bạ, Thanh Vân", "quan ba thanh van"],
    ["ĐỨC XUÂN", "duc xuan"],
    ["", ""],
  ])("folds %j to %j", (text, folded) => {
    expect(foldVietnamese(text)).toBe(folded);
  });
});

describe("bareUnitName", () => {
  it.each([
    ["Xã Tả Lủng", "ta lung"],
    ["XÃ TẢ LỦNG", "ta lung"],
    ["Xã Tả Lủng".normalize("NFD"), "ta lung"],
    ["xa ta lung", "ta lung"],
    ["X. Tả Lủng", "ta lung"],
    ["P.Nguyễn Trãi", "nguyen trai"],
    ["Phường Nguyễn Trãi", "nguyen trai"],
    ["phuong nguyen trai", "nguyen trai"],
    ["Thị trấn Đồng Văn", "dong van"],
    ["TT. Đồng Văn", "dong van"],
    ["TT Đồng Văn", "dong van"],
    ["Huyện Mèo Vạc", "meo vac"],
    ["Thành phố Hà Giang", "ha giang"],
    ["TP Hà Giang", "ha giang"],
    ["TP.Hà Giang", "ha giang"],
    ["Tỉnh Hà Giang", "ha giang"],
  ])("takes the kind of unit off %j", (name, bare) => {
    expect(bareUnitName(name)).toBe(bare);
  });

  it.each([
    ["Phương Độ", "phuong do"],
    ["phuong do", "phuong do"],
    ["Xà Phìn", "xa phin"],
    ["xa phin", "xa phin"],
    ["Xã Xà Phìn", "xa phin"],
    ["xa xa phin", "xa phin"],
    ["xa phuong do", "phuong do"],
    ["Thanh Thủy", "thanh thuy"],
  ])("keeps a name that only looks like a kind: %j", (name, bare) => {
    expect(bareUnitName(name)).toBe(bare);
  });
});

test("inSentence takes the first letter down, never that of an abbreviation", () => {
  expect(["Xã Cao Bồ", "Đồng Văn", "Ủy ban", "KVBP số 2 Trường học", "UBND xã", ""].map(inSentence)).toEqual([
    "xã Cao Bồ",
    "đồng Văn",
    "ủy ban",
    "KVBP số 2 Trường học",
    "UBND xã",
    "",
  ]);
});
