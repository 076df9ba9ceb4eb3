/**
 * What a guesser of Vietnamese passphrases tries first, without accents, the likeliest first: this trade's words, common phrases, names of
 * places and people, then the everyday syllables. Page and room judge a passphrase's strength by the same list.
 */
export const weakWords: readonly string[] = [
  ...["matkhau", "mat khau", "matkhaumoi", "baucu", "bau cu", "baucuquochoi", "bau cu quoc hoi", "quoc hoi", "quochoi", "hoidong", "hoi dong"],
  ...["uybanbaucu", "uy ban bau cu", "phong tinh huong", "phongtinhhuong", "tinh huong", "dai bieu", "cu tri", "hagiang", "ha giang", "tuyenquang"],
  ...["tuyen quang", "vixuyen", "vi xuyen", "dongvan", "dong van", "meovac", "meo vac", "quanba", "quan ba", "yenminh", "yen minh", "bacquang"],
  ...["bac quang", "bacme", "bac me", "hoangsuphi", "hoang su phi", "xinman", "xin man", "quangbinh", "quang binh", "thanhthuy", "thanh thuy"],
  ...["vietnam", "viet nam", "hanoi", "ha noi", "saigon", "sai gon", "hochiminh", "ho chi minh", "bac ho", "doc lap tu do hanh phuc", "doc lap"],
  ...[
    "tu do",
    "hanh phuc",
    "anhyeuem",
    "anh yeu em",
    "emyeuanh",
    "em yeu anh",
    "toi yeu viet nam",
    "iloveyou",
    "khong biet",
    "khongbiet",
    "xin chao",
  ],
  ...["xinchao", "cam on", "mot hai ba", "mothaiba", "abc123", "123456", "gia dinh", "giadinh", "me yeu", "con yeu", "bo me", "ong ba", "hoc sinh"],
  ...["nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "van", "thi", "ngoc"],
  ..."anh em toi ban minh me bo ong ba con chau chi co chu bac di cau thay tro nguoi nha cua ta no ho ai gi dau nao sao the nay kia do day".split(
    " ",
  ),
  ..."mot hai ba bon nam sau bay tam chin muoi tram nghin trieu ty khong co la va cua cho voi den di ve ra vao len xuong trong ngoai tren duoi".split(
    " ",
  ),
  ..."ngay dem sang trua chieu toi gio phut giay thang nam tuan xuan ha thu dong mua nang gio bao lut nui song suoi rung bien troi dat nuoc lua".split(
    " ",
  ),
  ..."cay hoa la qua com gao thit ca rau muoi duong nuoc tra ruou bia bep ban ghe giuong cua so sach vo but giay den xe tau thuyen may bay duong".split(
    " ",
  ),
  ..."trau bo ngua lon ga vit cho meo chim ca rong ho voi khi soc tho chuot ran rua ong buom xanh do vang trang den tim hong nau xam cam".split(" "),
  ..."cao thap dai ngan to nho lon be moi cu dep xau tot hay do nong lanh am mat vui buon yeu ghet thuong nho quen biet hieu nghe noi doc viet".split(
    " ",
  ),
  ..."an uong ngu choi lam hoc hat cuoi khoc chay nhay di dung ngoi nam mo dong mua ban cho lay gui nhan goi tim thay mat con het xong roi".split(
    " ",
  ),
  ..."viec cong an quan doi dan toc chu tich bi thu tinh huyen xa thon ban pho phuong khu vuc vung phong bau phieu tong tu lenh chi huy truc ban".split(
    " ",
  ),
  ..."hoa binh minh duc tuan hung dung cuong thang linh lan mai huong thao trang phuong nga hang ha thuy yen quynh nhung ngan anh kim son hai nam".split(
    " ",
  ),
];

/** What stands on the screens and papers of such a room, and the names it goes by, without accents. */
export const publicPhrases: readonly string[] = [
  ..."ha giang,tinh ha giang,tuyen quang,viet nam,ha noi,sai gon,ho chi minh,bau cu,cuoc bau cu,ngay bau cu,bau cu quoc hoi,quoc hoi".split(","),
  ..."hoi dong,hoi dong nhan dan,hdnd,uy ban,uy ban bau cu,uy ban nhan dan,ubnd,ubbc,dai bieu,cu tri,la phieu,hom phieu,kiem phieu".split(","),
  ..."phong tinh huong,tinh huong,khu vuc,khu vuc bo phieu,kvbp,bo phieu,diem bo phieu,to bau cu,vung cach ly,cach ly,vung nguy co".split(","),
  ..."nguy co,vu viec,su co,ban truc,truc ban,bao cao,dien tap,so lieu,mat khau,mat khau moi,khoa phong,chia khoa,phong bi,nhat ky".split(","),
  ..."sao luu,khoi phuc,ma kiem chung,san sang,chua san sang,huyen,tinh,thanh pho,thi tran,chinh quyen,nhan dan,nhiem ky".split(","),
  ..."cong hoa xa hoi chu nghia viet nam,doc lap tu do hanh phuc,dang cong san,to quoc,viet nam muon nam".split(","),
  ..."nguyen,tran,le,pham,hoang,huynh,phan,vu,vo,dang,bui,do,ho,ngo,duong,ly,vang,giang,sung,thao"
    .split(",")
    .flatMap((family) => [`${family} van`, `${family} thi`]),
];

/** Powers of ten of guesses a passphrase must be expected to withstand, and from where on it is called strong. */
export const passphraseStrength = { least: 10, strong: 13 } as const;
