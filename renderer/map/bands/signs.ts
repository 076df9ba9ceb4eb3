import type { LayerFeature } from "../../../electron/contract/index.ts";
import type { Palette } from "../../look/palette.ts";
import { declutter, type Wish } from "../geometry/declutter.ts";
import { labelPoint } from "../geometry/inside-point.ts";
import { toRelative, toScreen, type View } from "../geometry/mercator.ts";
import { AreaFinder } from "../geometry/picking.ts";
import { Atlas } from "../gl/atlas.ts";
import type { Drawable } from "../gl/program.ts";
import { type Sprite, SpriteLayer } from "../gl/sprites.ts";
import { badgePoint, isSmall, topRight } from "./area-signs.ts";
import { levelOf } from "./areas.ts";
import { badgeUnder, type DayBadge, KeptBadges, type LaidBadge, MUST_BADGES } from "./day-badges.ts";
import { isOver, numberOf, pointOf, severityOf, urgency } from "./incident-traits.ts";
import { incidentSize, paintCount, paintIncident, paintLevel, paintWords, paintZone } from "./paint.ts";
import { paintDayBadge } from "./paint-day.ts";
import type { Sign, SignSource } from "./sign.ts";
import { BADGE_MOVES, DISTRICT_MOVES, inlandMoves, LEVEL_MOVES } from "./sign-moves.ts";
import { mapName, nameOf } from "./words.ts";

/** From this zoom names of communes, then of areas, find room. */
const COMMUNE_NAMES = 9.9;
const AREA_NAMES = 10.2;
/** Names, level numbers and incident badges, laid out so that nothing stands on anything else. */
export class SignsBand implements Drawable {
  private readonly atlas = new Atlas();
  private readonly sprites = new SpriteLayer(this.atlas);
  private readonly source: SignSource;
  private readonly incidents = new Map<string, LayerFeature>();
  private palette: Palette;
  private laidOut = "";
  private revision = 0;
  private ratio = 1;
  private countsShown = false;
  private lettered = false;
  private badges: LaidBadge[] = [];
  private readonly keptBadges = new KeptBadges();
  incidentsShown = true;

  constructor(palette: Palette, source: SignSource) {
    this.palette = palette;
    this.source = source;
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.repaint();
  }

  /** Words wait for the page's fonts; until then only the ground is shown. */
  fontsCame(): void {
    this.lettered = true;
    this.repaint();
  }

  private repaint(): void {
    this.atlas.clear();
    this.changed();
  }

  /** Something the signs show has changed. */
  changed(): void {
    this.revision++;
  }

  /** Marks of places changed: of concern only while their communes' counts are shown. */
  placesChanged(): void {
    if (this.countsShown) this.revision++;
  }

  setIncidents(features: readonly LayerFeature[]): void {
    this.incidents.clear();
    this.applyIncidents(features, []);
  }

  applyIncidents(changed: readonly LayerFeature[], removed: readonly string[]): void {
    for (const id of removed) this.incidents.delete(id);
    for (const feature of changed) this.incidents.set(feature.properties.id, feature);
    this.changed();
  }

  get incidentCount(): number {
    return this.incidents.size;
  }

  incident(id: string): LayerFeature | undefined {
    return this.incidents.get(id);
  }

  /** The incident whose badge is drawn under a point of the screen. */
  pickIncident(view: View, x: number, y: number): string | null {
    if (!this.incidentsShown) return null;
    let found: string | null = null;
    for (const feature of this.incidentsInOrder()) {
      const [px, py] = toScreen(view, pointOf(feature));
      const reach = incidentSize(severityOf(feature)) / 2 + 2;
      if (Math.abs(px - x) <= reach && Math.abs(py - y) <= reach) found = feature.properties.id;
    }
    return found;
  }

  /** The badge of the day drawn under a point of the screen. */
  pickBadge(view: View, x: number, y: number): DayBadge | null {
    return badgeUnder(this.badges, view, x, y);
  }

  attach(gl: WebGL2RenderingContext): void {
    this.sprites.attach(gl);
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    if (!this.lettered) return;
    if (view.pixelRatio !== this.ratio) {
      this.ratio = view.pixelRatio;
      this.atlas.clear();
    }
    // Panning moves all signs alike, so who has room depends on the zoom alone.
    const key = `${view.zoom.toFixed(1)}|${this.revision}|${this.source.attentionRevision()}|${this.ratio}`;
    if (key !== this.laidOut) {
      this.laidOut = key;
      this.layOut(view);
    }
    this.sprites.draw(gl, view);
  }

  private layOut(view: View): void {
    const districts = new AreaFinder(this.source.districts());
    const signs = [
      ...this.incidentSigns(),
      ...this.dayBadgeSigns(view, districts),
      ...this.levelSigns(view, districts),
      ...this.zoneSigns(view, districts),
      ...this.source.attention(view.zoom).map(({ at, size }): Sign => ({ at, dx: 0, dy: 0, margin: size, paint: null })),
      ...this.districtSigns(view, districts),
      ...this.areaNames(view.zoom),
      ...this.countSigns(view.zoom),
      ...this.communeSigns(view.zoom),
    ];
    const painted = signs.map((sign) => ({ sign, place: sign.paint?.(false) ?? null }));
    const granted = declutter(
      painted.map(({ sign, place }) => {
        const [x, y] = toScreen(view, sign.at);
        const { dx, dy, margin, moves, fixed, must, mayCross } = sign;
        const own = { x: x + dx, y: y + dy };
        if (place === null) return { ...own, width: margin, height: margin, fixed: true, ground: true };
        return {
          ...own,
          width: place.width / this.ratio + margin * 2,
          height: place.height / this.ratio + margin,
          ...(moves && { moves }),
          ...(fixed && { fixed }),
          ...(must && { must }),
          ...(mayCross && { mayCross }),
        };
      }),
    );
    this.badges = painted.flatMap(({ sign: { badge, dx, dy }, place }, i): LaidBadge[] => {
      const move = granted[i];
      if (!badge || !move || !place) return [];
      return [{ ...badge, dx: dx + move[0], dy: dy + move[1], width: place.width / this.ratio, height: place.height / this.ratio }];
    });
    const sprites = painted.flatMap(({ sign, place }, i): Sprite[] => {
      const move = granted[i];
      if (!move || place === null) return [];
      const drawn = move[2] ? (sign.paint?.(true) ?? place) : place;
      return [{ x: sign.at.x, y: sign.at.y, dx: sign.dx + move[0], dy: sign.dy + move[1], place: drawn }];
    });
    this.sprites.setSprites(sprites.reverse());
  }

  private incidentsInOrder(): LayerFeature[] {
    return [...this.incidents.values()].filter(({ geometry }) => geometry.type === "Point").sort((a, b) => urgency(a) - urgency(b));
  }

  private incidentSigns(): Sign[] {
    if (!this.incidentsShown) return [];
    return this.incidentsInOrder()
      .reverse()
      .map((feature) => ({
        at: pointOf(feature),
        dx: 0,
        dy: 0,
        margin: 0,
        fixed: true,
        paint: () =>
          paintIncident(this.atlas, numberOf(feature.properties.category, 12), severityOf(feature), isOver(feature), this.palette, this.ratio),
      }));
  }

  /** Where places are not open, interrupted or silent. */
  private dayBadgeSigns(view: View, districts: AreaFinder): Sign[] {
    const badges = this.keptBadges.at(`${this.revision}|${this.source.attentionRevision()}`, () => this.source.owing(), view.zoom);
    return badges.map((badge) => ({
      at: badge.at,
      dx: 0,
      dy: 0,
      margin: 0,
      must: badge.mark === "failed" || badges.length <= MUST_BADGES,
      badge,
      moves: inlandMoves(LEVEL_MOVES, badge.at, view, districts),
      paint: () => paintDayBadge(this.atlas, badge, this.palette, this.ratio),
    }));
  }

  private levelSigns(view: View, districts: AreaFinder): Sign[] {
    return this.source.areas().flatMap(({ layer, feature }) => {
      if (layer !== "risk-areas" || feature.properties.active === "ended") return [];
      const level = levelOf(feature.properties);
      const at = topRight(feature);
      return [
        {
          at,
          dx: 0,
          dy: 0,
          margin: 0,
          must: true,
          moves: inlandMoves(LEVEL_MOVES, at, view, districts),
          paint: () => paintLevel(this.atlas, level, this.palette.riskLevels[level], this.palette, this.ratio),
        },
      ];
    });
  }

  /** Zones too small to be made out: each has a badge until it is seen as it is. */
  private zoneSigns(view: View, districts: AreaFinder): Sign[] {
    return this.source.areas().flatMap(({ layer, feature }) => {
      if (layer !== "quarantine-zones" || feature.properties.active === "ended" || !isSmall(feature, view)) return [];
      const at = badgePoint(feature);
      return [
        {
          at,
          dx: 0,
          dy: 0,
          margin: 0,
          must: true,
          moves: inlandMoves(BADGE_MOVES, at, view, districts),
          paint: () => paintZone(this.atlas, this.palette, this.ratio),
        },
      ];
    });
  }

  private districtSigns(view: View, districts: AreaFinder): Sign[] {
    const far = view.zoom < 11;
    const size = far ? 13 : 14.5;
    return this.source.districts().map((feature) => {
      const sign = this.words(feature, mapName(nameOf(feature)).toLocaleUpperCase("vi"), size, 600, 1.1, undefined);
      // In its own district where there is room, else beside it; never abroad.
      const home = inlandMoves(DISTRICT_MOVES, sign.at, view, districts, feature.properties.id);
      return { ...sign, mayCross: true, moves: [...home, ...inlandMoves(DISTRICT_MOVES, sign.at, view, districts)] };
    });
  }

  private communeSigns(zoom: number): Sign[] {
    if (zoom < COMMUNE_NAMES) return [];
    const size = zoom < 11 ? 11.5 : 12.5;
    return this.source.communes().map((feature) =>
      this.words(feature, mapName(nameOf(feature)), size, 500, 0, [
        [0, -9],
        [0, 9],
      ]),
    );
  }

  private areaNames(zoom: number): Sign[] {
    if (zoom < AREA_NAMES) return [];
    return this.source
      .areas()
      .filter(({ feature }) => feature.properties.active !== "ended")
      .map(({ feature }) =>
        this.words(feature, nameOf(feature), 11.5, 600, 0, [
          [0, -14],
          [0, 14],
        ]),
      );
  }

  private countSigns(zoom: number): Sign[] {
    const gathered = this.source.gathered(zoom);
    this.countsShown = gathered !== null;
    return (gathered ?? []).map(({ at, mark, asking, places }) => ({
      at,
      dx: 15,
      dy: 0,
      margin: -1,
      paint: () => paintCount(this.atlas, String(asking > 0 ? asking : places), this.palette.marks[mark], this.palette, this.ratio),
    }));
  }

  private words(feature: LayerFeature, text: string, size: number, weight: number, spacing: number, moves: Wish["moves"]): Sign {
    return {
      at: toRelative(...labelPoint(feature)),
      dx: 0,
      dy: 0,
      margin: 1,
      ...(moves && { moves }),
      paint: (faint) =>
        paintWords(this.atlas, text, { size, weight, spacing, colour: this.palette.ink, opacity: faint ? 0.72 : 1 }, this.palette.halo, this.ratio),
    };
  }
}
