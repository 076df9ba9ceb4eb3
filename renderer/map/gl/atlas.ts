/** Where a drawn sign lies in the atlas, in device pixels. */
export interface AtlasPlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

const WIDTH = 2048;

/**
 * Signs and words drawn once with the page's own canvas, at device pixels, side by side on one sheet. Vietnamese comes out
 * as the browser shapes it, from fonts the page has loaded.
 */
export class Atlas {
  readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D | null;
  private readonly places = new Map<string, AtlasPlace>();
  private x = 0;
  private y = 0;
  private shelf = 0;
  /** Rises whenever the sheet has something new on it. */
  revision = 0;

  constructor() {
    this.canvas.width = WIDTH;
    this.canvas.height = 512;
    this.context = this.canvas.getContext("2d", { willReadFrequently: true });
  }

  /** Empties the sheet: the theme, the font or the pixel ratio changed. */
  clear(): void {
    this.places.clear();
    this.x = 0;
    this.y = 0;
    this.shelf = 0;
    this.context?.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.revision++;
  }

  /** Width of words in device pixels under a CSS font already scaled to device pixels. */
  measure(text: string, font: string, spacing: string): number {
    if (!this.context) return 0;
    this.context.font = font;
    this.context.letterSpacing = spacing;
    return this.context.measureText(text).width;
  }

  /** The place of `key`; if it is not on the sheet yet, `size` is asked for its device pixels and `paint` draws it with the corner at 0,0. */
  place(
    key: string,
    size: () => readonly [width: number, height: number],
    paint: (context: CanvasRenderingContext2D, width: number, height: number) => void,
  ): AtlasPlace {
    const known = this.places.get(key);
    if (known) return known;
    const [width, height] = size();
    const [w, h] = [Math.ceil(width), Math.ceil(height)];
    if (this.x + w > WIDTH) {
      this.x = 0;
      this.y += this.shelf + 1;
      this.shelf = 0;
    }
    if (this.y + h > this.canvas.height) this.grow(this.y + h);
    const place = { x: this.x, y: this.y, width: w, height: h };
    this.x += w + 1;
    this.shelf = Math.max(this.shelf, h);
    this.places.set(key, place);
    if (this.context) {
      this.context.save();
      this.context.beginPath();
      this.context.rect(place.x, place.y, w, h);
      this.context.clip();
      this.context.translate(place.x, place.y);
      paint(this.context, w, h);
      this.context.restore();
    }
    this.revision++;
    return place;
  }

  private grow(atLeast: number): void {
    const { canvas, context } = this;
    if (!context) return;
    const kept = canvas.width > 0 ? context.getImageData(0, 0, canvas.width, canvas.height) : null;
    let height = canvas.height;
    while (height < atLeast) height *= 2;
    canvas.height = height;
    if (kept) context.putImageData(kept, 0, 0);
  }
}
