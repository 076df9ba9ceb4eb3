/** Something that wants a place on the screen: its middle and size, and other middles it would put up with. CSS pixels. */
export interface Wish {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Moves of the middle to be tried in turn after staying put. */
  moves?: readonly (readonly [number, number])[];
  /** Stands where it is whatever is there already. */
  fixed?: boolean;
  /** Stays put where no place is free, rather than not be shown. */
  must?: boolean;
}

const CELL = 64;

/**
 * Gives places in the order asked for, so the important come first: the move each got, null for those that found none.
 * Nothing that was given a place overlaps another, save what is fixed.
 */
export const declutter = (wishes: readonly Wish[]): (readonly [number, number] | null)[] => {
  const cells = new Map<string, { left: number; top: number; right: number; bottom: number }[]>();
  const each = (box: { left: number; top: number; right: number; bottom: number }, visit: (key: string) => boolean): boolean => {
    for (let i = Math.floor(box.left / CELL); i <= Math.floor(box.right / CELL); i++) {
      for (let j = Math.floor(box.top / CELL); j <= Math.floor(box.bottom / CELL); j++) if (visit(`${i},${j}`)) return true;
    }
    return false;
  };
  return wishes.map(({ x, y, width, height, moves = [], fixed, must }) => {
    const tries = [[0, 0] as const, ...moves, ...(must ? [[0, 0] as const] : [])];
    for (const [i, move] of tries.entries()) {
      const left = x + move[0] - width / 2;
      const top = y + move[1] - height / 2;
      const box = { left, top, right: left + width, bottom: top + height };
      const taken =
        !fixed &&
        !(must && i === tries.length - 1) &&
        each(box, (key) =>
          (cells.get(key) ?? []).some(
            (other) => other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top,
          ),
        );
      if (taken) continue;
      each(box, (key) => {
        const cell = cells.get(key);
        if (cell) cell.push(box);
        else cells.set(key, [box]);
        return false;
      });
      return move;
    }
    return null;
  });
};
