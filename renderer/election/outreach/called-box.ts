import i18next from "i18next";

/** "Hòm phiếu phụ số 1" of a box called "số 1" or "hòm phiếu phụ số 1". */
export const calledBox = (box: string): string =>
  /^hòm/iu.test(box) ? `${box.charAt(0).toUpperCase()}${box.slice(1)}` : `${i18next.t("outreach:trip.box")} ${box}`;
