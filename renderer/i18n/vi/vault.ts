export const vault = {
  title: "Khóa phòng",
};
