export const time = {
  title: "Thời gian",
};
