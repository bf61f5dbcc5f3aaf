import type { StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import { handoffFields } from "../handoff/handoff-state.ts";
import { saleFields, shownBeforeFields } from "../sale/sale-state.ts";
import { customerFields, requestFields, scratchFields, turnFields } from "../turn/state.ts";
import { emptyLedger, ledgerSchema } from "./ledger/ledger-state.ts";

export const agentFields = {
  ...turnFields,
  ...customerFields,
  ...saleFields,
  ...shownBeforeFields,
  ...requestFields,
  ...scratchFields,
  ...handoffFields,
  /** What this conversation has brought to light: facts of earlier turns back a reply as those of this turn do. */
  ledger: ledgerSchema.default(emptyLedger),
  /** Until when the customer was told to wait, because their budget of the model is used up. */
  restsUntil: z.string().nullable().default(null),
};

export type AgentState = StateSchema<typeof agentFields>["State"];
export type AgentPatch = StateSchema<typeof agentFields>["Update"];
