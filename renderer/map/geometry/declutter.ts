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
  /** Marks of the ground, kept free of words for as long as there is room elsewhere. */
  ground?: boolean;
  /** Rather crosses what is `ground` than not be shown. */
  mayCross?: boolean;
}

/** Where a wish was put: the move of its middle; `crosses` where it had to stand over the ground's marks. */
export type Granted = readonly [dx: number, dy: number, crosses?: true];

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
  ground: boolean;
}

const CELL = 64;

/**
 * Gives places in the order asked for, so the important come first: the move each got, null for those that found none.
 * Nothing that was given a place overlaps another, save what is fixed.
 */
export const declutter = (wishes: readonly Wish[]): (Granted | null)[] => {
  const cells = new Map<string, Box[]>();
  const each = (box: Box, visit: (key: string) => boolean): boolean => {
    for (let i = Math.floor(box.left / CELL); i <= Math.floor(box.right / CELL); i++) {
      for (let j = Math.floor(box.top / CELL); j <= Math.floor(box.bottom / CELL); j++) if (visit(`${i},${j}`)) return true;
    }
    return false;
  };
  const isFree = (box: Box, overGround: boolean): boolean =>
    !each(box, (key) =>
      (cells.get(key) ?? []).some(
        (other) =>
          !(overGround && other.ground) && other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top,
      ),
    );
  const take = (box: Box): void => {
    each(box, (key) => {
      const cell = cells.get(key);
      if (cell) cell.push(box);
      else cells.set(key, [box]);
      return false;
    });
  };
  return wishes.map(({ x, y, width, height, moves = [], fixed = false, must = false, ground = false, mayCross = false }) => {
    const boxAt = ([dx, dy]: Granted): Box => {
      const left = x + dx - width / 2;
      const top = y + dy - height / 2;
      return { left, top, right: left + width, bottom: top + height, ground };
    };
    const put = (move: Granted): Granted => {
      take(boxAt(move));
      return move;
    };
    const stay = [0, 0] as const;
    if (fixed) return put(stay);
    const tries = [stay, ...moves];
    const clear = tries.find((move) => isFree(boxAt(move), false));
    if (clear) return put(clear);
    const crossing = mayCross ? tries.find((move) => isFree(boxAt(move), true)) : undefined;
    if (crossing) return put([crossing[0], crossing[1], true]);
    return must ? put(stay) : null;
  });
};
