/** Media types of the files the room hands out, as browsers and mail know them. */
export const mediaTypes = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  geojson: "application/geo+json",
  jsonLines: "application/x-ndjson",
} as const;
