import { readFileSync } from "node:fs";
import type { FeatureCollection, Position } from "geojson";
import { expect, test } from "./room-page.ts";

/** Our own communes as a file an office might send; each test changes what it is about. */
const communes = (): FeatureCollection => JSON.parse(readFileSync(new URL("../../geodata/built/communes.geojson", import.meta.url), "utf8"));
const asFile = (name: string, collection: FeatureCollection) => ({
  name,
  mimeType: "application/geo+json",
  buffer: Buffer.from(JSON.stringify(collection)),
});

/** Every point a little to the east, seams kept whole. Degrees. */
const shifted = (collection: FeatureCollection, east: number): FeatureCollection => {
  const move = (ring: Position[]) => ring.map(([lon = 0, lat = 0]) => [lon + east, lat]);
  for (const { geometry } of collection.features) {
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(move);
    else if (geometry.type === "MultiPolygon") geometry.coordinates = geometry.coordinates.map((part) => part.map(move));
  }
  return collection;
};

const openBoundaries = async (desk: import("@playwright/test").Page) => {
  await desk.keyboard.press("Control+k");
  await desk.getByTestId("palette-input").fill("thay ranh gioi");
  await desk.keyboard.press("Enter");
  return desk.getByTestId("boundaries");
};

test("an office's own boundaries are compared, accepted and given up again", async ({ desk }) => {
  const wizard = await openBoundaries(desk);
  await expect(wizard.getByTestId("boundaries-in-force")).toContainText("Bộ ranh giới tham khảo có sẵn");
  await wizard.getByTestId("file-input").setInputFiles(asFile("ranh-gioi-so-tnmt.geojson", shifted(communes(), 0.002)));
  const differences = wizard.getByTestId("boundary-differences");
  await expect(differences).toContainText("193 xã, 11 huyện");
  await expect(differences.getByTestId("boundary-moved")).toContainText("xã đổi ranh giới");

  await wizard.getByRole("button", { name: "Dùng ranh giới này" }).click();
  await expect(wizard.getByText("Ghi nguồn", { exact: false })).toBeVisible();
  await wizard.getByLabel("Nguồn ranh giới · bắt buộc").fill("Sở Tài nguyên và Môi trường");
  await wizard.getByLabel("Áp dụng từ ngày · bắt buộc").fill("1/5/2021");
  await wizard.getByRole("button", { name: "Dùng ranh giới này" }).click();
  await expect(wizard.getByTestId("boundaries-in-force")).toContainText("ranh-gioi-so-tnmt.geojson");
  await expect(wizard.getByTestId("boundaries-in-force")).toContainText("Sở Tài nguyên và Môi trường");

  await wizard.getByRole("button", { name: "Trở lại bộ có sẵn" }).click();
  await expect(wizard.getByTestId("boundaries-in-force")).toContainText("Bộ ranh giới tham khảo có sẵn");
});

test("a file that lacks a commune is refused with the reason, and nothing changes", async ({ desk }) => {
  const lacking = communes();
  lacking.features.splice(10, 1);
  const wizard = await openBoundaries(desk);
  await wizard.getByTestId("file-input").setInputFiles(asFile("thieu-xa.geojson", lacking));
  await expect(wizard.getByRole("alert")).toContainText(/thiếu/i);
  await expect(wizard.getByText("Ranh giới đang dùng không thay đổi.")).toBeVisible();
  await expect(wizard.getByTestId("boundaries-in-force")).toContainText("Bộ ranh giới tham khảo có sẵn");
});
