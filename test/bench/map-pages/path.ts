/** What each page offers the benchmark: it drives them all alike. */
export interface MapPage {
  /** Moves the camera along the path for so many milliseconds; answers how many frames were finished. */
  pan(milliseconds: number): Promise<number>;
  /** Gives one place another readiness. Answers the milliseconds of script it took, and the frames until it was drawn. */
  recolour(turn: number): Promise<{ script: number; frames: number }>;
  /** Brings the camera back to the start of the path and waits until it is drawn. */
  rest(): Promise<void>;
  /** How many features of each layer are shown, and how many places of each readiness. */
  shown(): Record<string, number>;
}

declare global {
  interface Window {
    page?: MapPage;
  }
}

/** Zoom at which the province fits 1920 × 1080, and where the camera is at a share (0..1) of its way round. */
export const ZOOM = 9.14;
export const cameraAt = (share: number): [lon: number, lat: number] => [
  105 + 0.32 * Math.sin(share * Math.PI * 2),
  22.77 + 0.2 * Math.sin(share * Math.PI * 4),
];

/** Runs `step` with a share of the way in each animation frame for so many milliseconds. */
export const alongPath = (milliseconds: number, step: (share: number) => void): Promise<void> =>
  new Promise((resolve) => {
    const start = performance.now();
    const frame = (): void => {
      const gone = performance.now() - start;
      if (gone >= milliseconds) {
        resolve();
        return;
      }
      step((gone / 6000) % 1);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
