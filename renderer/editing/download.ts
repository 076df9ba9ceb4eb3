import type { FileOut } from "../../electron/contract/index.ts";

const save = (blob: Blob, fileName: string): void => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** Hands a file of the room to the officer, the same way in the desktop and in a browser. */
export const downloadFile = ({ fileName, mediaType, base64 }: FileOut): void => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
  save(new Blob([bytes], { type: mediaType }), fileName);
};

/** Hands over text made here, as UTF-8 with the mark by which spreadsheets know it. */
export const downloadText = (text: string, mediaType: string, fileName: string): void =>
  save(new Blob(["\ufeff", text], { type: `${mediaType};charset=utf-8` }), fileName);
