/** Khu vực bỏ phiếu. */
export const PlacesSheet = () => null;
