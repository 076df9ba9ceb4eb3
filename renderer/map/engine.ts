import type { Map as MapLibre } from "maplibre-gl";
import type { ChangedRecord, LayerFeature, LayerName } from "../../electron/contract/index.ts";
import { palettes, rgbOf, type ThemeName } from "../look/palette.ts";
import type { Lead } from "../stores/day-store.ts";
import { addBands } from "./band-layers.ts";
import { Bands } from "./bands/bands.ts";
import { createCamera, PROVINCE, withoutSky } from "./camera.ts";
import type { Aim } from "./drawing/mode.ts";
import { DrawSession } from "./drawing/session.ts";
import { fromScreen, toLonLat, toRelative, toScreen, type View, viewOf } from "./geometry/mercator.ts";
import { type Bounds, boundsOf } from "./geometry/polygons.ts";
import { followKeys } from "./keyboard.ts";
import { Listeners } from "./listeners.ts";
import { followPointer } from "./pointer.ts";
import { type Hit, Selection } from "./selection.ts";
import { Steps } from "./steps.ts";

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): string => `${clientWidth} ${clientHeight}`;

/** A spot an officer pointed at, with the record on top there. `additive`: held Ctrl or Shift, to select more than one. */
export interface PointedSpot {
  lon: number;
  lat: number;
  hit: Hit | null;
  additive: boolean;
}

export interface EngineOptions {
  theme: ThemeName;
  reducedMotion: boolean;
}

/** Map pixels kept free round the province when it is fitted. */
const PADDING = 24;
/** Map pixels the words about the boundaries take at the bottom. */
const REFERENCE = 16;
/** Zoom that shows one district, its communes apart. */
const DISTRICT_ZOOM = 10;
const FONTS = ["500 12px", "600 12px"];
const FONT_SAMPLE = "Hà Giang Đồng Văn Mèo Vạc Xín Mần ƯỚỄẦ 0123456789";

/**
 * The map, outside React: it is told what to show and tells what was pointed at or drawn. It renders only when something changed.
 * The constructor throws where the browser has no WebGL2.
 */
export class MapEngine {
  readonly draw: DrawSession;
  private readonly map: MapLibre;
  private readonly container: HTMLElement;
  private readonly bands: Bands;
  private readonly selection: Selection;
  private readonly crosshair = document.createElement("div");
  private readonly stops: (() => void)[] = [];
  private readonly spots = new Listeners<[spot: PointedSpot]>();
  private readonly cursors = new Listeners<[at: { lon: number; lat: number } | null]>();
  private readonly contexts = new Listeners<[lost: boolean]>();
  private readonly pace: number;
  private readonly steps: Steps;
  /** CSS pixels a map pixel takes: signs grow with the page's type, from the size of a full-HD desk on. */
  private unit = 1;
  private paper: readonly [number, number, number];
  private province: Bounds = PROVINCE;
  private moved = false;
  private fitting = false;
  /** The frame as the map last filled it. */
  private size = "";

  constructor(container: HTMLElement, { theme, reducedMotion }: EngineOptions) {
    this.container = container;
    this.size = sizeOf(container);
    this.pace = reducedMotion ? 0 : 180;
    this.paper = rgbOf(palettes[theme].ground);
    this.bands = new Bands(palettes[theme]);
    this.selection = new Selection(this.bands);
    this.map = createCamera(container, [(PROVINCE.west + PROVINCE.east) / 2, (PROVINCE.south + PROVINCE.north) / 2]);
    this.steps = new Steps(this.map, this.pace);
    this.crosshair.className = "map-crosshair";
    this.crosshair.hidden = true;
    container.append(this.crosshair);
    container.tabIndex = 0;
    this.draw = new DrawSession({
      centre: () => this.aim(container.clientWidth / 2, container.clientHeight / 2),
      show: (figure, preview) => {
        this.bands.drawing.show(figure, preview);
        this.map.triggerRepaint();
      },
      drawing: (on) => {
        if (on) this.map.doubleClickZoom.disable();
        else this.map.doubleClickZoom.enable();
        container.classList.toggle("map-drawing", on);
      },
      panning: (on) => (on ? this.map.dragPan.enable() : this.map.dragPan.disable()),
      crosshair: (on) => this.showCrosshair(on),
    });
    this.measureType();
    this.listen();
    void Promise.allSettled(FONTS.map((font) => document.fonts.load(`${font} "Be Vietnam Pro"`, FONT_SAMPLE))).then(() => {
      this.bands.signs.fontsCame();
      this.map.triggerRepaint();
    });
    this.fit(0);
  }

  /** The theme's colours, on everything at once. */
  setTheme(theme: ThemeName): void {
    this.paper = rgbOf(palettes[theme].ground);
    this.bands.setPalette(palettes[theme]);
    this.map.triggerRepaint();
  }

  /** What marks and fills tell: readiness, or the day. */
  setLead(lead: Lead): void {
    this.bands.setLead(lead);
    this.settle();
  }

  /** All features of a layer in place of what it showed. */
  setWhole(layer: LayerName, features: readonly LayerFeature[]): void {
    this.bands.setWhole(layer, features);
    if (layer === "communes") this.communesChanged();
    this.settle();
  }

  /** Only what changed: a recoloured place costs one byte and one repaint. */
  applyDelta(layer: LayerName, changed: readonly LayerFeature[], removed: readonly string[]): void {
    if (this.bands.applyDelta(layer, changed, removed) && layer === "communes") this.communesChanged();
    this.settle();
  }

  setVisible(layer: LayerName, on: boolean): void {
    this.bands.setVisible(layer, on);
    this.map.triggerRepaint();
  }

  /** Marks one record, null none. */
  select(selected: Hit | null): void {
    this.selection.select(selected);
    this.map.triggerRepaint();
  }

  /** Rings round these polling places. */
  setSelectedPlaces(ids: readonly string[]): void {
    this.selection.selectPlaces(ids);
    this.map.triggerRepaint();
  }

  /** Marks records as changed, none where there are none. */
  setChanges(changes: readonly ChangedRecord[]): void {
    this.bands.changed.setChanges(changes);
    this.map.triggerRepaint();
  }

  fitProvince(): void {
    this.fit(this.pace * 2);
  }

  /** Steps of one zoom level; more than nothing goes nearer. */
  zoomBy(steps: number): void {
    this.steps.zoom(steps);
  }

  flyTo(lon: number, lat: number, zoom?: number): void {
    this.map.easeTo({ center: [lon, lat], zoom: zoom ?? Math.max(this.map.getZoom(), 11), duration: this.pace * 3 });
  }

  /** Moves the camera at once; zoom as MapLibre counts it. */
  jumpTo(lon: number, lat: number, zoom: number): void {
    this.map.jumpTo({ center: [lon, lat], zoom });
  }

  onSpot(listener: (spot: PointedSpot) => void): () => void {
    return this.spots.add(listener);
  }

  /** Where the pointer is over the ground, null when it leaves. */
  onCursor(listener: (at: { lon: number; lat: number } | null) => void): () => void {
    return this.cursors.add(listener);
  }

  /** The graphics context was lost (true) or came back (false). */
  onContext(listener: (lost: boolean) => void): () => void {
    return this.contexts.add(listener);
  }

  /** Told after each frame, with the camera: for what is drawn beside the map. */
  onFrame(listener: (view: View) => void): () => void {
    const subscription = this.map.on("render", () => listener(this.view()));
    return () => subscription.unsubscribe();
  }

  /** The camera now. */
  view(): View {
    const { lng, lat } = this.map.getCenter();
    const { clientWidth: width, clientHeight: height } = this.container;
    const ratio = this.map.getCanvas().width / Math.max(1, width);
    return viewOf([lng, lat], this.map.getZoom(), width, height, ratio, this.unit);
  }

  /** How many features of each layer the map holds, and how many places wear each mark (`ready`, `lacking`…). */
  shown(): Record<string, number> {
    return this.bands.counts();
  }

  /** Takes the map off the page. */
  remove(): void {
    for (const stop of this.stops) stop();
    this.draw.cancel();
    this.map.remove();
    this.crosshair.remove();
  }

  private listen(): void {
    const { map } = this;
    // Also after a lost context came back: MapLibre then starts from its own style, and knows nothing of our bands.
    map.on("style.load", () => {
      withoutSky(map);
      addBands(
        map,
        this.bands,
        () => this.paper,
        () => this.view(),
      );
    });
    map.on("move", () => this.draw.cameraMoved());
    map.on("webglcontextlost", () => this.contexts.tell(true));
    map.on("webglcontextrestored", () => this.contexts.tell(false));
    map.on("resize", () => {
      this.measureType();
      this.size = sizeOf(this.container);
      if (!this.moved) this.fit(0);
    });
    map.on("movestart", () => {
      // MapLibre tells of a resize as of a move: whoever has not moved the map keeps the province whole in any frame.
      if (sizeOf(this.container) === this.size) this.moved = !this.fitting;
    });
    this.stops.push(
      followPointer(map, this.draw, {
        aim: (x, y) => this.aim(x, y),
        spot: (x, y, additive) => {
          this.showCrosshair(false);
          this.tellSpot(x, y, additive);
        },
        hover: (x, y) => this.hover(x, y),
        leave: () => {
          this.cursors.tell(null);
        },
      }),
      followKeys(this.container, map, this.draw, {
        describe: (additive) => this.tellSpot(this.container.clientWidth / 2, this.container.clientHeight / 2, additive),
        fitProvince: () => this.fitProvince(),
        crosshair: (on) => this.showCrosshair(on),
        steps: this.steps,
      }),
    );
  }

  private communesChanged(): void {
    this.selection.reshaped();
    const boxes = this.bands.units.communeFeatures.flatMap(({ geometry }) => (geometry.type === "Point" ? [] : [boundsOf(geometry)]));
    if (boxes.length === 0) return;
    this.province = {
      west: Math.min(...boxes.map((box) => box.west)),
      south: Math.min(...boxes.map((box) => box.south)),
      east: Math.max(...boxes.map((box) => box.east)),
      north: Math.max(...boxes.map((box) => box.north)),
    };
    if (!this.moved) this.fit(0);
  }

  /** The province stays fitted while the window changes, until somebody moves the map. */
  private fit(duration: number): void {
    const { west, south, east, north } = this.province;
    const edge = PADDING * this.unit;
    this.fitting = true;
    this.map.fitBounds([west, south, east, north], {
      padding: { top: edge, left: edge, right: edge, bottom: edge + REFERENCE * this.unit },
      duration,
    });
    this.fitting = false;
  }

  private settle(): void {
    this.selection.refresh();
    this.map.triggerRepaint();
  }

  /** The ground under CSS pixels from the map's top left, with the same spot in map pixels. */
  private ground(cssX: number, cssY: number): { view: View; x: number; y: number; lon: number; lat: number } {
    const view = this.view();
    const [x, y] = [cssX / view.unit, cssY / view.unit];
    const [lon, lat] = toLonLat(fromScreen(view, x, y));
    return { view, x, y, lon, lat };
  }

  private aim(cssX: number, cssY: number): Aim {
    const { view, x, y, lon, lat } = this.ground(cssX, cssY);
    return {
      at: [lon, lat],
      near: (point) => {
        const [px, py] = toScreen(view, toRelative(...point));
        return Math.hypot(px - x, py - y);
      },
    };
  }

  private tellSpot(cssX: number, cssY: number, additive: boolean): void {
    const { view, x, y, lon, lat } = this.ground(cssX, cssY);
    // A badge speaks for places that lie elsewhere than where it found room.
    const badge = this.bands.signs.pickBadge(view, x, y);
    const [spotLon, spotLat] = badge ? toLonLat(badge.at) : [lon, lat];
    if (badge?.hit.layer === "districts") this.flyTo(spotLon, spotLat, Math.max(this.map.getZoom(), DISTRICT_ZOOM));
    else this.spots.tell({ lon: spotLon, lat: spotLat, hit: this.selection.hit(view, x, y, lon, lat), additive });
  }

  private hover(cssX: number, cssY: number): void {
    const { view, x, y, lon, lat } = this.ground(cssX, cssY);
    this.container.classList.toggle("map-over-mark", !this.draw.active && this.selection.pointHit(view, x, y) !== null);
    this.cursors.tell({ lon, lat });
  }

  private measureType(): void {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    this.unit = Math.min(2, Math.max(1, rem));
  }

  private showCrosshair(on: boolean): void {
    this.crosshair.hidden = !on;
  }
}
