import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Viewer } from "../room/room.ts";

/** The two tokens a browser host hands out when it starts; they die with it. */
export interface Tokens {
  /** Reads everything, writes. */
  full: string;
  /** For wall displays: reads what is marked `open`, writes nothing. */
  wall: string;
}

/** Whoever sits at the desk itself. */
export const deskOfficer: Viewer = { clearance: "restricted", mayWrite: true, actor: "Bàn trực phòng tình huống" };
const wallDisplay: Viewer = { clearance: "open", mayWrite: false, actor: "Màn hình treo tường" };

/** 256 random bits each. */
export const newTokens = (): Tokens => ({ full: randomBytes(32).toString("base64url"), wall: randomBytes(32).toString("base64url") });

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Who holds this token, null where it is nobody's. Takes the same time whichever part of it is wrong. */
export function viewerOfToken(tokens: Tokens, presented: string): Viewer | null {
  const given = digest(presented);
  const isFull = timingSafeEqual(given, digest(tokens.full));
  const isWall = timingSafeEqual(given, digest(tokens.wall));
  return isFull ? deskOfficer : isWall ? wallDisplay : null;
}

/** Who sent this `Authorization` header, null without a token of ours. */
export function viewerOfHeader(tokens: Tokens, header: string | undefined): Viewer | null {
  const token = /^Bearer ([\w-]+)$/.exec(header ?? "")?.[1];
  return token === undefined ? null : viewerOfToken(tokens, token);
}

/**
 * Whether a request was meant for us: `Host` is exactly one of our two names with our port (a page whose name was rebound to 127.0.0.1
 * sends its own name), and `Origin`, where sent, is exactly one of our two origins.
 */
export function isMeantForUs(headers: { host?: string | undefined; origin?: string | undefined }, port: number): boolean {
  const ours = [new URL(`http://127.0.0.1:${port}`), new URL(`http://localhost:${port}`)];
  if (!ours.some((address) => address.host === headers.host)) return false;
  return headers.origin === undefined || ours.some((address) => address.origin === headers.origin);
}
