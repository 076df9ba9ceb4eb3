/** What is typed between the key that opens the palette and its box being there: nobody waits for a box before typing. */
let typed = "";
let entered = false;
let isOpening = (): boolean => false;

const stop = (): void => {
  window.removeEventListener("keydown", hear, { capture: true });
  window.removeEventListener("focusin", leave, { capture: true });
};

const hear = (event: KeyboardEvent): void => {
  if (!isOpening() || event.key === "Escape") return void takeTyped();
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Backspace") typed = typed.slice(0, -1);
  else if (event.key === "Enter") entered = true;
  else if (event.key.length === 1) typed += event.key;
  else return;
  event.preventDefault();
  event.stopPropagation();
};

/** Whoever goes to another field means to write there. */
const leave = (event: FocusEvent): void => {
  if (!(event.target instanceof Element && event.target.closest(".palette"))) takeTyped();
};

/** Keeps what is typed from now on until `takeTyped`, Esc, the focus in a field elsewhere, or until the palette is no longer `opening`. */
export function keepTyped(opening: () => boolean): void {
  typed = "";
  entered = false;
  isOpening = opening;
  window.addEventListener("keydown", hear, { capture: true });
  window.addEventListener("focusin", leave, { capture: true });
}

/** Ends the keeping and gives what was typed, and whether Enter followed. */
export function takeTyped(): { text: string; entered: boolean } {
  stop();
  const taken = { text: typed, entered };
  typed = "";
  entered = false;
  return taken;
}
