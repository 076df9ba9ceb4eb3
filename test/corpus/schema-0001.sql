CREATE TABLE station (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  -- Only of the station that this store is.
  private_key BLOB CHECK (private_key IS NULL OR length(private_key) = 32),
  succeeds TEXT REFERENCES station (id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE chain (
  station TEXT NOT NULL REFERENCES station (id),
  marking TEXT NOT NULL CHECK (marking IN ('open', 'internal', 'restricted')),
  number INTEGER NOT NULL CHECK (number >= 1),
  head TEXT NOT NULL CHECK (length(head) = 64),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  clock_milliseconds INTEGER NOT NULL,
  clock_count INTEGER NOT NULL CHECK (clock_count >= 0),
  PRIMARY KEY (station, marking)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "blob" VALUES (1,'b0db232e9b1598b8a0ee4624c9bce65de2b899367642e67ef0d145f93432c986',X'72616E68206769E1BB9B69');
INSERT INTO "chain" VALUES ('2e1777f7af9a649379afb0345b86018d','open',2,'e3853b852c5d9697165705e885b4533bd0cd07be06526a2c2a0d8b7b0b705e0c',2,1795410000000,1);
INSERT INTO "chain" VALUES ('c0eaddef3c8095655843bc67d2712ba4','internal',2,'a94c98f90770d13c6cbe54d31f9405bde7f1cdb704ec6a39413a4f4b40db3f30',4,1795399200000,3);
INSERT INTO "chain" VALUES ('c0eaddef3c8095655843bc67d2712ba4','open',4,'167fa472ccdb3e1dfe6d0ddd76ce82e01172f6e1c1809d991fd13726bcffb9f2',4,1795399260000,2);
INSERT INTO "chain" VALUES ('c0eaddef3c8095655843bc67d2712ba4','restricted',1,'42d64ec3854b5bd74c57498d48f16826c919737f9d9227e597e1f7ee695e6bb4',4,1795399200000,1);
INSERT INTO "chain" VALUES ('d8301ee4c34e695cbf11cc106f51cfe1','open',1,'87872bab8c39043b0735e2c13e576f856a3c063fc6bbee0b2aa5c4d55e70f987',3,1795399260000,1);
INSERT INTO "change_set" VALUES (1,'01a20621-ad00-751f-927e-a0c2d6b2f812','{"clock":[1795399200000,0],"entries":3,"format":1,"id":"01a20621-ad00-751f-927e-a0c2d6b2f812","marking":"internal","number":1,"payload":"c78730c7a9104baf36780eee9132b2b8a3342e11f6b6c822fe1f3438c8eeee97","previous":null,"skew":null,"station":"c0eaddef3c8095655843bc67d2712ba4","wall":1795399200000}',X'8FB82A25EC8835DB3D28890A4F76762CF19D4EEB19AA6F5BEB7FF3EC2846A06AA8EEDDA807A49C8D0779A502D5848322BCC0F562B92E67F5834B89BD25E1C20C',X'226F721B12966C697D304F1E077FC913','{"actor":"Bàn trực phòng tình huống","title":"nhập danh sách"}',NULL,1,1621734420000,'1a22c0ced6b807ddec9e498305152db08bd6419ca9e0c7ce7cf2ce9af8a32431');
INSERT INTO "change_set" VALUES (10,'0190a0a0-0000-7000-8000-00000000abcd','{"clock":[1795399260000,1],"entries":3,"format":1,"id":"0190a0a0-0000-7000-8000-00000000abcd","marking":"open","number":1,"payload":"0cb9cbf34053b9a4cfaad90319ee3ef82416b5077964782c805875601a6a1de4","previous":null,"skew":null,"station":"d8301ee4c34e695cbf11cc106f51cfe1","wall":1795399260000}',X'69CD9CCA1C5C97465256686C930398635D84DE210B2114718DFB27B46137A776C0051510583C565E308518A32C5EDF739790457B01EB2A950E9446D260769205',X'4AC2D735EB73469A06EBA04D192B66FA','{"actor":"trạm mới","title":"ca trực"}',NULL,15,1621734480000,'a5b21c8d789b232d0ef0b8cb1c6628fc8e8ef874f4d6d07c14a3aa50352daa56');
INSERT INTO "change_set" VALUES (2,'01a20621-ad00-734c-bc07-8a01164fb1c4','{"clock":[1795399200000,1],"entries":4,"format":1,"id":"01a20621-ad00-734c-bc07-8a01164fb1c4","marking":"restricted","number":1,"payload":"e5e5b2fcd060275065147646767f43d2ddd255998ca2a2053a6269e3e262b43c","previous":null,"skew":null,"station":"c0eaddef3c8095655843bc67d2712ba4","wall":1795399200000}',X'7D31125DBFCB1BE11495DDF347E8FC8B7C58598093934029DA1570392E3000A05D97FC90D2F8B0730B304025E0B67147739BC44B2D1DA07BB81ECD65D7CD640B',X'D53B709B3BF8005D3A7A759BBFDAD689','{"actor":"Bàn trực phòng tình huống","blobs":["b0db232e9b1598b8a0ee4624c9bce65de2b899367642e67ef0d145f93432c986"],"title":"sửa khu vực bỏ phiếu"}',NULL,4,1621734420000,'b85907fe5bc40156d199d4884eb52b75e7905a331175df52dbeb7a433646ee13');
INSERT INTO "change_set" VALUES (3,'01a20621-ad00-795a-abbb-beb48166b60c','{"clock":[1795399200000,2],"entries":1,"format":1,"id":"01a20621-ad00-795a-abbb-beb48166b60c","marking":"open","number":1,"payload":"fe8ee6e2c5820542823b35861ce857fa362c617ee71da15c91415b367b2d1c45","previous":null,"skew":null,"station":"c0eaddef3c8095655843bc67d2712ba4","wall":1795399200000}',X'870569456A780866F7E57AD3820E3DDA0CCB0BDF5EA0B52F7E28F13D509E6E7B94FCFBA0F39D3295AE7E57E7C9D57E64DC98AFAE2F8CB9BD7875A5EBBC09E907',X'16B4F8F14F9A3C407D38D8D58B743184','{"actor":"Bàn trực phòng tình huống","title":"sửa khu vực bỏ phiếu"}',NULL,8,1621734420000,'3cad787874c96a6a22ad6508f14b50993c21b60519263c20b4ebd05059a9b7b3');
INSERT INTO "change_set" VALUES (4,'01a20621-ad00-7115-97c5-14a4d9552bfe','{"clock":[1795399200000,3],"entries":1,"format":1,"id":"01a20621-ad00-7115-97c5-14a4d9552bfe","marking":"internal","number":2,"payload":"16dc0154098a1d2d9d70650a5d6a70756943bdc2f0a2f1583a46362b305911d0","previous":"a0e3c58e72eb6ba30f76f67d245ff7ebc3f16f1748ba90424487c5d52f0b928c","skew":null,"station":"c0eaddef3c8095655843bc67d2712ba4","wall":1795399200000}',X'313A28C65F2220B7112F798B659AACA11D10307D4E6D9FEA0A9E6DB68CD9D0C10C3AC1D83DC4E4902025EFD670A2A50FB8AEA2E499F805A691BDE21EB6BE3502',NULL,NULL,'2797c3c6c7d6f849910ceacfc97e65315613eaddf95d70e209f10afd6c905e1b',9,1621734420000,'9ef56b8fbc824fb93073d131343b0a690038e313386c2b6239751b2e71d2db08');
INSERT INTO "change_set" VALUES (5,'01a20622-9760-7ec8-88e6-039873df8f09','{"clock":[1795399260000,0],"entries":1,"format":1,"id":"01a20622-9760-7ec8-88e6-039873df8f09","marking":"open","number":2,"payload":"772c5c4f8199d7cdcc7c21ea567f77f74446082945b85eed32560ff2bcf77f1f","previous":"7acfff8714fb55d501bb70a3f1ef4cded16149ead6776cf1fb7e570e428138ed","skew":null,"station":"c0eaddef3c8095655843bc67d2712ba4","wall":1795399260000}',X'9EE6A07C74BCFBDDC00979EE1C45A429ADD7CF9D27F2AB18566749A6DB2221F4BF715F3CF8E74CC303F65F70C4EA8515ACCB993119823E139814753092EB4B0C',X'52C52D2C61331E642EAA0E6160BCFCF6','{"actor":"Bàn trực phòng tình huống","request":"yêu cầu 1","title":"sửa khu vực bỏ phiếu"}',NULL,10,1621734480000,'6f7c53b2aff198b33e3da91ebd50c1e273edbf425484a7f03dbac74c88782e8b');
INSERT INTO "change_set" VALUES (6,'01a20622-9760-7aea-aae2-1c2fa50dbc6a','{"clock":[1795399260000,1],"entries":1,"format":1,"id":"01a20622-9760-7aea-aae2-1c2fa50dbc6a","marking":"open","number":3,"payload":"e3225bd8b76b17ce1db3eedba78541406c3abf7234c3d249a66e9b7a92b9890b","previous":"ea62c83180896872b402a0629e618a84ba79fb12bad09bceb2393425af844601","skew":null,"station":"c0eaddef3c8095655843bc67d2712ba4","wall":1795399260000}',X'0B5C3E2A2292A1D35B1CC0B4F9697FA51263131C7F690BC2239A2E7FACBD8687B43483D6BE8AA1D380AADE333F2A5B901D464399B1799AC77E6BA91BCE962102',X'9F9133F64BFBE583F78779D6745ADE17','{"actor":"Bàn trực phòng tình huống","title":"rút báo cáo nhầm","undoes":"01a20622-9760-7ec8-88e6-039873df8f09"}',NULL,11,1621734480000,'8bd8c32e0f4f1f3408c51a6c419b01ab8d8a359ab8c1dc6bdd83d974cbc56f21');
INSERT INTO "change_set" VALUES (7,'01a20622-9760-7e86-b2a2-f6a1282db6ee','{"clock":[1795399260000,2],"entries":1,"format":1,"id":"01a20622-9760-7e86-b2a2-f6a1282db6ee","marking":"open","number":4,"payload":"161b22c8d0ae2a9de5bf8cf8305df2000b9cf54e6fabd4393c58ea900456820e","previous":"7669de33b8729523bd48184a8819de49a9cc3e144d7b3425d8d057d6733c491a","skew":null,"station":"c0eaddef3c8095655843bc67d2712ba4","wall":1795399260000}',X'F54B78B1EA80DB4A74E5EDC8BCFEF78453BCB739C16DF40B47BD2F180A5DFF7F843AB23F90770485F7C649C65BEDAA2661C44FD644BEA5DA054FD607B430570D',X'E2F8BB5F8DD3BBE171C7D778FC5446E1','{"actor":"Bàn trực phòng tình huống","title":"xóa khu vực bỏ phiếu"}',NULL,12,1621734480000,'2713f9c0072457ac09c7e4f4211020c65b0a2511174d4d455671c978e2e7e94e');
INSERT INTO "change_set" VALUES (8,'01a206c6-7880-79fd-b645-3d4933a39480','{"clock":[1795410000000,0],"entries":1,"format":1,"id":"01a206c6-7880-79fd-b645-3d4933a39480","marking":"open","number":1,"payload":"3b5fe61e4b48b475254a08872495d9a1a681095ad295e1c89ba0227271bed0ad","previous":null,"skew":null,"station":"2e1777f7af9a649379afb0345b86018d","wall":1795410000000}',X'93D993C6FA556B582D81A57D6592955F2D3F8426158B05871841A51FE8DB8E46377E99AFAD089CA72287C6B00F600C6B4DA4F40F299B28123A259C8BF83E6303',X'F94B4FA896C2BFDBFAF94391CDE806E9','{"actor":"Bàn trực phòng tình huống","title":"báo cáo của trạm khác"}',NULL,13,1621734480000,'bfc9393e322d5325927c9efb1dfad10ffea586f58c6923ee595d5dbf32c8a9c3');
INSERT INTO "change_set" VALUES (9,'01a206c6-7880-74ad-a099-593695d1115b','{"clock":[1795410000000,1],"entries":1,"format":1,"id":"01a206c6-7880-74ad-a099-593695d1115b","marking":"open","number":2,"payload":"9c99adc4a898e1792b10a65343d8831e7be7904b31a2013424acc62c4c9f809d","previous":"9a057d7d5c2b9a33881f673fc1da450535b70babc20eda470c874b306b5f5f7a","skew":null,"station":"2e1777f7af9a649379afb0345b86018d","wall":1795410000000}',X'9B9E133EEBA4662F7C8D021DBAB912DCF535863D52390237B2130DC973263A47480B33499F115BE02C7166B2E940E970429E7B86FB9A541C9948607FD163BE09',X'E646E024582A35275531C356669954F7','{"actor":"Bàn trực phòng tình huống","title":"sửa sau khi xóa"}',NULL,14,1621734480000,'c97fe665b0e017cb4d8cf1f4868929c58faa4041803efd36128194216fbc5820');
INSERT INTO "entry" VALUES (1,1,X'3BD9D1688CA6307020D8653E8AEB1C3B','{"id":"00694-02","kind":"polling-place","set":{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"open","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null,"voters":351},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (10,5,X'00D96552EDDF617BAA45DF459C78FF35','{"id":"00694-02","kind":"polling-place","replaces":{"readiness":["01a20621-ad00-751f-927e-a0c2d6b2f812.0"]},"set":{"readiness":"ready"},"trueAt":1621734480000,"version":1}',NULL,1,1);
INSERT INTO "entry" VALUES (11,6,X'4DD913B8B79D354F407B08A655EF6750','{"id":"00694-02","kind":"polling-place","set":{},"trueAt":1621734480000,"version":1,"withdraws":["01a20622-9760-7ec8-88e6-039873df8f09.0"]}',NULL,10,1);
INSERT INTO "entry" VALUES (12,7,X'3E9C4EF7B605C6B50755F37FAA528E21','{"id":"00694-03","kind":"polling-place","replaces":{"deleted":["01a20621-ad00-751f-927e-a0c2d6b2f812.1"]},"set":{"deleted":true},"trueAt":1621734480000,"version":1}',NULL,2,1);
INSERT INTO "entry" VALUES (13,8,X'01B3CD5C8C6C8935719393DC45E73B35','{"id":"00694-02","kind":"polling-place","replaces":{"readiness":["01a20621-ad00-751f-927e-a0c2d6b2f812.0"],"readinessNote":["01a20621-ad00-751f-927e-a0c2d6b2f812.0"]},"set":{"readiness":"failed","readinessNote":"thiếu hòm phiếu"},"trueAt":1621745220000,"version":1}',NULL,11,1);
INSERT INTO "entry" VALUES (14,9,X'6F51ABF19FCD3B73E7E2D359B47190E5','{"id":"00694-03","kind":"polling-place","replaces":{"voters":["01a20621-ad00-751f-927e-a0c2d6b2f812.1"]},"set":{"voters":377},"trueAt":1621745220000,"version":1}',NULL,12,1);
INSERT INTO "entry" VALUES (15,10,X'B020DEA17C5E1B29F519C6C4F326C639','{"id":"ca-1","kind":"duty-shift","set":{"name":"Trực đêm"},"trueAt":1621734480000,"version":1}',NULL,NULL,0);
INSERT INTO "entry" VALUES (16,10,X'95A40C3ECA63D613D7938C5622FE6B6A','{"id":"00694-02","kind":"polling-place","set":{"readiness":"open"},"trueAt":1621734480000,"version":99}',NULL,NULL,0);
INSERT INTO "entry" VALUES (17,10,X'2192302BEFBE27D73520627BFF177922','{"id":"00694-04","kind":"polling-place","set":{"turnout":12},"trueAt":1621734480000,"version":1}',NULL,NULL,0);
INSERT INTO "entry" VALUES (2,1,X'9F19ADEBA2A87330E928D221002E7975','{"id":"00694-03","kind":"polling-place","set":{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"open","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null,"voters":351},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (3,1,X'F78A6DC43F7D2762AD24968277257342','{"id":"00694-04","kind":"polling-place","set":{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"internal","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null,"voters":351},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (4,2,X'1BC922799B3BB33ABF770C904F1EE18E','{"id":"zone","kind":"quarantine-zone","set":{"decision":{"date":"2021-05-20","number":"12/QĐ","signer":"Chủ tịch"},"deleted":false,"directive":"16","from":"2021-05-23T06:00:00+07:00","geometry":{"coordinates":[[[104.9,22.7],[105,22.7],[105,22.8],[104.9,22.7]]],"type":"Polygon"},"invented":true,"kind":"lockdown","marking":"open","name":"Thanh Thủy","people":120,"to":null,"voters":80,"votingPlan":null},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (5,2,X'7EA09E82C68FF609E053D2A250AD59C5','{"id":"area","kind":"risk-area","set":{"bulletin":{"issuedAt":"2021-05-23T06:00:00+07:00","issuer":"Đài KTTV","number":"7"},"deleted":false,"from":"2021-05-23T06:00:00+07:00","geometry":{"coordinates":[[[104.9,22.7],[105,22.7],[105,22.8],[104.9,22.7]]],"type":"Polygon"},"hazard":"flash-flood","invented":true,"level":2,"marking":"open","name":"Cao Bồ","note":null,"responsible":{"duty":"Phó ban","name":"Ông A","phone":"0219"},"to":null},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (6,2,X'4013DC5BC9171B248849DE988C0FC921','{"id":"incident","kind":"incident","set":{"category":11,"communeCode":"00694","deleted":false,"handling":null,"invented":true,"location":[104.98,22.82],"marking":"restricted","occurredAt":"2021-05-23T06:00:00+07:00","severity":2,"source":null,"status":"reported","text":"mất điện"},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (7,2,X'D82216E3BCE3F8406B6F5C7B5D9AEBF6','{"id":"exercise","kind":"setting","set":{"value":true},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (8,3,X'A9BD209998C1D1BA54EE1B597444D257','{"id":"communes","kind":"boundary-set","set":{"attribution":"tham khảo","file":"built-in","fileName":"communes.geojson","validFrom":"2020-01-01","validTo":null},"trueAt":1621734420000,"version":1}',NULL,NULL,1);
INSERT INTO "entry" VALUES (9,4,NULL,NULL,'96e5e32551f13827cf69e68bdf263fab6627549279519bade2d1097a7c0ce674',NULL,0);
INSERT INTO "record" VALUES (1,'polling-place','00694-02',13,'{"k":1621734480000,"e":[["01a206c6-7880-79fd-b645-3d4933a39480",0,"2e1777f7af9a649379afb0345b86018d","Bàn trực phòng tình huống",1795410000000,0,1621745220000,1621734480000,"open"],["01a20621-ad00-751f-927e-a0c2d6b2f812",0,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399200000,0,1621734420000,1621734420000,"internal"]],"s":[{"readinessNote":"thiếu hòm phiếu"},{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"open","name":"Nhà văn hóa thôn Tả Ván","number":2,"source":null,"voters":351}],"c":{"readiness":[[["failed",0]],["01a20622-9760-7ec8-88e6-039873df8f09.0","01a206c6-7880-79fd-b645-3d4933a39480.0"]]}}');
INSERT INTO "record" VALUES (2,'polling-place','00694-03',14,'{"k":1621734480000,"e":[["01a206c6-7880-74ad-a099-593695d1115b",0,"2e1777f7af9a649379afb0345b86018d","Bàn trực phòng tình huống",1795410000000,1,1621745220000,1621734480000,"open"],["01a20621-ad00-751f-927e-a0c2d6b2f812",1,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399200000,0,1621734420000,1621734420000,"internal"],["01a20622-9760-7e86-b2a2-f6a1282db6ee",0,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399260000,2,1621734480000,1621734480000,"open"]],"s":[{"voters":377},{"address":null,"communeCode":"00694","invented":true,"location":null,"marking":"open","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null},{"deleted":true}]}');
INSERT INTO "record" VALUES (3,'polling-place','00694-04',3,'{"k":1621734420000,"e":[["01a20621-ad00-751f-927e-a0c2d6b2f812",2,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399200000,0,1621734420000,1621734420000,"internal"]],"s":[{"address":null,"communeCode":"00694","deleted":false,"invented":true,"location":null,"marking":"internal","name":"Nhà văn hóa thôn Tả Ván","number":2,"readiness":"unknown","readinessNote":null,"source":null,"voters":351}]}');
INSERT INTO "record" VALUES (4,'quarantine-zone','zone',4,'{"k":1621734420000,"e":[["01a20621-ad00-734c-bc07-8a01164fb1c4",0,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399200000,1,1621734420000,1621734420000,"restricted"]],"s":[{"decision":{"date":"2021-05-20","number":"12/QĐ","signer":"Chủ tịch"},"deleted":false,"directive":"16","from":"2021-05-23T06:00:00+07:00","geometry":{"coordinates":[[[104.9,22.7],[105,22.7],[105,22.8],[104.9,22.7]]],"type":"Polygon"},"invented":true,"kind":"lockdown","marking":"open","name":"Thanh Thủy","people":120,"to":null,"voters":80,"votingPlan":null}]}');
INSERT INTO "record" VALUES (5,'risk-area','area',5,'{"k":1621734420000,"e":[["01a20621-ad00-734c-bc07-8a01164fb1c4",1,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399200000,1,1621734420000,1621734420000,"restricted"]],"s":[{"bulletin":{"issuedAt":"2021-05-23T06:00:00+07:00","issuer":"Đài KTTV","number":"7"},"deleted":false,"from":"2021-05-23T06:00:00+07:00","geometry":{"coordinates":[[[104.9,22.7],[105,22.7],[105,22.8],[104.9,22.7]]],"type":"Polygon"},"hazard":"flash-flood","invented":true,"level":2,"marking":"open","name":"Cao Bồ","note":null,"responsible":{"duty":"Phó ban","name":"Ông A","phone":"0219"},"to":null}]}');
INSERT INTO "record" VALUES (6,'incident','incident',6,'{"k":1621734420000,"e":[["01a20621-ad00-734c-bc07-8a01164fb1c4",2,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399200000,1,1621734420000,1621734420000,"restricted"]],"s":[{"category":11,"communeCode":"00694","deleted":false,"handling":null,"invented":true,"location":[104.98,22.82],"marking":"restricted","occurredAt":"2021-05-23T06:00:00+07:00","severity":2,"source":null,"status":"reported","text":"mất điện"}]}');
INSERT INTO "record" VALUES (7,'setting','exercise',7,'{"k":1621734420000,"e":[["01a20621-ad00-734c-bc07-8a01164fb1c4",3,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399200000,1,1621734420000,1621734420000,"restricted"]],"s":[{"value":true}]}');
INSERT INTO "record" VALUES (8,'boundary-set','communes',8,'{"k":1621734420000,"e":[["01a20621-ad00-795a-abbb-beb48166b60c",0,"c0eaddef3c8095655843bc67d2712ba4","Bàn trực phòng tình huống",1795399200000,2,1621734420000,1621734420000,"open"]],"s":[{"attribution":"tham khảo","file":"built-in","fileName":"communes.geojson","validFrom":"2020-01-01","validTo":null}]}');
INSERT INTO "request" VALUES ('yêu cầu 1','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',5,'{"changeSet":"01a20622-9760-7ec8-88e6-039873df8f09"}');
INSERT INTO "station" VALUES ('2e1777f7af9a649379afb0345b86018d',X'7D873A9A3B016E6D66983C56CD305F572A6BC66C7252FD3B1CE2B088E6E261F3',NULL,NULL);
INSERT INTO "station" VALUES ('c0eaddef3c8095655843bc67d2712ba4',X'233A4190F536F173395DCA7A61FCA4076E1D5B868A7FDCF8420A09B1875B66E8',X'F9E71C4ABFA10DEF832D6C252467606BAFD9AEC2FACD9FD89E2FAFF3ACA46857',NULL);
INSERT INTO "station" VALUES ('d8301ee4c34e695cbf11cc106f51cfe1',X'96C083432C0676E02BFDED79CF3BF7EE79AA459792F665E9AA0D358BFB134300',NULL,NULL);
INSERT INTO "store" VALUES (1,'c0eaddef3c8095655843bc67d2712ba4','{"memory":true}',X'7D67D3DE0BE9B21923B25AB6B617103B',1,0,NULL);
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
PRAGMA user_version = 1;
