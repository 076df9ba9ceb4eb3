export const changes = {
  title: "Thay đổi",
};
