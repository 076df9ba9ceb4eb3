/**
 * Text typed in the fonts of TCVN 5712 (.VnTime, ABC), as its bytes look when read as Latin-1: "X· B¹ch §Ých" for "Xã Bạch Đích". Source:
 * TCVN 5712:1993, code table 3; confidence H. Capitals with a tone are written by capital fonts with the same codes and read as small.
 */
const codes =
  "µà¶ả·ã¸á¹ạ¨ă»ằ¼ẳ½ẵ¾ắÆặ©âÇầÈẩÉẫÊấËậ®đÌèÎẻÏẽÐéÑẹªêÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọ«ôåồæổçỗèốéộ¬ơêờëởìỡíớîợïùñủòũóúôụ\u00adưõừöử÷ữøứùựúỳûỷüỹýýþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ";
const letterOf = new Map<string, string>();
for (let at = 0; at < codes.length; at += 2) letterOf.set(codes[at] ?? "", codes[at + 1] ?? "");

/** Signs that stand inside no Vietnamese word in Unicode, and letters in TCVN 3. */
export const strictTcvn3 = /\p{L}[\u00a8-\u00ac\u00ae\u00b5-\u00bf\u00d7\u00f7]|[\u00a6\u00a7\u00ac\u00ae]\p{L}/u;
/** Letters only Unicode has: a text with one of them is no TCVN 3. */
const unicodeOnly = /[\u0100-\u01b4\u1ea0-\u1ef9]|\p{M}/u;

/** Whether a text must be TCVN 3: it holds signs no Vietnamese word has, and no letter that only Unicode has. */
export const isTcvn3 = (text: string): boolean => strictTcvn3.test(text) && !unicodeOnly.test(text);

/** The text in Unicode. */
export const fromTcvn3 = (text: string): string => text.replace(/[\u00a1-\u00ff]/g, (sign) => letterOf.get(sign) ?? sign);

/**
 * Whether a whole table is TCVN 3, so that a cell with nothing strict in it ("Hµ" has, "Lóng Có" has not) is read by the same table: some of
 * its texts must be, and none is Unicode.
 */
export const isTcvn3Table = (texts: Iterable<string>): boolean => {
  let found = false;
  for (const text of texts) {
    if (unicodeOnly.test(text)) return false;
    found ||= strictTcvn3.test(text);
  }
  return found;
};
