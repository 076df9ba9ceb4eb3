import { fail, type PollingTeamFields, stricterOf, type TeamGapFields } from "../../contract/index.ts";
import { teamFlagWords, teamRoleNames } from "../../domain/election/outreach-words.ts";
import { gapFlags, gapStateOf, teamHealth } from "../../domain/election/team.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { isGone, markingOf, mayKnow, recordInSight } from "../door.ts";
import { calledPlace } from "../election/day-called.ts";
import type { OutreachBook } from "../election/outreach-book.ts";
import { checkMarking, checkTrueAt, given, inVietnam, notFound, tidyOrNull } from "../entry-rules.ts";
import { newRecordId } from "../new-record-id.ts";
import { raised } from "./election-day-entry.ts";
import { noSuchPlace, outreachRemover, told } from "./election-outreach-entry.ts";
import type { Handler } from "./handler.ts";

const blank = { head: null, deputy: null, secretary: null, member: null, trained: null, police: null, names: null, invented: false, source: null };

/** What is said of a team where nothing was told: no fault of the words just told. */
const quiet: ReadonlySet<string> = new Set(["partial", "gap", "untrained-substitute", "disputed"]);

export const saveTeam: Handler<"teams.save"> = (room, viewer, asked) => {
  const place = recordInSight(room.picture, "polling-place", asked.place, viewer.clearance);
  if (!place) return noSuchPlace();
  const record = room.picture.record("polling-team", place.id);
  const current = recordInSight(room.picture, "polling-team", place.id, viewer.clearance);
  const marking = asked.marking ?? current?.fields.marking ?? markingOf(place);
  const cleared = checkMarking(viewer, marking);
  if (!cleared.ok) return cleared;
  const words = given({
    head: asked.head,
    deputy: asked.deputy,
    secretary: asked.secretary,
    member: asked.member,
    trained: asked.trained,
    police: asked.police,
    names: tidyOrNull(asked.names),
    source: tidyOrNull(asked.source),
  });
  const wanted: PollingTeamFields = { ...(current?.fields ?? blank), marking, deleted: false, ...words };
  const isHidden = record !== undefined && !current && !(isGone(record) && mayKnow(viewer.clearance, record));
  // Of a team kept more closely than this viewer may see only what was said is written: never its marking.
  const fields = !record ? wanted : changedFields(record, isHidden ? words : wanted, [...Object.keys(asked), "deleted"]);
  const book = room.election.booksFor(viewer.clearance).outreach;
  const gaps = book.gaps(place.id).map((gap) => ({ ...gap.fields, disputed: false }));
  const { flags } = teamHealth(place.id, { ...wanted, disputed: false }, gaps);
  const called = calledPlace(book.units, place.id);
  const answer = {
    id: place.id,
    flags: [
      ...told(
        place.id,
        called,
        flags.filter((flag) => !quiet.has(flag)),
        teamFlagWords,
      ),
      ...raised(place.id, current?.fields.marking, marking),
    ],
  };
  if (Object.keys(fields).length === 0) return unchanged(room, viewer, "teams.save", asked, { ...answer, changeSet: null });
  return keepTelling(
    room,
    viewer,
    "teams.save",
    asked,
    {
      title: `ghi Tổ bầu cử ${called}`,
      marking: record ? stricterOf(markingOf(record), marking) : marking,
      edits: [{ kind: "polling-team", id: place.id, set: fields }],
    },
    answer,
  );
};

const calledGap = (book: OutreachBook, { role, place }: Pick<TeamGapFields, "role" | "place">): string =>
  `${teamRoleNames[role]} Tổ bầu cử ${calledPlace(book.units, place)}`;

const causeNames: Record<TeamGapFields["cause"], string> = {
  f0: "là F0",
  f1: "là F1",
  f2: "là F2",
  ill: "ốm",
  other: "vắng vì lý do khác",
};

/** What was done, for undo: the substitute trained, named, or the member out. */
const verbOf = (fields: TeamGapFields, changed: Partial<TeamGapFields> | null): string => {
  if (changed?.trainedAt) return "ghi người thay đã tập huấn:";
  if (changed?.substitute) return "cử người thay";
  return changed ? "sửa chỗ khuyết" : `ghi ${causeNames[fields.cause]}, khuyết`;
};

export const saveGap: Handler<"teamGaps.save"> = (room, viewer, asked) => {
  for (const hour of [asked.since, asked.trainedAt ?? undefined]) {
    const timely = checkTrueAt(room.clock, hour);
    if (!timely.ok) return timely;
  }
  const current = asked.id === undefined ? undefined : recordInSight(room.picture, "team-gap", asked.id, viewer.clearance);
  if (asked.id !== undefined && !current) return notFound("chỗ khuyết của Tổ bầu cử");
  const place = recordInSight(room.picture, "polling-place", asked.place ?? current?.fields.place ?? "", viewer.clearance);
  if (!place) return noSuchPlace();
  const marking = asked.marking ?? current?.fields.marking ?? markingOf(place);
  const cleared = checkMarking(viewer, marking);
  if (!cleared.ok) return cleared;
  const [role, cause] = [asked.role ?? current?.fields.role, asked.cause ?? current?.fields.cause];
  if (role === undefined || cause === undefined)
    return fail("bad-input", "Cần chọn vai trò và lý do vắng.", "Chọn đủ rồi lưu lại; chưa có gì thay đổi.");
  const wanted: TeamGapFields = {
    ...(current?.fields ?? { since: room.clock.nowText(), substitute: null, trainedAt: null, note: null, invented: false, source: null }),
    place: place.id,
    role,
    cause,
    marking,
    deleted: false,
    ...given({
      since: asked.since === undefined ? undefined : inVietnam(asked.since),
      substitute: tidyOrNull(asked.substitute),
      trainedAt: asked.trainedAt ? inVietnam(asked.trainedAt) : asked.trainedAt,
      note: tidyOrNull(asked.note),
      source: tidyOrNull(asked.source),
    }),
  };
  const book = room.election.booksFor(viewer.clearance).outreach;
  const odd = gapFlags(wanted);
  const others = book.gaps(place.id).filter(({ id }) => id !== current?.id);
  const team = book.teamRecord(place.id);
  const { flags } = teamHealth(
    place.id,
    team && { ...team.fields, disputed: false },
    [...others.map(({ fields }) => fields), wanted].map((fields) => ({ ...fields, disputed: false })),
  );
  const answer = {
    id: current?.id ?? newRecordId(),
    flags: [
      ...(odd.includes("order") ? [{ place: place.id, flag: "order", text: "Giờ tập huấn người thay trước khi có chỗ khuyết." }] : []),
      ...(odd.includes("nobody") ? [{ place: place.id, flag: "nobody", text: "Ghi đã tập huấn nhưng chưa nêu người thay." }] : []),
      ...(gapStateOf(wanted) === "filled"
        ? []
        : told(
            place.id,
            calledPlace(book.units, place.id),
            flags.filter((flag) => flag === "below" || flag === "no-head" || flag === "no-secretary"),
            teamFlagWords,
          )),
      ...raised(place.id, current?.fields.marking, marking),
    ],
  };
  const fields = current ? changedFields(current, wanted, [...Object.keys(asked), "deleted"]) : wanted;
  if (Object.keys(fields).length === 0) return unchanged(room, viewer, "teamGaps.save", asked, { ...answer, changeSet: null });
  return keepTelling(
    room,
    viewer,
    "teamGaps.save",
    asked,
    {
      title: `${verbOf(wanted, current ? fields : null)} ${calledGap(book, wanted)}`,
      marking: current ? stricterOf(markingOf(current), marking) : marking,
      // The gap began when the member fell out, not when it was told.
      edits: [{ kind: "team-gap", id: answer.id, set: fields, trueAt: current ? undefined : wanted.since }],
    },
    answer,
  );
};

export const removeGap: Handler<"teamGaps.remove"> = outreachRemover(
  "team-gap",
  "teamGaps.remove",
  "chỗ khuyết của Tổ bầu cử",
  (book, { fields }) => `xóa chỗ khuyết ${calledGap(book, fields)}`,
);
