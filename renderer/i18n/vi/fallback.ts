export const fallback = {
  title: "Bộ dự phòng",
};
