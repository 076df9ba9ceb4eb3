const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Fields in which two states of a form differ, in the form's own order. */
export const changedFields = <F extends object>(from: F, to: F): (keyof F & string)[] => {
  const changed: (keyof F & string)[] = [];
  for (const field in to) if (!sameValue(from[field], to[field])) changed.push(field);
  return changed;
};

/** A form being filled in while others may write the same record. */
export interface OpenForm<F> {
  /** The record as it is now known here; what differs from it is mine. */
  base: F;
  form: F;
  /** Fields somebody else changed since the form was opened and I had not touched: taken over, and said. */
  taken: (keyof F & string)[];
  /** Fields both changed, to different values: mine stays in the form until the officer chooses. */
  clashing: (keyof F & string)[];
}

export const openForm = <F>(base: F): OpenForm<F> => ({ base, form: base, taken: [], clashing: [] });

/** Takes in the record's newest state: untouched fields follow it, fields I changed stay mine. */
export const mergeNews = <F extends object>(open: OpenForm<F>, news: F): OpenForm<F> => {
  const theirs = changedFields(open.base, news);
  if (theirs.length === 0) return open;
  const mine = new Set<string>(changedFields(open.base, open.form));
  const form = { ...open.form };
  const taken = new Set(open.taken);
  const clashing = new Set(open.clashing);
  for (const field of theirs) {
    if (!mine.has(field)) {
      form[field] = news[field];
      taken.add(field);
    } else if (sameValue(open.form[field], news[field])) clashing.delete(field);
    else clashing.add(field);
  }
  return { base: news, form, taken: [...taken], clashing: [...clashing] };
};

/** Settles a field both changed: mine is kept as it is, theirs replaces it. */
export const settle = <F extends object>(open: OpenForm<F>, field: keyof F & string, whose: "mine" | "theirs"): OpenForm<F> => ({
  ...open,
  form: whose === "mine" ? open.form : { ...open.form, [field]: open.base[field] },
  clashing: open.clashing.filter((other) => other !== field),
});

/** The fields I changed, with their values: what is sent, and nothing else. */
export const mineOnly = <F extends object>(open: OpenForm<F>): Partial<F> => {
  const mine: Partial<F> = {};
  for (const field of changedFields(open.base, open.form)) mine[field] = open.form[field];
  return mine;
};
