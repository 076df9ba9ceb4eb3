import type { WebContents } from "electron";
import { pageUrl } from "./app-page.ts";

/** Keeps a page where it is: it may begin anew, but not go elsewhere, open windows or hold a webview. */
export function confine(contents: WebContents): void {
  const stay = (event: { url: string; preventDefault(): void }): void => {
    if (event.url !== pageUrl) event.preventDefault();
  };
  contents.on("will-navigate", stay);
  contents.on("will-frame-navigate", stay);
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
