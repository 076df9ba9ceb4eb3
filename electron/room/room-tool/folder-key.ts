import { fail, ok, type Result } from "../../contract/index.ts";
import { noKeychain } from "../vault/keychain.ts";
import { Vault } from "../vault/vault.ts";

/** The key of a room's folder; null where it is not encrypted. `passphrase` is asked only where one is needed. */
export async function folderKey(folder: string, passphrase: () => Promise<string | null>): Promise<Result<Uint8Array | null>> {
  const vault = new Vault(folder, noKeychain, Date.now);
  const standing = vault.look();
  switch (standing.is) {
    case "to-be-made":
      return fail("not-found", `Trong “${folder}” chưa có phòng nào.`, "Hãy chỉ đến thư mục dữ liệu của phòng.");
    case "refused":
      return { ok: false, error: { ...standing.problem, code: "locked" } };
    case "clear":
      return ok(null);
    case "locked": {
      const given = await passphrase();
      if (given === null)
        return fail("locked", "Phòng này đã được mã hóa và chưa có mật khẩu.", "Hãy gõ mật khẩu khi được hỏi, hoặc dùng --passphrase-file TỆP.");
      const opened = await vault.open({ by: "passphrase", passphrase: given });
      return opened.ok ? ok(vault.key) : { ok: false, error: { ...opened.error, code: "locked" } };
    }
  }
}
