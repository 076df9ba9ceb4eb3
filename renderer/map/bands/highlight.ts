import type { LayerFeature } from "../../../electron/contract/index.ts";
import type { Palette } from "../../look/palette.ts";
import type { MercatorPoint, View } from "../geometry/mercator.ts";
import { flatten } from "../geometry/polygons.ts";
import { LineLayer } from "../gl/lines.ts";
import type { Drawable } from "../gl/program.ts";
import { RingLayer } from "../gl/rings.ts";

/** What is selected: an accent outline round an area, a ring round a point. */
export class HighlightBand implements Drawable {
  private readonly outline = new LineLayer();
  private readonly rings = new RingLayer();
  private palette: Palette;

  constructor(palette: Palette) {
    this.palette = palette;
    this.setPalette(palette);
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.outline.setStyle(0, { colour: palette.halo, width: 5.5, opacity: 0.75 });
    this.outline.setStyle(1, { colour: palette.accent, width: 2.6 });
    this.rings.setColours(palette.accent, palette.halo);
  }

  setArea(feature: LayerFeature | null): void {
    const shape = feature && feature.geometry.type !== "Point" ? flatten(feature.geometry).flat() : [];
    this.outline.setLines([0, 1].flatMap((style) => shape.map((points) => ({ points, closed: true, style }))));
    this.setPalette(this.palette);
  }

  /** Radii in CSS pixels. */
  setRings(rings: readonly { at: MercatorPoint; radius: number }[]): void {
    this.rings.setRings(rings);
  }

  attach(gl: WebGL2RenderingContext): void {
    this.outline.attach(gl);
    this.rings.attach(gl);
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    this.outline.draw(gl, view);
    this.rings.draw(gl, view);
  }
}
