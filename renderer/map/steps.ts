import type { Map as MapLibre } from "maplibre-gl";
import { toLonLat, toRelative } from "./geometry/mercator.ts";

interface Goal {
  center: [number, number];
  zoom: number;
}

/**
 * Steps of the camera by keys and buttons. Each starts from where the last one leads, not from where the camera has got to,
 * so that none is lost however quickly they follow.
 */
export class Steps {
  private readonly map: MapLibre;
  /** Milliseconds a step takes; 0 where motion is to be reduced. */
  private readonly pace: number;
  /** Where a step under way leads. */
  private goal: Goal | null = null;

  constructor(map: MapLibre, pace: number) {
    this.map = map;
    this.pace = pace;
    map.on("moveend", () => {
      this.goal = null;
    });
  }

  /** CSS pixels to the right and down. */
  pan(right: number, down: number): void {
    const { center, zoom } = this.from();
    const scale = 512 * 2 ** zoom;
    const at = toRelative(...center);
    const [lon, lat] = toLonLat({ x: at.x + right / scale, y: at.y + down / scale });
    this.go({ center: [lon, lat], zoom });
  }

  /** Levels nearer, less than nothing farther. */
  zoom(by: number): void {
    const { center, zoom } = this.from();
    this.go({ center, zoom: Math.min(this.map.getMaxZoom(), Math.max(this.map.getMinZoom(), zoom + by)) });
  }

  /** Ends a step under way where it leads: what is under the crosshair is then what the officer went to. */
  settle(): void {
    const { goal } = this;
    if (goal) this.map.jumpTo(goal);
  }

  private from(): Goal {
    if (this.goal) return this.goal;
    const { lng, lat } = this.map.getCenter();
    return { center: [lng, lat], zoom: this.map.getZoom() };
  }

  private go(goal: Goal): void {
    this.map.easeTo({ ...goal, duration: this.pace });
    // Without a pace it is over already.
    this.goal = this.map.isMoving() ? goal : null;
  }
}
