/** What a reading gives, or `otherwise` where the damage stands in its way. */
export function attempt<T>(read: () => T): T | undefined;
export function attempt<T, O>(read: () => T, otherwise: O): T | O;
export function attempt<T, O>(read: () => T, otherwise?: O): T | O | undefined {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
