/** Puts the keys on the map: arrows and Enter act at its crosshair from now on. */
export const focusMap = (): void => document.querySelector<HTMLElement>(".map")?.focus({ preventScroll: true });

/** Whether the keys are on the map, or on nothing at all since what held them went away. */
export const mapHasFocus = (): boolean => {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.closest(".map") !== null;
};
