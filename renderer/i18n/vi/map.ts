export const map = {
  label: "Bản đồ tỉnh, dùng phím mũi tên để di chuyển, cộng và trừ để phóng to thu nhỏ, Enter để xem vị trí ở tâm",
  loading: "Đang vẽ bản đồ…",
  reference: "Ranh giới tham khảo",
  scale: "Thước tỉ lệ: {{length}}",
  zoomIn: "Phóng to",
  zoomOut: "Thu nhỏ",
  province: "Xem toàn tỉnh",
  lost: {
    title: "Máy vừa ngừng vẽ bản đồ",
    text: "Số liệu không mất. Bản đồ tự hiện lại khi máy vẽ được; trong lúc chờ, các danh sách bên trái và ô tìm kiếm vẫn dùng bình thường.",
    retry: "Vẽ lại bản đồ",
  },
  unable: {
    title: "Trình duyệt này không vẽ được bản đồ",
    text: "Bản đồ cần WebGL2. Hãy bật tăng tốc đồ họa hoặc mở bằng Chromium, Chrome hay Edge bản mới. Danh sách, tìm kiếm, nhập bảng tính và sửa số liệu vẫn dùng bình thường.",
  },
};
