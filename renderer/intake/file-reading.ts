/** Bytes; the room refuses a spreadsheet above this, so it is not even sent. */
export const MAX_SHEET_BYTES = 20 * 1024 * 1024;
/** Bytes; the same for a boundary file. */
export const MAX_BOUNDARY_BYTES = 60 * 1024 * 1024;

/** The file's bytes as base64; `progress` is told 0..1. Rejects where the file cannot be read, as when it was moved meanwhile. */
export const readBase64 = (file: File, progress: (share: number) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) progress(event.loaded / event.total);
    };
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.onload = () => {
      const address = typeof reader.result === "string" ? reader.result : "";
      resolve(address.slice(address.indexOf(",") + 1));
    };
    reader.readAsDataURL(file);
  });

/** What kind of work a dropped file is for, by its name; null for what neither surface takes. */
export const workOf = (fileName: string): "intake" | "boundaries" | null => {
  const name = fileName.toLowerCase();
  if (/\.(geojson|json)$/.test(name)) return "boundaries";
  return /\.(xlsx|csv|tsv|txt)$/.test(name) ? "intake" : null;
};
