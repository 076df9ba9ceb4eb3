import i18next from "i18next";
import { notify } from "../ui/notify.ts";

/** The old way, for a shell that grants pages no clipboard of their own. */
const copyBySelection = (text: string): boolean => {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
};

/** Puts lines on the clipboard as plain text and says so. */
export const copyLines = async (lines: readonly string[]): Promise<void> => {
  const text = lines.join("\n");
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => copyBySelection(text),
  );
  notify({
    name: "copied",
    ...(done
      ? { tone: "good", title: i18next.t("changes:copied", { n: lines.length }) }
      : { tone: "failed", title: i18next.t("changes:copyFailed") }),
  });
};
