import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { SheetRows } from "../../../../renderer/sheets/SheetRows.tsx";

const drawn = (open: string | null): string =>
  renderToStaticMarkup(
    <SheetRows
      rows={["a", "b", "c"]}
      idOf={(row) => row}
      label="list"
      keys=""
      className="rows"
      heads={[]}
      cells={(row) => row}
      open={open}
      show={() => undefined}
      testId="rows"
      rowTestId="row"
    />,
  );

it("marks the row opened from elsewhere as the one in use, the first where none or one not listed is", () => {
  vi.stubGlobal("document", { documentElement: null });
  vi.stubGlobal("getComputedStyle", () => ({ fontSize: "16px" }));
  expect(drawn("c")).toContain('aria-activedescendant="row-c"');
  expect(drawn("c").match(/data-active/g)).toHaveLength(1);
  expect(drawn(null)).toContain('aria-activedescendant="row-a"');
  expect(drawn("gone")).toContain('aria-activedescendant="row-a"');
});
