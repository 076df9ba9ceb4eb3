import type { AreaGeometry } from "../../../electron/contract/index.ts";
import { Listeners } from "../listeners.ts";
import type { Aim, DrawingMode, DrawnGeometry, Figure } from "./mode.ts";
import { PathMode } from "./path-mode.ts";
import { PointMode } from "./point-mode.ts";
import { ReshapeMode } from "./reshape-mode.ts";

/** What a session asks of the map. */
export interface DrawHost {
  /** The crosshair in the middle of the map. */
  centre(): Aim;
  show(figure: Figure | null, preview: AreaGeometry | null): void;
  /** Drawing began or ended: the pointer's shape and the double click change with it. */
  drawing(on: boolean): void;
  /** Whether the map pans when dragged. */
  panning(on: boolean): void;
  /** Keys act at the crosshair from here on, or the pointer leads again. */
  crosshair(on: boolean): void;
}

type Change = (geometry: DrawnGeometry | null, dragging: boolean) => void;
type Finish = (geometry: DrawnGeometry) => void;

/**
 * One drawing at a time. `finish` leaves the shape on the map, a polygon open to reshaping and a line or point to being moved,
 * until `cancel` or another start; the preview stays until it is set to null.
 */
export class DrawSession {
  private readonly host: DrawHost;
  private mode: DrawingMode | null = null;
  private begin: (() => DrawingMode) | null = null;
  private finished = false;
  private touched = false;
  private aim: Aim | null = null;
  private carrying = false;
  private preview: AreaGeometry | null = null;
  private frame = 0;
  private readonly changes = new Listeners<Parameters<Change>>();
  private readonly finishes = new Listeners<Parameters<Finish>>();
  private readonly cancels = new Listeners<[]>();

  constructor(host: DrawHost) {
    this.host = host;
  }

  get active(): boolean {
    return this.mode !== null;
  }

  startPolygon(): void {
    this.start(() => new PathMode("polygon"));
  }
  startLine(): void {
    this.start(() => new PathMode("line"));
  }
  startPoint(): void {
    this.start(() => new PointMode());
  }

  /** Reshapes an area; a line or point is drawn anew from where it stands. */
  edit(geometry: DrawnGeometry): void {
    if (geometry.type === "Point") this.start(() => new PointMode(geometry.coordinates));
    else if (geometry.type === "LineString") this.startLine();
    else this.start(() => new ReshapeMode(geometry));
  }

  /** The shape the room would keep of it, shown filled; null takes it away. */
  setPreview(geometry: AreaGeometry | null): void {
    this.preview = geometry;
    this.refresh();
  }

  /** Ends drawing without a word to the listeners of changes; the preview stays. */
  cancel(): void {
    if (!this.mode) return;
    this.mode = null;
    this.begin = null;
    this.stopCarrying();
    this.host.drawing(false);
    this.host.panning(true);
    this.refresh();
  }

  /** Ends the shape as it stands; nothing happens while it is too little to be one. */
  finish(): void {
    const geometry = this.mode?.geometry();
    if (!geometry) return;
    this.stopCarrying();
    this.finished = true;
    if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") this.mode = new ReshapeMode(geometry);
    this.refresh();
    this.finishes.tell(geometry);
  }

  /** Takes away the newest or active vertex. */
  undoVertex(): void {
    if (this.mode?.removeVertex(null)) this.changed(false);
  }

  onChange(listener: Change): () => void {
    return this.changes.add(listener);
  }
  onFinish(listener: Finish): () => void {
    return this.finishes.add(listener);
  }
  /** Escape with nothing drawn since the start: the officer wants out. */
  onCancel(listener: () => void): () => void {
    return this.cancels.add(listener);
  }

  /** The pointer moved over the map, or left it. */
  point(aim: Aim | null): void {
    if (!this.mode || this.carrying) return;
    this.aim = aim;
    this.host.crosshair(false);
    this.refresh();
  }

  /** The button went down; true where the drawing takes the drag. */
  press(aim: Aim): boolean {
    if (!this.mode || this.carrying) return false;
    const taken = this.mode.grab(aim);
    if (taken) this.host.panning(false);
    return taken;
  }

  drag(aim: Aim): void {
    this.aim = aim;
    if (this.mode?.drag(aim)) this.changed(true);
  }

  release(): void {
    this.host.panning(true);
    if (this.mode?.drop()) this.settled();
  }

  click(aim: Aim, removing: boolean): void {
    const { mode } = this;
    if (!mode) return;
    if (removing) {
      if (mode.removeVertex(aim)) this.changed(false);
      return;
    }
    if (this.finished && mode instanceof PathMode) return;
    const answer = mode.tap(aim);
    if (answer === "changed") this.changed(false);
    else if (answer === "finished") this.finish();
    else this.refresh();
  }

  /** The camera moved: what is carried by keys goes with the crosshair. */
  cameraMoved(): void {
    if (this.carrying) this.drag(this.host.centre());
  }

  /** Keys of drawing; true where the key was used. */
  key(key: string, control: boolean): boolean {
    if (!this.mode) return false;
    if (key === "Enter" && control) this.finish();
    else if (key === "Enter") this.enter(this.mode);
    else if (key === "Backspace" || key === "Delete") {
      if (this.mode.removeVertex(this.host.centre())) this.changed(false);
    } else if (key === "Escape") this.escape();
    else return false;
    return true;
  }

  private enter(mode: DrawingMode): void {
    this.host.crosshair(true);
    const aim = this.host.centre();
    this.aim = aim;
    if (this.carrying) {
      this.stopCarrying();
      if (mode.drop()) this.settled();
    } else if (mode instanceof ReshapeMode) {
      this.carrying = mode.grab(aim);
      this.refresh();
    } else this.click(aim, false);
  }

  /** Drops what was drawn since the start; with nothing to drop, says that the officer wants out. */
  private escape(): void {
    const { begin } = this;
    if (!begin) return;
    if (!this.touched) {
      this.cancels.tell();
      return;
    }
    this.start(begin);
    this.changed(false);
    this.touched = false;
  }

  private start(begin: () => DrawingMode): void {
    this.stopCarrying();
    this.begin = begin;
    this.mode = begin();
    this.finished = false;
    this.touched = false;
    this.aim = null;
    this.host.drawing(true);
    this.refresh();
  }

  private stopCarrying(): void {
    this.carrying = false;
  }

  /** A drag ended. A line or point already finished is finished again where it now lies. */
  private settled(): void {
    this.changed(false);
    if (this.finished && !(this.mode instanceof ReshapeMode)) this.finish();
  }

  /** Tells of a change: at once when settled, else with the next frame. */
  private changed(dragging: boolean): void {
    this.touched = true;
    this.refresh();
    cancelAnimationFrame(this.frame);
    const tell = (): void => {
      const geometry = this.mode?.geometry() ?? null;
      this.changes.tell(geometry, dragging);
    };
    if (dragging) this.frame = requestAnimationFrame(tell);
    else tell();
  }

  private refresh(): void {
    const leading = this.finished ? null : this.aim;
    this.host.show(this.mode?.figure(leading) ?? null, this.preview);
  }
}
