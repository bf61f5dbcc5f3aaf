import { type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { type Language, localised, type Shop } from "../../src/core/index.ts";
import { hoursOf } from "../texts/opening-hours.ts";
import type { ToolEvidence } from "../tools/tool-evidence.ts";
import type { Toolset } from "../tools/toolset.ts";
import { saidByPerson } from "../turn/person-message.ts";
import type { AgentContext } from "./context.ts";
import type { Ledger } from "./ledger/ledger-state.ts";
import { type Evidence, evidenceOf } from "./policy/evidence.ts";

export interface Sources {
  readonly shop: Shop;
  readonly toolset: Toolset;
  readonly language: Language;
  /** What earlier turns brought to light. */
  readonly ledger?: Ledger;
  /** What was said in this chat before. */
  readonly history?: readonly BaseMessage[];
}

/** What a reply of this turn may say: by the context, by what tools answered now and before, by the shop's terms. */
export const replyEvidence = (
  context: AgentContext,
  steps: readonly BaseMessage[],
  { shop, toolset, language, ledger, history = [] }: Sources,
): Evidence =>
  evidenceOf(
    context,
    [...toolEvidence(steps, toolset), ...calledEvidence(context)],
    {
      allowedLinkHosts: shop.handoff.allowedLinkHosts,
      publicTexts: shopTerms(shop, language),
      quoted: history.filter((message) => saidByPerson(message) !== undefined).map(({ text }) => text),
      customerSaid: history.filter((message) => message.getType() === "human").map(({ text }) => text),
      amounts: shop.paymentMethods.flatMap(({ due }) => (typeof due === "number" ? [due] : [])),
    },
    ledger,
  );

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
export const shopTerms = (shop: Shop, language: Language): string[] =>
  [
    ...shop.deliveryMethods.flatMap(({ title, note }) => [title, note]),
    ...shop.paymentMethods.map(({ rest }) => rest),
    shop.returns,
    shop.contacts?.address,
  ]
    .flatMap((text) => (text === undefined ? [] : [localised(text, language)]))
    .concat(
      hoursOf(shop, language),
      shop.contacts?.phone ?? [],
      shop.contacts?.email ?? [],
      shop.contacts?.links ?? [],
    );
