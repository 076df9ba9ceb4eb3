/**
 * A text as people type it without accents: NFC, lower case, tone and vowel marks gone, `đ` as `d`, punctuation and runs of
 * blanks as one blank. "Đồng Văn" → "dong van". Decomposed (NFD) and composed input give the same answer.
 */
export const foldVietnamese = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Words and abbreviations for the kind of unit, as written with accents; longest first. */
const writtenPrefixes =
  /^(?:thị trấn|thành phố|thị xã|phường|huyện|tỉnh|xã|tt\.?|t\.\s?p\.?|tp\.?|tx\.?|p\.|x\.|h\.)(?=[\s.]|$)|^(?:tt|tp|tx|p|x|h)\.(?=\S)/u;

/** The same without accents. `xa` and `phuong` also begin names (Xà Phìn, Phương Độ), so they count only where two words follow. */
const plainPrefixes = /^(?:(?:thi tran|thanh pho|thi xa|huyen|tinh)(?= )|(?:xa|phuong)(?= \S+ \S))/u;

/**
 * The name of a commune, district or province without its kind, folded: "Xã Tả Lủng", "xa ta lung", "X. TẢ LỦNG" → "ta lung".
 * Names that only look like a kind keep it: "Phương Độ" → "phuong do", "xa phin" → "xa phin". Every commune of the province
 * has a name of two words or more, which is what tells "xa phin" from "xa lung phin".
 */
export const bareUnitName = (name: string): string => {
  const written = name.normalize("NFC").toLowerCase().trim().replace(/\s+/g, " ");
  const stripped = written.replace(writtenPrefixes, "");
  if (stripped !== written && foldVietnamese(stripped) !== "") return foldVietnamese(stripped);
  const folded = foldVietnamese(written);
  const firstWord = written.split(" ")[0] ?? "";
  return firstWord === foldVietnamese(firstWord) ? folded.replace(plainPrefixes, "").trim() : folded;
};

/** A name as it stands within a sentence: "xã Cao Bồ", "báo cáo 9 giờ"; what begins with an abbreviation stays as it is: "KVBP số 2", "UBND xã". */
export const inSentence = (name: string): string => (/^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLocaleLowerCase("vi") + name.slice(1));
