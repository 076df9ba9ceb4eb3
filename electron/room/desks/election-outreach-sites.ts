import {
  type Flagged,
  fail,
  type Marking,
  type OutreachCase,
  type OutreachSiteFields,
  ok,
  outreachCases,
  type Result,
  stricterOf,
} from "../../contract/index.ts";
import { outreachSetting } from "../../domain/election/outreach-rules.ts";
import { outreachCaseNames, outreachFlagWords } from "../../domain/election/outreach-words.ts";
import { foldVietnamese } from "../../domain/place-names.ts";
import type { Edit, FoldedRecord } from "../../journal/journal.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { calledPlace } from "../election/day-called.ts";
import type { OutreachBook } from "../election/outreach-book.ts";
import { checkMarking, given, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { newRecordId } from "../new-record-id.ts";
import type { RoomParts } from "../parts.ts";
import { raised } from "./election-day-entry.ts";
import { noSuchPlace, outreachRemover, told } from "./election-outreach-entry.ts";
import type { Handler } from "./handler.ts";

/** Refuses a site outside the province: nothing of ours stands abroad. */
const checkLocation = async (room: RoomParts, location: readonly [number, number] | null | undefined): Promise<Result<null>> => {
  if (!location) return ok(null);
  const [code] = await room.spatial.locate(Float64Array.of(...location));
  return code
    ? ok(null)
    : fail("outside-province", "Vị trí này nằm ngoài tỉnh Hà Giang.", "Chọn lại vị trí trên bản đồ; kiểm tra kinh độ và vĩ độ có bị đảo không.");
};

const calledSite = ({ units }: OutreachBook, { case: of, site, place }: Pick<OutreachSiteFields, "case" | "site" | "place">): string =>
  `${site} (${outreachCaseNames[of]}), ${calledPlace(units, place)}`;

/** What does not fit in the words just told; no itinerary is no fault of theirs. */
const flagsTold = (book: OutreachBook, current: FoldedRecord<"outreach-site"> | undefined, wanted: OutreachSiteFields): Flagged[] =>
  told(
    wanted.place,
    calledSite(book, wanted),
    book.siteWith(current, wanted).flags.filter((flag) => flag !== "trip" && flag !== "disputed"),
    outreachFlagWords,
  );

const blank = { location: null, voters: null, voted: null, boxesHad: null, teamMembers: null, kits: null, plan: null, invented: false, source: null };

export const saveSite: Handler<"outreachSites.save"> = async (room, viewer, asked) => {
  const sound = await checkLocation(room, asked.location);
  if (!sound.ok) return sound;
  const current = asked.id === undefined ? undefined : recordInSight(room.picture, "outreach-site", asked.id, viewer.clearance);
  if (asked.id !== undefined && !current) return notFound("điểm bỏ phiếu ngoài phòng này");
  const place = recordInSight(room.picture, "polling-place", asked.place ?? current?.fields.place ?? "", viewer.clearance);
  if (!place) return noSuchPlace();
  const marking = asked.marking ?? current?.fields.marking ?? markingOf(place);
  const cleared = checkMarking(viewer, marking);
  if (!cleared.ok) return cleared;
  const [of, site] = [asked.case ?? current?.fields.case, asked.site ?? current?.fields.site];
  if (of === undefined || site === undefined)
    return fail("bad-input", "Điểm bỏ phiếu ngoài phòng cần có trường hợp và tên điểm.", "Nhập đủ rồi lưu lại; chưa có gì thay đổi.");
  const wanted: OutreachSiteFields = {
    ...(current?.fields ?? blank),
    place: place.id,
    case: of,
    site: tidy(site),
    marking,
    deleted: false,
    ...given({
      location: asked.location,
      voters: asked.voters,
      voted: asked.voted,
      boxesHad: asked.boxesHad,
      teamMembers: asked.teamMembers,
      kits: asked.kits,
      plan: tidyOrNull(asked.plan),
      source: tidyOrNull(asked.source),
    }),
  };
  const book = room.election.booksFor(viewer.clearance).outreach;
  const called = calledSite(book, wanted);
  const answer = {
    id: current?.id ?? newRecordId(),
    flags: [...flagsTold(book, current, wanted), ...raised(place.id, current?.fields.marking, marking)],
  };
  const fields = current ? changedFields(current, wanted, [...Object.keys(asked), "deleted"]) : wanted;
  if (Object.keys(fields).length === 0) return unchanged(room, viewer, "outreachSites.save", asked, { ...answer, changeSet: null });
  return keepTelling(
    room,
    viewer,
    "outreachSites.save",
    asked,
    {
      title: `${current ? "sửa" : "thêm"} điểm bỏ phiếu ngoài phòng ${called}`,
      marking: current ? stricterOf(markingOf(current), marking) : marking,
      edits: [{ kind: "outreach-site", id: answer.id, set: fields }],
    },
    answer,
  );
};

/** Of the sites of one case at a place the one a list means: the one so named, else the only one. */
const meantSite = (book: OutreachBook, place: string, of: OutreachCase, site: string | undefined) => {
  const ofCase = book.sites(place).filter(({ fields }) => fields.case === of);
  if (site !== undefined) return ofCase.find(({ fields }) => foldVietnamese(fields.site) === foldVietnamese(site));
  return ofCase.length === 1 ? ofCase[0] : undefined;
};

export const saveSites: Handler<"outreachSites.saveMany"> = (room, viewer, asked) => {
  const book = room.election.booksFor(viewer.clearance).outreach;
  const edits: Edit<"outreach-site">[] = [];
  const flags: Flagged[] = [];
  const ids: string[] = [];
  const rejected: string[] = [];
  const listed = new Set<string>();
  let marking: Marking = asked.marking ?? "open";
  for (const { place: code, site, ...counts } of asked.rows) {
    const place = recordInSight(room.picture, "polling-place", code, viewer.clearance);
    const current = place && meantSite(book, place.id, asked.case, site);
    const alike = place ? book.sites(place.id).filter(({ fields }) => fields.case === asked.case).length : 0;
    const row = `${code} ${current?.id ?? foldVietnamese(site ?? "")}`;
    const fault = !place
      ? `${code}: không có khu vực bỏ phiếu này trong danh sách.`
      : listed.has(row)
        ? `${calledPlace(book.units, code)}: có hai dòng cùng một điểm.`
        : !current && site === undefined && alike > 1
          ? `${calledPlace(book.units, code)}: có ${alike} điểm ${outreachCaseNames[asked.case]}, cần ghi tên điểm.`
          : null;
    listed.add(row);
    if (fault !== null) rejected.push(fault);
    if (!place || fault !== null) continue;
    const of = asked.marking ?? current?.fields.marking ?? markingOf(place);
    const cleared = checkMarking(viewer, of);
    if (!cleared.ok) return cleared;
    const wanted: OutreachSiteFields = {
      ...(current?.fields ?? blank),
      place: place.id,
      case: asked.case,
      site: current?.fields.site ?? tidy(site ?? outreachCaseNames[asked.case]),
      marking: of,
      deleted: false,
      ...given({ ...counts, source: tidyOrNull(asked.source) }),
    };
    const fields = current ? changedFields(current, wanted, [...Object.keys(counts), "source", "deleted"]) : wanted;
    const id = current?.id ?? newRecordId();
    ids.push(id);
    if (Object.keys(fields).length === 0) continue;
    edits.push({ kind: "outreach-site", id, set: fields });
    marking = stricterOf(marking, current ? stricterOf(markingOf(current), of) : of);
    flags.push(...flagsTold(book, current, wanted), ...raised(place.id, current?.fields.marking, of));
  }
  if (rejected.length > 0)
    return fail("bad-input", "Có dòng chưa ghi được nên chưa dòng nào được lưu.", "Sửa các dòng nêu dưới đây rồi lưu lại.", rejected);
  const answer = { ids, flags };
  if (edits.length === 0) return unchanged(room, viewer, "outreachSites.saveMany", asked, { ...answer, changeSet: null });
  const title = `ghi ${edits.length} điểm bỏ phiếu ngoài phòng (${outreachCaseNames[asked.case]})`;
  return keepTelling(room, viewer, "outreachSites.saveMany", asked, { title, marking, edits }, answer);
};

export const removeSite: Handler<"outreachSites.remove"> = outreachRemover(
  "outreach-site",
  "outreachSites.remove",
  "điểm bỏ phiếu ngoài phòng này",
  (book, { fields }) => `xóa điểm bỏ phiếu ngoài phòng ${calledSite(book, fields)}`,
);

export const saveRules: Handler<"outreach.saveRules"> = (room, viewer, asked) => {
  const values: [string, number | undefined][] = [
    ...outreachCases.flatMap((of): [string, number | undefined][] => [
      [outreachSetting("minutesPerVoter", of), asked.minutesPerVoter?.[of]],
      [outreachSetting("kitsPerMember", of), asked.kitsPerMember?.[of]],
    ]),
    ...(["boxMinutes", "disinfectMinutes", "leastMembers", "graceMinutes"] as const).map((name): [string, number | undefined] => [
      outreachSetting(name),
      asked[name],
    ]),
  ];
  const edits = values.flatMap(([id, value]): Edit[] =>
    value === undefined || room.picture.record("setting", id)?.fields.value === value ? [] : [{ kind: "setting", id, set: { value } }],
  );
  if (edits.length === 0) return unchanged(room, viewer, "outreach.saveRules", asked, { changeSet: null });
  const title = `sửa ${edits.length} định mức bỏ phiếu ngoài phòng`;
  return keepTelling(room, viewer, "outreach.saveRules", asked, { title, marking: "open", edits }, {});
};
