import type { MenuItemConstructorOptions } from "electron";

/** The window's menu. Undo is the room's own (it undoes change sets), so it is not here. */
export function deskMenu(packaged: boolean): MenuItemConstructorOptions[] {
  const forMakers: MenuItemConstructorOptions[] = packaged
    ? []
    : [{ type: "separator" }, { label: "Công cụ cho người phát triển", role: "toggleDevTools" }];
  return [
    { label: "Phòng", submenu: [{ label: "Thoát", role: "quit" }] },
    {
      label: "Sửa",
      submenu: [
        { label: "Cắt", role: "cut" },
        { label: "Sao chép", role: "copy" },
        { label: "Dán", role: "paste" },
        { label: "Chọn tất cả", role: "selectAll" },
      ],
    },
    {
      label: "Xem",
      submenu: [
        { label: "Tải lại trang", role: "reload" },
        { type: "separator" },
        { label: "Cỡ chữ thường", role: "resetZoom" },
        { label: "Phóng to chữ", role: "zoomIn" },
        { label: "Thu nhỏ chữ", role: "zoomOut" },
        { label: "Toàn màn hình", role: "togglefullscreen" },
        ...forMakers,
      ],
    },
  ];
}
