import { areaGeometry, type ChangedRecord, type ChangeSense, type LayerFeature } from "../../../electron/contract/index.ts";
import type { Palette } from "../../look/palette.ts";
import { isDrawn } from "../../stores/told-kinds.ts";
import { type MercatorPoint, toRelative, type View } from "../geometry/mercator.ts";
import { AreaFinder } from "../geometry/picking.ts";
import { flatten } from "../geometry/polygons.ts";
import { Atlas } from "../gl/atlas.ts";
import { LineLayer } from "../gl/lines.ts";
import type { Drawable } from "../gl/program.ts";
import { type Sprite, SpriteLayer } from "../gl/sprites.ts";
import { badgePoint } from "./area-signs.ts";
import { paintWords } from "./paint.ts";
import { type ChangeShape, paintChange, senseColour } from "./paint-change.ts";
import { inlandMoves } from "./sign-moves.ts";

/** Where the band finds what the records that changed look like now. */
export interface ChangedSource {
  positionOf(placeId: string): MercatorPoint | null;
  area(kind: "quarantine-zone" | "risk-area", id: string): LayerFeature | undefined;
  incident(id: string): LayerFeature | undefined;
  districts(): readonly LayerFeature[];
}

interface Mark {
  at: MercatorPoint;
  sense: ChangeSense;
  shape: ChangeShape;
  /** Stands aside from what it marks, within the province. */
  aside: boolean;
  /** Said beside what is no longer on the map. */
  name: string | null;
}

/** Drawn in this order: the worst on top. */
const order: readonly ChangeSense[] = ["changed", "eased", "added", "removed", "worsened"];
const lineStyles: Record<ChangeSense, { width: number; dash?: number }> = {
  worsened: { width: 4 },
  eased: { width: 2.6 },
  added: { width: 2.6, dash: 14 },
  removed: { width: 2, dash: 5 },
  changed: { width: 1.8 },
};
/** Many marks on a small map are drawn smaller. */
const MANY = 250;
const NEAR_ZOOM = 10.6;
const NAMES_ZOOM = 10.2;
const ASIDE = [
  [15, -15],
  [-15, -15],
  [15, 15],
  [-15, 15],
  [0, 0],
] as const;

/** The outline a removed area had, where the change tells of it. */
const lostOutline = (change: ChangedRecord) => {
  for (const { before } of change.fields) {
    const read = areaGeometry.safeParse(before);
    if (read.success) return read.data;
  }
  return null;
};

/** Records that changed between two moments, marked by shape and colour; what is gone stands as a ghost at its last place. */
export class ChangedBand implements Drawable {
  private readonly atlas = new Atlas();
  private readonly sprites = new SpriteLayer(this.atlas);
  private readonly outlines = new LineLayer();
  private readonly source: ChangedSource;
  private palette: Palette;
  private changes: readonly ChangedRecord[] = [];
  private revision = 0;
  private ratio = 1;
  private laidOut = "";

  constructor(palette: Palette, source: ChangedSource) {
    this.palette = palette;
    this.source = source;
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.atlas.clear();
    this.revision++;
  }

  /** None: the band is empty. */
  setChanges(changes: readonly ChangedRecord[]): void {
    this.changes = changes;
    this.revision++;
  }

  /** The records may stand elsewhere now. */
  moved(): void {
    if (this.changes.length > 0) this.revision++;
  }

  get count(): number {
    return this.changes.length;
  }

  attach(gl: WebGL2RenderingContext): void {
    this.sprites.attach(gl);
    this.outlines.attach(gl);
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    const near = view.zoom >= NEAR_ZOOM;
    const key = `${this.revision}|${(view.zoom * 2).toFixed(0)}|${near}|${view.pixelRatio}`;
    if (key !== this.laidOut) {
      this.laidOut = key;
      if (view.pixelRatio !== this.ratio) this.atlas.clear();
      this.ratio = view.pixelRatio;
      this.layOut(view);
    }
    if (this.changes.length === 0) return;
    this.outlines.draw(gl, view);
    this.sprites.draw(gl, view);
  }

  private layOut(view: View): void {
    this.outline();
    const marks = this.marks();
    const css = marks.length > MANY && view.zoom < NEAR_ZOOM ? 13 : 20;
    const districts = new AreaFinder(this.source.districts());
    const sprites = marks.flatMap(({ at, sense, shape, aside, name }): Sprite[] => {
      const [dx, dy] = aside ? (inlandMoves(ASIDE, at, view, districts)[0] ?? [0, 0]) : [0, 0];
      const sign: Sprite = { x: at.x, y: at.y, dx, dy, place: paintChange(this.atlas, sense, shape, css, this.palette, this.ratio) };
      return name === null || view.zoom < NAMES_ZOOM ? [sign] : [sign, ...this.nameOf(name, at, css, view, districts)];
    });
    this.sprites.setSprites(sprites);
  }

  /** The name of what is gone, above or below its ghost, where the whole of it stays in the province. */
  private nameOf(name: string, at: MercatorPoint, css: number, view: View, districts: AreaFinder): Sprite[] {
    const { palette, ratio } = this;
    const place = paintWords(this.atlas, name, { size: 11.5, weight: 500, spacing: 0, colour: palette.inkQuiet }, palette.halo, ratio);
    const half = place.width / ratio / 2;
    const up = css / 2 + 9;
    const move = [-up, up].find((dy) => [-half, half].every((dx) => inlandMoves([[dx, dy]], at, view, districts).length === 1));
    return move === undefined ? [] : [{ x: at.x, y: at.y, dx: 0, dy: move, place }];
  }

  private outline(): void {
    const { palette, source } = this;
    const lines = this.changes.flatMap((change) => {
      if (change.kind !== "quarantine-zone" && change.kind !== "risk-area") return [];
      const geometry = change.sense === "removed" ? lostOutline(change) : source.area(change.kind, change.id)?.geometry;
      if (!geometry || geometry.type === "Point") return [];
      const style = order.indexOf(change.sense) * 2;
      return flatten(geometry)
        .flat()
        .flatMap((points) => [
          { points, closed: true, style },
          { points, closed: true, style: style + 1 },
        ]);
    });
    this.outlines.setLines(lines.sort((a, b) => (a.style % 2) - (b.style % 2)));
    for (const [i, sense] of order.entries()) {
      const { width, dash } = lineStyles[sense];
      this.outlines.setStyle(i * 2, { colour: palette.halo, width: width + 3, opacity: 0.7 });
      this.outlines.setStyle(i * 2 + 1, { colour: senseColour(sense, palette), width, dash });
    }
  }

  private marks(): Mark[] {
    return order.flatMap((sense) => this.changes.filter((change) => change.sense === sense).flatMap((change) => this.markOf(change)));
  }

  private markOf({ kind, id, sense, title, lon, lat }: ChangedRecord): Mark[] {
    const told = lon === null || lat === null ? null : toRelative(lon, lat);
    if (sense === "removed") return told ? [{ at: told, sense, shape: "badge", aside: false, name: title }] : [];
    if (kind === "polling-place") {
      const at = this.source.positionOf(id) ?? told;
      return at ? [{ at, sense, shape: "frame", aside: false, name: null }] : [];
    }
    if (!isDrawn(kind)) return [];
    const feature = kind === "incident" ? this.source.incident(id) : this.source.area(kind, id);
    const at = feature === undefined ? told : kind === "incident" ? pointOf(feature) : badgePoint(feature);
    return at ? [{ at, sense, shape: "badge", aside: kind === "incident", name: null }] : [];
  }
}

const pointOf = ({ geometry }: LayerFeature): MercatorPoint | null => (geometry.type === "Point" ? toRelative(...geometry.coordinates) : null);
