import type { Turn } from "../../src/core/index.ts";
import type { texts } from "../texts/texts.ts";

/**
 * What the customer wrote; what they corrected afterwards is told as a correction, or it reads like a second request.
 */
export const customerWords = (turn: Turn, staff: (typeof texts)["uk"]["staff"]): string =>
  turn.inbounds
    .flatMap((inbound) => {
      if (inbound.kind !== "message" || inbound.text === "") return [];
      return [inbound.corrects === undefined ? inbound.text : staff.corrected({ text: inbound.text })];
    })
    .join("\n");
