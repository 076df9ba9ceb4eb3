CREATE TABLE station (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  -- Only of the station that this store is.
  private_key BLOB CHECK (private_key IS NULL OR length(private_key) = 32),
  succeeds TEXT REFERENCES station (id)
, succession TEXT, succession_signature BLOB CHECK (succession_signature IS NULL OR length(succession_signature) = 64)) STRICT, WITHOUT ROWID;
CREATE TABLE store (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  station TEXT NOT NULL REFERENCES station (id),
  -- Where this folder was made, to notice a copy: canonical JSON.
  home TEXT NOT NULL,
  nonce BLOB NOT NULL CHECK (length(nonce) = 16),
  fold_version INTEGER NOT NULL CHECK (fold_version >= 1),
  -- Up to here everything was found sound.
  verified_arrival INTEGER NOT NULL CHECK (verified_arrival >= 0),
  verified_hash TEXT CHECK (verified_hash IS NULL OR length(verified_hash) = 64)
) STRICT;
CREATE TABLE change_set (
  -- Place in this store's own order of arrival, from 1 without gaps.
  arrival INTEGER NOT NULL PRIMARY KEY CHECK (arrival >= 1),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  header TEXT NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  note_salt BLOB CHECK (note_salt IS NULL OR length(note_salt) = 16),
  note TEXT,
  -- Only of an expunged note.
  note_hash TEXT CHECK (note_hash IS NULL OR length(note_hash) = 64),
  first_entry INTEGER NOT NULL CHECK (first_entry >= 1),
  -- The room's clock, ms since 1970.
  known_at INTEGER NOT NULL,
  arrival_hash TEXT NOT NULL CHECK (length(arrival_hash) = 64),
  CHECK ((note IS NULL) = (note_salt IS NULL) AND (note IS NULL) = (note_hash IS NOT NULL))
) STRICT;
CREATE TABLE entry (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  arrival INTEGER NOT NULL REFERENCES change_set (arrival),
  salt BLOB CHECK (salt IS NULL OR length(salt) = 16),
  body TEXT,
  -- Only of an expunged entry.
  hash TEXT CHECK (hash IS NULL OR length(hash) = 64),
  -- The entry of the same record that arrived before it.
  previous INTEGER CHECK (previous >= 1 AND previous < number),
  -- 0: of a kind or version this release cannot read.
  folded INTEGER NOT NULL CHECK (folded IN (0, 1)),
  CHECK ((body IS NULL) = (salt IS NULL) AND (body IS NULL) = (hash IS NOT NULL))
) STRICT;
CREATE INDEX entry_unread ON entry (number) WHERE folded = 0;
CREATE TABLE record (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Its entry that arrived last.
  latest INTEGER NOT NULL REFERENCES entry (number),
  body TEXT NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE TABLE request (
  key TEXT NOT NULL PRIMARY KEY,
  input_hash TEXT NOT NULL CHECK (length(input_hash) = 64),
  -- Its change set; null where there was nothing to change.
  arrival INTEGER REFERENCES change_set (arrival),
  answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE blob (
  number INTEGER NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE "chain" (
  station TEXT NOT NULL REFERENCES station (id),
  marking TEXT NOT NULL CHECK (marking IN ('open', 'internal', 'restricted')),
  branch INTEGER NOT NULL CHECK (branch >= 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  head TEXT NOT NULL CHECK (length(head) = 64),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  clock_milliseconds INTEGER NOT NULL,
  clock_count INTEGER NOT NULL CHECK (clock_count >= 0),
  -- When the end of the branch arrived here; 0 where that was not written down.
  arrival INTEGER NOT NULL CHECK (arrival >= 0),
  PRIMARY KEY (station, marking, branch)
) STRICT, WITHOUT ROWID;
CREATE TABLE waiting (
  -- Of their header.
  hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  station TEXT NOT NULL REFERENCES station (id),
  marking TEXT NOT NULL CHECK (marking IN ('open', 'internal', 'restricted')),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  -- The whole of it, as a line of a bundle.
  line TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_for ON waiting (previous);
CREATE TABLE framing (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  fold_version INTEGER NOT NULL,
  frame_version INTEGER NOT NULL
) STRICT;
CREATE TABLE frame (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  -- The earliest and the latest true time among its entries, ms since 1970.
  true_from INTEGER NOT NULL,
  true_to INTEGER NOT NULL,
  -- Per entry: its record and its true time.
  entries BLOB NOT NULL,
  -- Per entry: how its record stands after it, as a map shows it.
  marks BLOB NOT NULL,
  -- The ends of the chains before the change set of its last entry.
  chains TEXT NOT NULL
) STRICT;
CREATE TABLE frame_block (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
  bodies BLOB NOT NULL
) STRICT;
CREATE TABLE whole_frame (
  frame INTEGER NOT NULL PRIMARY KEY REFERENCES frame (number),
  records INTEGER NOT NULL CHECK (records >= 0),
  -- Per record, as in a frame.
  marks BLOB NOT NULL
) STRICT;
CREATE TABLE whole_part (
  frame INTEGER NOT NULL,
  part INTEGER NOT NULL CHECK (part >= 0),
  bodies BLOB NOT NULL,
  PRIMARY KEY (frame, part)
) STRICT, WITHOUT ROWID;
INSERT INTO "blob" VALUES (1,'b0db232e9b1598b8a0ee4624c9bce65de2b899367642e67ef0d145f93432c986',X'72616E68206769E1BB9B69');
INSERT INTO "chain" VALUES ('1182607d15c784825745b092e3d6d19f','open',0,2,'fde3ff9fd4b6132aea11bdfdbdfa6ed3acd52b16880ecea5e9761067618146ee',2,1795410000000,1,9);
INSERT INTO "chain" VALUES ('654dc0ff08be39b7fbdab1b97e2989de','open',0,1,'189350b17a88f43593a447137e41fc1be5831200edde439b6b61744b74cd64d7',3,1795399260000,1,10);
INSERT INTO "chain" VALUES ('fb533aca05339761f5ba3de3e7fb95cb','internal',0,2,'748cabbc63ec84a5f8163c6d7d0e0b583e752b40dcb4275277632f2219ded1d7',4,1795399200000,3,4);
INSERT INTO "chain" VALUES ('fb533aca05339761f5ba3de3e7fb95cb','open',0,4,'84afbfd58265eba1baaf239c2aee932d9aaecef38e6d1146a0cd676dd8ffb2e9',4,1795399260000,2,7);
INSERT INTO "chain" VALUES ('fb533aca05339761f5ba3de3e7fb95cb','restricted',0,1,'d9d9f089b250bb4ecaaef8b156b156aa2361d1716f4b2357bd368a722a80bc2d',4,1795399200000,1,2);
INSERT INTO "change_set" VALUES (1,'01a20621-ad00-7dab-b45e-991449e32e2a','{"clock":[1795399200000,0],"entries":3,"format":1,"id":"01a20621-ad00-7dab-b45e-991449e32e2a","marking":"internal","number":1,"payload":"e27bc71f6ccdb35a2418fd05174432ca92e9655cbfd02a3f3528cd9fd3981167","previous":null,"skew":null,"station":"fb533aca05339761f5ba3de3e7fb95cb","wall":1795399200000}',X'BD4BDD90ED21E45CA3D8BC56B76ED1DD43AC3459A9E91D94A87A65F9C475E8F43D2FAF97C2E1548D1B38266CD4B45964BE5BB463DDC7C459FE523B78D4701F0A',X'38F9B97290798DE1FEC8BEB7F2752FF2','{"actor":"Bàn trực phòng tình huống","title":"nhập danh sách"}',NULL,1,1621734420000,'b40c2dff59df6665f7b1549caa25bea0c59960ccfbbc253b9160f8661ccb36fb');
INSERT INTO "change_set" VALUES (10,'0190a0a0-0000-7000-8000-00000000abcd','{"clock":[1795399260000,1],"entries":3,"format":1,"id":"0190a0a0-0000-7000-8000-00000000abcd","marking":"open","number":1,"payload":"ec8958ceaafaf4c8a5fe22f97c3430ffa6d7081020130888b83e85f8c8358222","previous":null,"skew":null,"station":"654dc0ff08be39b7fbdab1b97e2989de","wall":1795399260000}',X'D972BED325B70D514DAB0EBF5CF7D3D3E3467CE08A89B129068D3644841FC29B1CB3D464BAD04ABD5A43B96329485A28876CA3A0D7AA8025F8F62946194BEA05',X'7B9BF8DFAADC5CE7EB8F2B5DFC457088','{"actor":"trạm mới","title":"ca trực"}',NULL,15,1621734480000,'d05cb807a0f90c069bc45398d06461d7bd2a7ddde1ffe1287cb6577c67e1275b');
INSERT INTO "change_set" VALUES (2,'01a20621-ad00-7aee-932f-0151530df5cc','{"clock":[1795399200000,1],"entries":4,"format":1,"id":"01a20621-ad00-7aee-932f-0151530df5cc","marking":"restricted","number":1,"payload":"d18e7defd464b0074ded4ed37d1916cf5774217e59734d7e457f6b09d37e88a2","previous":null,"skew":null,"station":"fb533aca05339761f5ba3de3e7fb95cb","wall":1795399200000}',X'50AFBACE38AB76429BA90A9DC1F9349DCA18BADB1D512020D6C0FE76C6E4CC4145F7108E6903998D9C3C5AEF401D4275627121454DA36EB8AA1DC92BD2889000',X'48EE6E559BF6709BAC39679F324E1C62','{"actor":"Bàn trực phòng tình huống","blobs":["b0db232e9b1598b8a0ee4624c9bce65de2b899367642e67ef0d145f93432c986"],"title":"sửa khu vực bỏ phiếu"}',NULL,4,1621734420000,'adfc5a62e6c68edc789ddafc64182318df26b4e7b9feb6f7348cdcc8b83abf93');
INSERT INTO "change_set" VALUES (3,'01a20621-ad00-78a6-ae89-fcf93024356f','{"clock":[1795399200000,2],"entries":1,"format":1,"id":"01a20621-ad00-78a6-ae89-fcf93024356f","marking":"open","number":1,"payload":"d68881729f960a8c626136117d8bbb39dac781ef5527ae10751d3e4d1cbd6b8c","previous":null,"skew":null,"station":"fb533aca05339761f5ba3de3e7fb95cb","wall":1795399200000}',X'2138CD400632F80AC0689C1C814C3593B11E2C0E09D2A2FF9C1056834C3D2F71A7D26B36959BCD9D1A41AEA5F420224877A68A3A17FB9E27428D98C6CAC3EC0B',X'B8EE42DBF45FAC6D52C6A259AC7B43A3','{"actor":"Bàn trực phòng tình huống","title":"sửa khu vực bỏ phiếu"}',NULL,8,1621734420000,'0f03e95e5be8662ad5d933eebefbe9286a2094a1d2c6069061a5a267d084585a');
INSERT INTO "change_set" VALUES (4,'01a20621-ad00-76e5-a574-08b3ee8852b7','{"clock":[1795399200000,3],"entries":1,"format":1,"id":"01a20621-ad00-76e5-a574-08b3ee8852b7","marking":"internal","number":2,"payload":"b8f6d1cc78ec9900db057de030104a6745f915ca6c4b5f093ffaec7cb721a0c0","previous":"128453e99ded6317a1e0fdd6efbbdf54228ff58500c9c4f0de3ed17cbfffa0c9","skew":null,"station":"fb533aca05339761f5ba3de3e7fb95cb","wall":1795399200000}',X'C2D8D0124D0D9CB511F877FEAB3147F8F4912D21F775D3FF76997853EA1BF8AEF9B74647B10678A1C9DE06D8D9184E4C5E03102E03B0B204744AB637D6CD790C',NULL,NULL,'20a376bfa1ee769a5412d6a9c450ee5a7c12e75df1290ad08839a652b16c2fc9',9,1621734420000,'de92dbb2ec65e94f02fa85ced6ee9ab119f78be41a574d236e745780d371aad4');
INSERT INTO "change_set" VALUES (5,'01a20622-9760-7e19-92aa-54877e71f482','{"clock":[1795399260000,0],"entries":1,"format":1,"id":"01a20622-9760-7e19-92aa-54877e71f482","marking":"open","number":2,"payload":"1331884fd04195bd33e3aef81f3180bde48ed1668cf5671782a5ccb1a4187af0","previous":"09bf85e92b5a108bec2c1496b9cf5573e4acc69deb635b12e9d7a3c4f8b0f031","skew":null,"station":"fb533aca05339761f5ba3de3e7fb95cb","wall":1795399260000}',X'E7C5E28A86567999B45974262C22943EDDCDB5A8653ED3A9B8983BFA094D4D0DD6E0E301E04C55641D564C6D9368A5AD1855C7D2D33BFE7057CE6F7325A7A908',X'3808BF7746C4CE4E00B81B19CDEB589D','{"actor":"Bàn trực phòng tình huống","request":"yêu cầu 1","title":"sửa khu vực bỏ phiếu"}',NULL,10,1621734480000,'b8fd4de61cdd10f0350c32ad72b7cb4ce671fe9078936cee8626c71958c31cb4');
INSERT INTO "change_set" VALUES (6,'01a20622-9760-7637-8ad8-21adc16ca9ed','{"clock":[1795399260000,1],"entries":1,"format":1,"id":"01a20622-9760-7637-8ad8-21adc16ca9ed","marking":"open","number":3,"payload":"eb895f3498d5cba790965b5764e14196029769263b5e9673951682057f450849","previous":"c000d0403213fae9bc4b2d73a589eb3b4044bd08d6dd98f378a4fffbbbd8d0b0","skew":null,"station":"fb533aca05339761f5ba3de3e7fb95cb","wall":1795399260000}',X'073B263BD858B9AEF61698353A779E2D5EFC055880314F29745384589552CE95E289F44381B9B75C9CFC0D71B700CFD0B51E5AB0DF9D4623AE0E7D1BC91F690F',X'806935E9BE78D5479B8038712E63AC28','{"actor":"Bàn trực phòng tình huống","title":"rút báo cáo nhầm","undoes":"01a20622-9760-7e19-92aa-54877e71f482"}',NULL,11,1621734480000,'020277b21ed2db6e064d45afc34d4f89ac3449a0e43d0e62895b616d2b81b5b6');
INSERT INTO "change_set" VALUES (7,'01a20622-9760-7445-9e03-f9da95452282','{"clock":[1795399260000,2],"entries":1,"format":1,"id":"01a20622-9760-7445-9e03-f9da95452282","marking":"open","number":4,"payload":"2d718fc82e645abf1a5d36408439c0a05f266f8d00a29bc00edda31ba2e85546","previous":"00e3dfb2689208da4ebe9f88c13904e3c3c057f6657590360107068cc18010f6","skew":null,"station":"fb533aca05339761f5ba3de3e7fb95cb","wall":1795399260000}',X'44D62969BCE08BCABD01751FCCEF04C2BBE77699531A186BC809B53C64CC56146D2B9A0E1F2EF88F252098BD3874D57347DF6E6449312A19A286276060386102',X'8C77D131C0450CCA17774152532AFC58','{"actor":"Bàn trực phòng tình huống","title":"xóa khu vực bỏ phiếu"}',NULL,12,1621734480000,'ad6943de623829f7e7dc3a1ff5ae0525e50747ef7144a8b2aa8c1504625fb520');
INSERT INTO "change_set" VALUES (8,'01a206c6-7880-7512-9711-53c634d99aee','{"clock":[1795410000000,0],"entries":1,"format":1,"id":"01a206c6-7880-7512-9711-53c634d99aee","marking":"open","number":1,"payload":"a9af7a6f688c99237f87cb67e8daa8dfa9ba48eb7c8735f05dbd46b6eb89ddd5","previous":null,"skew":null,"station":"1182607d15c784825745b092e3d6d19f","wall":1795410000000}',X'00D6C3CB7FC0FD6B61405EF6F886C46498C1EFBADD9335D4B3DF8273A73E01C0BF99D298E18C3D981DCDC428C2767883B86AD0316848940B9E21E98EFB9F9508',X'9E382FB0ABCF42476C937711545F183F','{"actor":"Bàn trực phòng tình huống","title":"báo cáo của trạm khác"}',NULL,13,1621734480000,'2fece205c76e66898980443ae8a9813c20fba9215ecc7374969ed399c5c95720');
INSERT INTO "change_set" VALUES (9,'01a206c6-7880-759b-be50-83a953b515a3','{"clock":[1795410000000,1],"entries":1,"format":1,"id":"01a206c6-7880-759b-be50-83a953b515a3","marking":"open","number":2,"payload":"8e14f1626693ac5b9d13b21f1b3a043730988f08b8d0c6e1b4453ff3ddebbba7","previous":"b3a665f1b3880a19ec29eed48ffd6c9bb1174493d7f894acdf1eff54590b78e0","skew":null,"station":"1182607d15c784825745b092e3d6d19f","wall":1795410000000}',X'B7E6176D6412E849E18FAA1EC98EEC917410B2C1B1A60E0574A6F4D8223601DBD66AAC31580B9FB00150B9B2DB76B4B13848B554C39B64D70731A361D39AA007',X'1A330D29F72F7770F9EC5922D3C3FFC6','{"actor":"Bàn trực phòng tình huống","title":"sửa sau khi xóa"}',NULL,14,1621734480000,'5dd515544e30b2c80dfe74e492d7e3359e73744ee3949751893d8d090cc35fe5');
INSERT INTO "entry" VALUES (1,1,X'A3246A6289E5D2C9BF367AB608A559AA','{"id":"00694-02","kind":"polling-place","set":{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"open","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null,"voters":351},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (10,5,X'ED700D39D7D21B0834006FC80B5EDB50','{"id":"00694-02","kind":"polling-place","replaces":{"readiness":["01a20621-ad00-7dab-b45e-991449e32e2a.0"]},"set":{"readiness":"ready"},"trueAt":1621734480000,"version":1}',NULL,1,1);
INSERT INTO "entry" VALUES (11,6,X'81DD7C3322AE4025382CD83BD234D9DF','{"id":"00694-02","kind":"polling-place","set":{},"trueAt":1621734480000,"version":1,"withdraws":["01a20622-9760-7e19-92aa-54877e71f482.0"]}',NULL,10,1);
INSERT INTO "entry" VALUES (12,7,X'31A2CBC33F3D93B24742A5B3FB5F1C6F','{"id":"00694-03","kind":"polling-place","replaces":{"deleted":["01a20621-ad00-7dab-b45e-991449e32e2a.1"]},"set":{"deleted":true},"trueAt":1621734480000,"version":1}',NULL,2,1);
INSERT INTO "entry" VALUES (13,8,X'08497D738A292258DB09495AD71AF71B','{"id":"00694-02","kind":"polling-place","replaces":{"readiness":["01a20621-ad00-7dab-b45e-991449e32e2a.0"],"readinessNote":["01a20621-ad00-7dab-b45e-991449e32e2a.0"]},"set":{"readiness":"failed","readinessNote":"thiếu hòm phiếu"},"trueAt":1621745220000,"version":1}',NULL,11,1);
INSERT INTO "entry" VALUES (14,9,X'7F2C273C319D722A1A434C7CBF661815','{"id":"00694-03","kind":"polling-place","replaces":{"voters":["01a20621-ad00-7dab-b45e-991449e32e2a.1"]},"set":{"voters":377},"trueAt":1621745220000,"version":1}',NULL,12,1);
INSERT INTO "entry" VALUES (15,10,X'EC0BDD0B1B439B705288C47F00803A1E','{"id":"ca-1","kind":"duty-shift","set":{"name":"Trực đêm"},"trueAt":1621734480000,"version":1}',NULL,NULL,0);
INSERT INTO "entry" VALUES (16,10,X'1107ECD2ED5A6A99A2CF91657AC78D53','{"id":"00694-02","kind":"polling-place","set":{"readiness":"open"},"trueAt":1621734480000,"version":99}',NULL,NULL,0);
INSERT INTO "entry" VALUES (17,10,X'4FD1B7E48BE4D8E991B772FC00DB17D1','{"id":"00694-04","kind":"polling-place","set":{"turnout":12},"trueAt":1621734480000,"version":1}',NULL,NULL,0);
INSERT INTO "entry" VALUES (2,1,X'51846D5A477C5D085BD16FA970EB09BE','{"id":"00694-03","kind":"polling-place","set":{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"open","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null,"voters":351},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (3,1,X'11B56EA403F937404450CFB7B8A1FF35','{"id":"00694-04","kind":"polling-place","set":{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"internal","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null,"voters":351},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (4,2,X'D47B78D4E85FE3D1EA638E3DEADB9A66','{"id":"zone","kind":"quarantine-zone","set":{"decision":{"date":"2021-05-20","number":"12/QĐ","signer":"Chủ tịch"},"deleted":false,"directive":"16","from":"2021-05-23T06:00:00+07:00","geometry":{"coordinates":[[[104.9,22.7],[105,22.7],[105,22.8],[104.9,22.7]]],"type":"Polygon"},"invented":true,"kind":"lockdown","marking":"open","name":"Thanh Thủy","people":120,"to":null,"voters":80,"votingPlan":null},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (5,2,X'AE28A82A300E2DDBA90E5105B82EB28B','{"id":"area","kind":"risk-area","set":{"bulletin":{"issuedAt":"2021-05-23T06:00:00+07:00","issuer":"Đài KTTV","number":"7"},"deleted":false,"from":"2021-05-23T06:00:00+07:00","geometry":{"coordinates":[[[104.9,22.7],[105,22.7],[105,22.8],[104.9,22.7]]],"type":"Polygon"},"hazard":"flash-flood","invented":true,"level":2,"marking":"open","name":"Cao Bồ","note":null,"responsible":{"duty":"Phó ban","name":"Ông A","phone":"0219"},"to":null},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (6,2,X'9F765CF3D8ED4F5C4C204CB2CD2DC9FE','{"id":"incident","kind":"incident","set":{"category":11,"communeCode":"00694","deleted":false,"handling":null,"invented":true,"location":[104.98,22.82],"marking":"restricted","occurredAt":"2021-05-23T06:00:00+07:00","severity":2,"source":null,"status":"reported","text":"mất điện"},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (7,2,X'D107A7F15ACDB7B250C19C08117316CD','{"id":"exercise","kind":"setting","set":{"value":true},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (8,3,X'C78E9B9AF3D985699E76A3E3F84CB4D2','{"id":"communes","kind":"boundary-set","set":{"attribution":"tham khảo","file":"built-in","fileName":"communes.geojson","validFrom":"2020-01-01","validTo":null},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (9,4,NULL,NULL,'05df3e15dd2920199c627743c58f71b0330a1e8608bc47c066e74d584474c56c',NULL,0);
INSERT INTO "record" VALUES (1,'polling-place','00694-02',13,'{"k":1621734480000,"e":[["01a206c6-7880-7512-9711-53c634d99aee",0,"1182607d15c784825745b092e3d6d19f","Bàn trực phòng tình huống",1795410000000,0,1621745220000,1621734480000,"open"],["01a20621-ad00-7dab-b45e-991449e32e2a",0,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399200000,0,1621734420000,1621734420000,"internal"]],"s":[{"readinessNote":"thiếu hòm phiếu"},{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"open","name":"Nhà văn hóa thôn Tả Ván","number":2,"source":null,"voters":351}],"c":{"readiness":[[["failed",0]],["01a20622-9760-7e19-92aa-54877e71f482.0","01a206c6-7880-7512-9711-53c634d99aee.0"]]}}');
INSERT INTO "record" VALUES (2,'polling-place','00694-03',14,'{"k":1621734480000,"e":[["01a206c6-7880-759b-be50-83a953b515a3",0,"1182607d15c784825745b092e3d6d19f","Bàn trực phòng tình huống",1795410000000,1,1621745220000,1621734480000,"open"],["01a20621-ad00-7dab-b45e-991449e32e2a",1,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399200000,0,1621734420000,1621734420000,"internal"],["01a20622-9760-7445-9e03-f9da95452282",0,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399260000,2,1621734480000,1621734480000,"open"]],"s":[{"voters":377},{"address":null,"communeCode":"00694","invented":true,"location":null,"marking":"open","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null},{"deleted":true}]}');
INSERT INTO "record" VALUES (3,'polling-place','00694-04',3,'{"k":1621734420000,"e":[["01a20621-ad00-7dab-b45e-991449e32e2a",2,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399200000,0,1621734420000,1621734420000,"internal"]],"s":[{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"internal","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null,"voters":351}]}');
INSERT INTO "record" VALUES (4,'quarantine-zone','zone',4,'{"k":1621734420000,"e":[["01a20621-ad00-7aee-932f-0151530df5cc",0,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399200000,1,1621734420000,1621734420000,"restricted"]],"s":[{"decision":{"date":"2021-05-20","number":"12/QĐ","signer":"Chủ tịch"},"deleted":false,"directive":"16","from":"2021-05-23T06:00:00+07:00","geometry":{"coordinates":[[[104.9,22.7],[105,22.7],[105,22.8],[104.9,22.7]]],"type":"Polygon"},"invented":true,"kind":"lockdown","marking":"open","name":"Thanh Thủy","people":120,"to":null,"voters":80,"votingPlan":null}]}');
INSERT INTO "record" VALUES (5,'risk-area','area',5,'{"k":1621734420000,"e":[["01a20621-ad00-7aee-932f-0151530df5cc",1,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399200000,1,1621734420000,1621734420000,"restricted"]],"s":[{"bulletin":{"issuedAt":"2021-05-23T06:00:00+07:00","issuer":"Đài KTTV","number":"7"},"deleted":false,"from":"2021-05-23T06:00:00+07:00","geometry":{"coordinates":[[[104.9,22.7],[105,22.7],[105,22.8],[104.9,22.7]]],"type":"Polygon"},"hazard":"flash-flood","invented":true,"level":2,"marking":"open","name":"Cao Bồ","note":null,"responsible":{"duty":"Phó ban","name":"Ông A","phone":"0219"},"to":null}]}');
INSERT INTO "record" VALUES (6,'incident','incident',6,'{"k":1621734420000,"e":[["01a20621-ad00-7aee-932f-0151530df5cc",2,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399200000,1,1621734420000,1621734420000,"restricted"]],"s":[{"category":11,"communeCode":"00694","deleted":false,"handling":null,"invented":true,"location":[104.98,22.82],"marking":"restricted","occurredAt":"2021-05-23T06:00:00+07:00","severity":2,"source":null,"status":"reported","text":"mất điện"}]}');
INSERT INTO "record" VALUES (7,'setting','exercise',7,'{"k":1621734420000,"e":[["01a20621-ad00-7aee-932f-0151530df5cc",3,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399200000,1,1621734420000,1621734420000,"restricted"]],"s":[{"value":true}]}');
INSERT INTO "record" VALUES (8,'boundary-set','communes',8,'{"k":1621734420000,"e":[["01a20621-ad00-78a6-ae89-fcf93024356f",0,"fb533aca05339761f5ba3de3e7fb95cb","Bàn trực phòng tình huống",1795399200000,2,1621734420000,1621734420000,"open"]],"s":[{"attribution":"tham khảo","file":"built-in","fileName":"communes.geojson","validFrom":"2020-01-01","validTo":null}]}');
INSERT INTO "request" VALUES ('yêu cầu 1','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',5,'{"changeSet":"01a20622-9760-7e19-92aa-54877e71f482"}');
INSERT INTO "station" VALUES ('1182607d15c784825745b092e3d6d19f',X'0A518D1C8F7DFC4592860FF27E87E940A3FE6ED66A7831735F071539805A2C77',NULL,NULL,NULL,NULL);
INSERT INTO "station" VALUES ('654dc0ff08be39b7fbdab1b97e2989de',X'A1DC8E91B0EE313263744D0D2014198E97DF7C9E896AB14E2FF9C057C45A3621',NULL,NULL,NULL,NULL);
INSERT INTO "station" VALUES ('fb533aca05339761f5ba3de3e7fb95cb',X'5D24F4753D2CA9A08CEAEE28808A7E9368FA3D1AA8F2F0DE82E394ACF36AA930',X'F755FB84E79A76A9B32D9ABD3C5C9A430767BA6645FDE57D75275E4C75BF78E9',NULL,NULL,NULL);
INSERT INTO "store" VALUES (1,'fb533aca05339761f5ba3de3e7fb95cb','{"memory":true}',X'1944671BBC902BCC40E6A978BC0919C1',2,0,NULL);
CREATE TRIGGER change_set_stays BEFORE DELETE ON change_set
BEGIN SELECT RAISE(ABORT, 'a change set is never deleted'); END;
CREATE TRIGGER change_set_is_final BEFORE UPDATE OF arrival, id, header, signature, first_entry, known_at, arrival_hash ON change_set
BEGIN SELECT RAISE(ABORT, 'a change set is never rewritten'); END;
CREATE TRIGGER change_set_note_is_final BEFORE UPDATE OF note ON change_set WHEN NEW.note IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a note is never rewritten'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER entry_is_final BEFORE UPDATE OF number, arrival ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
CREATE TRIGGER entry_body_is_final BEFORE UPDATE OF body ON entry WHEN NEW.body IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
PRAGMA application_id = 1347700802;
PRAGMA user_version = 3;
