import { type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { type Language, localised, type Shop } from "../../src/core/index.ts";
import type { ToolEvidence } from "../tools/tool-evidence.ts";
import type { Toolset } from "../tools/toolset.ts";
import type { AgentContext } from "./context.ts";
import type { Ledger } from "./ledger/ledger-state.ts";
import { type Evidence, evidenceOf } from "./policy/evidence.ts";

interface Sources {
  readonly shop: Shop;
  readonly toolset: Toolset;
  readonly language: Language;
  /** What earlier turns brought to light. */
  readonly ledger?: Ledger;
}

/** What a reply of this turn may say: by the context, by what tools answered now and before, by the shop's terms. */
export const replyEvidence = (
  context: AgentContext,
  steps: readonly BaseMessage[],
  { shop, toolset, language, ledger }: Sources,
): Evidence =>
  evidenceOf(
    context,
    toolEvidence(steps, toolset),
    {
      allowedLinkHosts: shop.handoff.allowedLinkHosts,
      publicTexts: termsOf(shop, language),
      amounts: shop.paymentMethods.flatMap(({ due }) => (due === "total" ? [] : [due])),
    },
    ledger,
  );

const toolEvidence = (steps: readonly BaseMessage[], toolset: Toolset): ToolEvidence[] =>
  steps.flatMap((step) =>
    ToolMessage.isInstance(step) && step.name !== undefined ? [toolset.evidence(step.name, JSON.parse(step.text))] : [],
  );

/** The shop's own terms are data in every turn, also when this turn did not look them up. */
const termsOf = (shop: Shop, language: Language): string[] =>
  [...shop.deliveryMethods.flatMap(({ title, note }) => [title, note]), shop.returns].flatMap((text) =>
    text === undefined ? [] : [localised(text, language)],
  );
