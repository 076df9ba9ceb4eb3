import type { PageFiles } from "./page-files.ts";
import { pageHeaders } from "./page-policy.ts";

/** The page's own scheme in the desktop window; nothing is ever asked of a network. */
export const pageScheme = "app";
const pageHost = "room";
export const pageOrigin = `${pageScheme}://${pageHost}`;
export const pageUrl = `${pageOrigin}/`;

/** Answers what the window asks of `app://room/…` from the built page; anything else is not there. */
export async function answerPage(files: PageFiles, request: Request): Promise<Response> {
  const address = new URL(request.url);
  if (request.method !== "GET") return new Response(null, { status: 405, headers: pageHeaders() });
  const file = address.host === pageHost ? await files.read(address.pathname) : null;
  if (!file) return new Response("Không có trang này.", { status: 404, headers: { ...pageHeaders(), "content-type": "text/plain; charset=utf-8" } });
  return new Response(file.body, { status: 200, headers: { ...pageHeaders(), ...file.headers } });
}
