/** Ngoài phòng bỏ phiếu. */
export const OutreachSheet = () => null;
