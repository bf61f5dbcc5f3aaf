import type { InboundContent, InboundKind } from "./inbound.ts";

/** An accepted inbound that no turn has claimed yet. */
export interface Waiting {
  readonly kind: InboundKind;
  readonly text: string;
  /** A part of an album: more of it is on its way. */
  readonly isPart?: boolean;
  /** By the database's clock. */
  readonly ageMs: number;
}

/** What the inbox has to know of an inbound to decide how long to wait for the next one. */
export const waitingInbound = (content: InboundContent, ageMs: number): Waiting => ({
  kind: content.kind,
  text: "text" in content ? content.text : "",
  isPart: content.kind === "message" && content.group !== undefined,
  ageMs,
});
