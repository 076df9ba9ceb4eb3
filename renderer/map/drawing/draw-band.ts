import type { AreaGeometry } from "../../../electron/contract/index.ts";
import type { Palette } from "../../look/palette.ts";
import { type LonLat, toRelative, type View } from "../geometry/mercator.ts";
import { flatten } from "../geometry/polygons.ts";
import { FillLayer } from "../gl/fills.ts";
import { LineLayer } from "../gl/lines.ts";
import type { Drawable } from "../gl/program.ts";
import { RingLayer } from "../gl/rings.ts";
import type { Figure } from "./mode.ts";

const KEPT = 0;
const DRAWN = 1;
const RIM = 2;

/**
 * The drawing over everything else: what is drawn as a dashed line, what the room would keep of it as a filled shape, so that
 * a part cut away at the border is seen to be cut.
 */
export class DrawBand implements Drawable {
  private readonly fill = new FillLayer();
  private readonly lines = new LineLayer();
  private readonly handles = new RingLayer(true);
  private readonly midpoints = new RingLayer();
  private readonly active = new RingLayer();
  private palette: Palette;
  private figure: Figure | null = null;
  private preview: AreaGeometry | null = null;

  constructor(palette: Palette) {
    this.palette = palette;
    this.setPalette(palette);
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.handles.setColours(palette.drawing, palette.halo);
    this.midpoints.setColours(palette.drawing, palette.halo);
    this.active.setColours(palette.ink, palette.halo);
    this.show(this.figure, this.preview);
  }

  show(figure: Figure | null, preview: AreaGeometry | null): void {
    this.figure = figure;
    this.preview = preview;
    const { drawing, halo, cut } = this.palette;
    const kept = preview ? flatten(preview) : [];
    this.fill.setShapes(kept.length > 0 ? [kept] : []);
    if (kept.length > 0) this.fill.setStyle(0, { colour: drawing, opacity: 0.28 });
    const drawn = (figure?.lines ?? []).map(({ points, closed }) => ({ points: flatLine(points), closed, style: DRAWN }));
    this.lines.setLines([
      ...drawn.map((line) => ({ ...line, style: RIM })),
      ...drawn,
      ...kept.flat().map((points) => ({ points, closed: true, style: KEPT })),
    ]);
    this.lines.setStyle(KEPT, { colour: drawing, width: 2.4 });
    this.lines.setStyle(DRAWN, { colour: preview ? cut : drawing, width: 2, dash: 5 });
    this.lines.setStyle(RIM, { colour: halo, width: 4, opacity: 0.6 });
    const rings = (points: readonly LonLat[], radius: number) => points.map(([lon, lat]) => ({ at: toRelative(lon, lat), radius }));
    this.handles.setRings(rings(figure?.handles ?? [], 4.5));
    this.midpoints.setRings(rings(figure?.midpoints ?? [], 3));
    this.active.setRings(rings(figure?.active ? [figure.active] : [], 8));
  }

  attach(gl: WebGL2RenderingContext): void {
    for (const part of [this.fill, this.lines, this.handles, this.midpoints, this.active]) part.attach(gl);
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    for (const part of [this.fill, this.lines, this.midpoints, this.handles, this.active]) part.draw(gl, view);
  }
}

const flatLine = (points: readonly LonLat[]): Float64Array =>
  Float64Array.from(
    points.flatMap(([lon, lat]) => {
      const { x, y } = toRelative(lon, lat);
      return [x, y];
    }),
  );
