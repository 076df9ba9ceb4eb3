import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { palettes } from "../../../../renderer/look/palette.ts";
import { contrast } from "./contrast.ts";

const css = readFileSync(new URL("../../../../renderer/look/tokens.css", import.meta.url), "utf8");

/** Custom properties of the last rule whose selector names the theme. */
const tokensOf = (theme: "light" | "dark"): Map<string, string> => {
  const block = new RegExp(`\\[data-theme="${theme}"\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? "";
  return new Map([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
};

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  const tokens = tokensOf(theme);
  const of = (name: string): string => tokens.get(name) ?? `${name} is missing`;
  const map = palettes[theme];

  it.each(["--page", "--panel", "--raised", "--sunken", "--hover"])("text is readable (AA) on %s", (ground) => {
    for (const ink of ["--ink", "--ink-quiet", "--ink-faint", "--accent", "--attention", "--failed", "--good", "--unknown"])
      expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
  it("text is readable (AA) on coloured grounds", () => {
    const pairs = [
      ["--accent-ink", "--accent"],
      ["--accent-ink", "--accent-hover"],
      ["--exercise-ink", "--exercise"],
      ["--past-ink", "--past"],
      ["--past", "--panel"],
      ["--past", "--past-soft"],
      ["--ink", "--past-soft"],
      ["--ink-quiet", "--past-soft"],
      ["--failed", "--past-soft"],
      ["--ink", "--failed-soft"],
      ["--failed", "--failed-soft"],
      ["--ink", "--accent-soft"],
      ["--ink-quiet", "--accent-soft"],
    ] as const;
    for (const [ink, ground] of pairs) expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast("#ffffff", of("--badge"))).toBeGreaterThanOrEqual(4.5);
  });
  it("borders of controls and the focus ring stand out (3:1)", () => {
    for (const line of ["--line-strong", "--accent"]) expect(contrast(of(line), of("--page")), line).toBeGreaterThanOrEqual(3);
  });
  it("repeats the map's marks, levels and quarantine colour exactly", () => {
    for (const [readiness, colour] of Object.entries(map.marks)) expect(of(`--mark-${readiness}`)).toBe(colour);
    for (const [level, colours] of Object.entries(map.riskLevels)) expect(of(`--level-${level}`)).toBe(colours.fill);
    expect(of("--zone")).toBe(map.quarantine);
  });
});
