export const journal = {
  title: "Nhật ký",
};
