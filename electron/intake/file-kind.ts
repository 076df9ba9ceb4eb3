/** What a file is by its first bytes, whatever its name says. */
export type FileKind = "zip" | "encrypted-office" | "old-office" | "pdf" | "rtf" | "image" | "web-page" | "empty" | "text" | "binary";

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, index) => bytes[index] === byte);
const latin = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString("latin1");

/** "EncryptedPackage" as an OLE directory writes it (UTF-16LE): a password-protected XLSX. */
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

/** Tells what the bytes are; a text file may still be unreadable as a table. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(encryptedPackage) ? "encrypted-office" : "old-office";
  }
  const head = latin(bytes, 0, 1024);
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("{\\rtf")) return "rtf";
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff) || head.startsWith("GIF8")) return "image";
  if (/^[\s\u00ef\u00bb\u00bf]*<(?:!doctype|html|\?xml|table|meta|head)\b/i.test(head)) return "web-page";
  const utf16 = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  const controls = bytes
    .subarray(0, 4096)
    .filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0).length;
  if (!utf16 && controls > 4) return "binary";
  return "text";
}

/** Why a file of this kind is not read and what to do about it; nothing for kinds that are. */
export const refusalOf: Partial<Record<FileKind, { message: string; hint: string }>> = {
  empty: { message: "Tệp rỗng, không có byte nào.", hint: "Kiểm tra lại tệp gốc rồi chọn lại." },
  "encrypted-office": {
    message: "Tệp Excel có đặt mật khẩu nên không đọc được.",
    hint: "Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu lại rồi chọn lại.",
  },
  "old-office": {
    message: "Đây là tệp Office kiểu cũ (.xls hoặc .doc), không phải .xlsx.",
    hint: "Mở bằng Excel rồi chọn Lưu thành “Sổ làm việc Excel (.xlsx)”, sau đó chọn lại tệp mới.",
  },
  pdf: { message: "Đây là tệp PDF dù tên có thể ghi khác.", hint: "Xin bản bảng tính gốc (.xlsx hoặc .csv): số trong PDF không đọc tự động ở đây." },
  rtf: { message: "Đây là tệp văn bản RTF, không phải bảng tính.", hint: "Chép bảng sang Excel, lưu thành .xlsx rồi chọn lại." },
  image: { message: "Đây là tệp ảnh, không phải bảng tính.", hint: "Xin bản bảng tính gốc (.xlsx hoặc .csv)." },
  "web-page": {
    message: "Đây là trang web hoặc XML được đặt tên như bảng tính.",
    hint: "Mở bằng Excel rồi Lưu thành “Sổ làm việc Excel (.xlsx)”, sau đó chọn lại tệp mới.",
  },
  binary: { message: "Không nhận ra loại tệp này.", hint: "Chỉ nhận bảng tính .xlsx hoặc .csv." },
};
