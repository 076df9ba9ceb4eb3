import { fail, type Result } from "../contract/index.ts";
import { openRoom } from "../room/open-room.ts";
import type { Room, RoomOptions } from "../room/room.ts";
import { claimFolder } from "./folder-claim.ts";

/** Opens the room in `folder` for this process alone; a folder that another process has open is refused as `forbidden`. */
export async function openClaimedRoom(folder: string, options: RoomOptions): Promise<Result<Room>> {
  const claim = claimFolder(folder);
  if (claim.state === "taken") {
    return fail(
      "forbidden",
      `Thư mục ${folder} đang được một cửa sổ hoặc chương trình khác mở.`,
      "Dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại. Dữ liệu không bị ảnh hưởng.",
    );
  }
  const opened = await openRoom(folder, options);
  if (!opened.ok) {
    if (claim.state === "held") claim.release();
    return opened;
  }
  const room = opened.value;
  const close = async (): Promise<void> => {
    await room.close();
    if (claim.state === "held") claim.release();
  };
  return { ok: true, value: { call: room.call.bind(room), connect: room.connect.bind(room), close } };
}
