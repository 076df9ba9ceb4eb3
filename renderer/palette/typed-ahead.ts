/** What is typed between the key that opens the palette and its box being there: nobody waits for a box before typing. */
let typed = "";
let entered = false;
let listening = false;

const hear = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Backspace") typed = typed.slice(0, -1);
  else if (event.key === "Enter") entered = true;
  else if (event.key.length === 1) typed += event.key;
  else return;
  event.preventDefault();
  event.stopPropagation();
};

/** Keeps what is typed from now on until `takeTyped`. */
export function keepTyped(): void {
  typed = "";
  entered = false;
  if (listening) return;
  listening = true;
  window.addEventListener("keydown", hear, { capture: true });
}

/** Ends the keeping and gives what was typed, and whether Enter followed. */
export function takeTyped(): { text: string; entered: boolean } {
  window.removeEventListener("keydown", hear, { capture: true });
  listening = false;
  const taken = { text: typed, entered };
  typed = "";
  entered = false;
  return taken;
}
