import { type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { type Language, localised, type Shop } from "../../src/core/index.ts";
import type { ToolEvidence } from "../tools/tool-evidence.ts";
import type { Toolset } from "../tools/toolset.ts";
import type { AgentContext } from "./context.ts";
import { type Evidence, evidenceOf } from "./policy/evidence.ts";

/** What a reply of this turn may say: by the context, by what the tools answered, by the shop's terms. */
export const replyEvidence = (
  context: AgentContext,
  steps: readonly BaseMessage[],
  { shop, toolset, language }: { readonly shop: Shop; readonly toolset: Toolset; readonly language: Language },
): Evidence =>
  evidenceOf(context, [...toolEvidence(steps, toolset), ...calledEvidence(context)], {
    allowedLinkHosts: shop.handoff.allowedLinkHosts,
    publicTexts: termsOf(shop, language),
    amounts: shop.paymentMethods.flatMap(({ due }) => (due === "total" ? [] : [due])),
  });

/** The article numbers that this turn's tool results hold: the model has those products before its eyes. */
export const skusIn = (steps: readonly BaseMessage[], toolset: Toolset): ReadonlySet<string> =>
  new Set(
    toolEvidence(steps, toolset).flatMap(({ products = [] }) =>
      products.flatMap(({ variants }) => variants.map(({ sku }) => sku)),
    ),
  );
/** A person was called in an earlier turn: it may be said so, and when they answer. */
const calledEvidence = ({ awaited }: AgentContext): ToolEvidence[] =>
  awaited === undefined ? [] : [{ isHandedOver: true, texts: [awaited.people_answer] }];

const toolEvidence = (steps: readonly BaseMessage[], toolset: Toolset): ToolEvidence[] =>
  steps.flatMap((step) =>
    ToolMessage.isInstance(step) && step.name !== undefined ? [toolset.evidence(step.name, JSON.parse(step.text))] : [],
  );

/** The shop's own terms are data in every turn, also when this turn did not look them up. */
const termsOf = (shop: Shop, language: Language): string[] =>
  [
    ...shop.deliveryMethods.flatMap(({ title, note }) => [title, note]),
    ...shop.paymentMethods.map(({ rest }) => rest),
    shop.returns,
    shop.contacts?.address,
  ]
    .flatMap((text) => (text === undefined ? [] : [localised(text, language)]))
    .concat(shop.contacts?.phone ?? [], shop.contacts?.email ?? [], shop.contacts?.links ?? []);
