/** The province's communes and districts without accents or kind: public words that add nothing to a passphrase. The boundary data is held against it. */
export const placeWords: readonly string[] = [
  "bac me, bac quang, bach dich, bach ngoc, ban diu, ban luoc, ban may, ban ngo, ban nhung, ban phung, ban ria, bang hanh, bang lang",
  "bat dai son, can chu phin, can ty, cao bo, cao ma po, che la, chi ca, chien pho, coc pai, coc re, dan van, dao duc, dong ha, dong minh",
  "dong tam, dong thanh, dong tien, dong van, dong yen, du gia, du tien, duc xuan, duong am, duong hong, duong thuong, giang chu phin",
  "giap trung, ha giang, ho quang phin, ho thau, hoang su phi, hung an, huong son, huu san, huu vinh, khau vai, khuon lung, kim linh, kim ngoc",
  "kim thach, lac nong, lao chai, lao va chai, lien hiep, linh ho, lung chinh, lung cu, lung ho, lung phin, lung pu, lung tam, lung tao",
  "lung thau, ma le, mau due, mau long, meo vac, minh khai, minh ngoc, minh son, minh tan, na chi, na khe, na khuong, nam ban, nam dan",
  "nam dich, nam khoa, nam son, nam ty, nan ma, nan xin, nang don, ngam dang vai, ngam la, nghia thuan, ngoc duong, ngoc ha, ngoc linh",
  "ngoc long, ngoc minh, nguyen trai, niem son, niem tong, nong truong viet lam, pa vay su, pa vi, pai lung, phieng luong, pho bang, pho cao",
  "pho la, phong quang, phu linh, phu lung, phu nam, phuong do, phuong thien, phuong tien, po lo, po ly ngai, quan ba, quang binh, quang minh",
  "quang ngan, quang nguyen, quang trung, quyet tien, san xa ho, sang tung, sinh lung, son vi, sung la, sung mang, sung thai, sung tra",
  "sung trai, sung trang, ta lung, ta nhiu, ta phin, ta su choong, ta van, tam son, tan bac, tan lap, tan nam, tan quang, tan thanh, tan tien",
  "tan trinh, tat nga, thai an, thai phin tung, thang mo, thang tin, thanh duc, thanh thuy, thanh van, then chu phin, then phang, thong nguyen",
  "thu ta, thuan hoa, thuong binh, thuong phung, thuong son, thuong tan, tien kieu, tien nguyen, tien yen, tran phu, trung thanh, trung thinh",
  "tu nhan, tung ba, tung san, tung vai, van chai, vi thuong, vi xuyen, viet hong, viet lam, viet quang, viet vinh, vinh hao, vinh phuc",
  "vinh quang, vinh tuy, vo diem, xa phin, xin cai, xin chai, xin man, xuan giang, xuan minh, yen binh, yen cuong, yen dinh, yen ha, yen minh",
  "yen phong, yen phu, yen thanh",
].flatMap((line) => line.split(", "));
