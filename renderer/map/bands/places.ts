import { dayMarks, type LayerFeature, type Readiness, readinessStates } from "../../../electron/contract/index.ts";
import { dayMarkShape } from "../../look/day-marks.ts";
import { markOrder, type Palette } from "../../look/palette.ts";
import type { Lead } from "../../stores/day-store.ts";
import { distanceToEdge, labelPoint } from "../geometry/inside-point.ts";
import { type LonLat, type MercatorPoint, toRelative, type View } from "../geometry/mercator.ts";
import { nearestPoint } from "../geometry/picking.ts";
import { markNumber, PointLayer } from "../gl/points.ts";
import type { Drawable } from "../gl/program.ts";
import type { OwingPlace } from "./day-badges.ts";
import { GATHER_ABOVE_COUNT, GATHER_BELOW_ZOOM, Gathering, gathered } from "./gathering.ts";

/** What is unreadable is unknown, never good; values that contradict each other ask for attention. */
export const readinessOf = ({ readiness, conflict }: LayerFeature["properties"]): Readiness => {
  const known = readinessStates.find((state) => state === readiness) ?? "unknown";
  return conflict === true && known !== "failed" ? "lacking" : known;
};

/** The mark of a place's day; what is unreadable is unknown, never good. */
const dayMarkOf = ({ day_mark: mark }: LayerFeature["properties"]): Readiness => dayMarkShape[dayMarks.find((known) => known === mark) ?? "unknown"];

/** CSS pixels of a plain dot's radius. */
const placeRadius = (zoom: number): number => Math.min(7, Math.max(1.7, 2 + (zoom - 9) * 1.15));
const gatheredRadius = (zoom: number): number => Math.min(6, Math.max(3.4, 4.5 + (zoom - 9)));

/** Degrees between places that stand at one estimated point, and how much of the way to the boundary they may take. */
const SPREAD = 0.0016;
const SPREAD_SHARE = 0.7;
const FIRST_ATTENTION = markNumber("lacking");
const asksAttention = (mark: number | undefined): boolean => mark !== undefined && mark >= FIRST_ATTENTION;
const [UNKNOWN, FAILED] = [markNumber("unknown"), markNumber("failed")];
/** Widths of a triangle or cross in radii of a plain dot. */
const ATTENTION_SIZE = 3.2;
/** CSS pixels of the least radius of such a mark while the day leads. */
const DAY_LOUDEST = 3.2;
const GOLDEN_ANGLE = 2.399963;

/** Polling places: one mark each, or one mark a commune when they are many and far away. */
export class PlacesBand implements Drawable {
  private readonly points = new PointLayer(placeRadius);
  private readonly gatheredPoints = new PointLayer(gatheredRadius);
  private readonly gathering = new Gathering();
  private features: LayerFeature[] = [];
  private readonly index = new Map<string, number>();
  private positions = new Float32Array();
  private marks = new Uint8Array();
  private readonly communes = new Map<string, { at: LonLat; room: number }>();
  private readonly standing = new Map<string, string[]>();
  private gatheringStale = true;
  /** Rises when a gathered mark changed. */
  gatheredRevision = 0;
  /** Rises when a mark the signs tell of came, went or moved. */
  attentionRevision = 0;
  shown = true;
  private lead: Lead = "readiness";

  /** Which of the two the marks tell; all of them are drawn anew. */
  setLead(lead: Lead): void {
    if (lead === this.lead) return;
    this.lead = lead;
    this.points.loudest = this.loudest;
    this.setWhole(this.features);
  }

  private markOf(feature: LayerFeature): number {
    return markNumber(this.lead === "day" ? dayMarkOf(feature.properties) : readinessOf(feature.properties));
  }

  setPalette(palette: Palette): void {
    this.points.setPalette(palette);
    this.gatheredPoints.setPalette(palette);
  }

  get count(): number {
    return this.features.length;
  }

  /** Read back from the buffer the marks are drawn from. */
  countsByMark(): Record<Readiness, number> {
    const counts = { ready: 0, stale: 0, unknown: 0, lacking: 0, failed: 0 };
    for (let i = 0; i < this.features.length; i++) {
      const mark = markOrder[this.marks[i] ?? 0];
      if (mark) counts[mark]++;
    }
    return counts;
  }

  /** True where communes stand in for their places at this zoom. */
  isGathered(zoom: number): boolean {
    return zoom < GATHER_BELOW_ZOOM && this.features.length > GATHER_ABOVE_COUNT;
  }

  /** Where communes lie: estimated places spread round the label point, but never as far as the boundary. */
  setCommunes(features: readonly LayerFeature[]): void {
    this.communes.clear();
    for (const feature of features) {
      const at = labelPoint(feature);
      const room = feature.geometry.type === "Point" ? 0 : distanceToEdge(feature.geometry, at[0], at[1]);
      this.communes.set(feature.properties.id, { at, room });
    }
    if (this.features.length > 0) this.setWhole(this.features);
  }

  setWhole(features: readonly LayerFeature[]): void {
    this.features = [...features];
    this.index.clear();
    this.standing.clear();
    this.gathering.clear();
    const room = Math.ceil(features.length * 1.1) + 64;
    this.positions = new Float32Array(room * 2);
    this.marks = new Uint8Array(room);
    for (const [i, feature] of this.features.entries()) this.put(i, feature);
    this.points.setPoints(this.positions, this.marks, this.features.length);
    this.gatheringStale = true;
    this.attentionRevision++;
  }

  applyDelta(changed: readonly LayerFeature[], removed: readonly string[]): void {
    const added = changed.some((feature) => !this.index.has(feature.properties.id));
    if (added || removed.some((id) => this.index.has(id))) {
      const news = new Map(changed.map((feature) => [feature.properties.id, feature]));
      const gone = new Set(removed);
      const kept = this.features.filter((feature) => !gone.has(feature.properties.id));
      this.setWhole([
        ...kept.map((feature) => news.get(feature.properties.id) ?? feature),
        ...changed.filter((feature) => !this.index.has(feature.properties.id)),
      ]);
      return;
    }
    for (const feature of changed) {
      const i = this.index.get(feature.properties.id);
      const before = i === undefined ? undefined : this.features[i];
      if (i === undefined || !before) continue;
      this.gathering.add(communeOf(before), this.markOf(before), -1);
      this.features[i] = feature;
      const asked = this.isTold(this.marks[i]);
      const at = this.put(i, feature);
      if (asked || this.isTold(this.marks[i])) this.attentionRevision++;
      this.points.setPoint(i, at.x, at.y, this.marks[i] ?? 0);
    }
    this.gatheringStale = true;
  }

  /** The place drawn nearest to a point of the screen within `reach` CSS pixels, the one on top first. */
  pick(view: View, x: number, y: number, reach: number): string | null {
    if (!this.shown || this.isGathered(view.zoom)) return null;
    const found = nearestPoint(view, this.positions, this.features.length, x, y, reach + placeRadius(view.zoom));
    return found === -1 ? null : (this.features[found]?.properties.id ?? null);
  }

  /** Where a place is drawn. */
  positionOf(id: string): MercatorPoint | null {
    const i = this.index.get(id);
    return i === undefined ? null : { x: this.positions[i * 2] ?? 0, y: this.positions[i * 2 + 1] ?? 0 };
  }

  /** Marks that ask for attention and how wide they are drawn (CSS pixels); none where communes stand in for their places. */
  attentionMarks(zoom: number): { at: MercatorPoint; size: number }[] {
    if (!this.shown || this.isGathered(zoom)) return [];
    const size = Math.max(placeRadius(zoom), this.loudest) * ATTENTION_SIZE;
    const marks: { at: MercatorPoint; size: number }[] = [];
    for (let i = 0; i < this.features.length; i++)
      if (asksAttention(this.marks[i])) marks.push({ at: { x: this.positions[i * 2] ?? 0, y: this.positions[i * 2 + 1] ?? 0 }, size });
    return marks;
  }

  /** On the day: places not open or interrupted, and those nobody has told of; none while readiness leads. */
  owingPlaces(): OwingPlace[] {
    if (!this.shown || this.lead !== "day") return [];
    const owing: OwingPlace[] = [];
    for (const [i, feature] of this.features.entries()) {
      const mark = this.marks[i];
      if (mark !== UNKNOWN && mark !== FAILED) continue;
      const { id, district_code } = feature.properties;
      const at = { x: this.positions[i * 2] ?? 0, y: this.positions[i * 2 + 1] ?? 0 };
      owing.push({ id, commune: communeOf(feature), district: String(district_code ?? ""), at, mark: mark === FAILED ? "failed" : "unknown" });
    }
    return owing;
  }

  /** Gathered communes with their counts, for the words beside their marks. */
  gatheredCommunes(): { at: MercatorPoint; mark: Readiness; asking: number; places: number }[] {
    return [...this.gathering.communes].flatMap(([code, counts]) => {
      const commune = this.communes.get(code);
      const sum = gathered(counts);
      return commune && sum ? [{ at: toRelative(...commune.at), ...sum }] : [];
    });
  }

  attach(gl: WebGL2RenderingContext): void {
    this.points.attach(gl);
    this.gatheredPoints.attach(gl);
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    if (!this.shown) return;
    if (!this.isGathered(view.zoom)) {
      this.points.draw(gl, view);
      return;
    }
    if (this.gatheringStale) this.gather();
    this.gatheredPoints.draw(gl, view);
  }

  /** CSS pixels of a mark's radius, for the ring round a selected one. */
  markRadius(view: View): number {
    return placeRadius(view.zoom);
  }

  /** On the day few ask for attention, and they are seen from afar. */
  private get loudest(): number {
    return this.lead === "day" ? DAY_LOUDEST : 0;
  }

  /** Whether the signs tell of a mark: what asks for attention, and on the day who has not been heard of. */
  private isTold(mark: number | undefined): boolean {
    return asksAttention(mark) || (this.lead === "day" && mark === UNKNOWN);
  }

  private put(i: number, feature: LayerFeature): MercatorPoint {
    const { id } = feature.properties;
    const mark = this.markOf(feature);
    const at = toRelative(...this.standingPoint(feature));
    this.index.set(id, i);
    this.positions[i * 2] = at.x;
    this.positions[i * 2 + 1] = at.y;
    this.marks[i] = mark;
    this.gathering.add(communeOf(feature), mark, 1);
    return at;
  }

  private gather(): void {
    const communes = this.gatheredCommunes();
    this.gatheredPoints.setPoints(
      Float32Array.from(communes.flatMap(({ at }) => [at.x, at.y])),
      Uint8Array.from(communes, ({ mark }) => markNumber(mark)),
      communes.length,
    );
    this.gatheringStale = false;
    this.gatheredRevision++;
  }

  /** A surveyed place stands where it is; estimated ones of a commune stand in a spiral round its label point. */
  private standingPoint(feature: LayerFeature): LonLat {
    const { geometry, properties } = feature;
    const [lon, lat] = geometry.type === "Point" ? geometry.coordinates : labelPoint(feature);
    const commune = this.communes.get(communeOf(feature));
    if (properties.position !== "estimated" || !commune) return [lon, lat];
    const order = this.standing.get(communeOf(feature)) ?? [];
    this.standing.set(communeOf(feature), order);
    let k = order.indexOf(properties.id);
    if (k === -1) k = order.push(properties.id) - 1;
    const radius = Math.min(SPREAD * Math.sqrt(k), commune.room * SPREAD_SHARE);
    const angle = k * GOLDEN_ANGLE;
    return [lon + (radius * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + radius * Math.sin(angle)];
  }
}

const communeOf = ({ properties }: LayerFeature): string => String(properties.commune_code ?? "");
