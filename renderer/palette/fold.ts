/** Text without accents, case or đ, for matching what was typed: "Hoàn tác" and "hoan tac" are one. */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
