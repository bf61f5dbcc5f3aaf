import {
  actOf,
  BadInput,
  type BillFact,
  type ConversationId,
  cleanText,
  type InboundBody,
  isDiscount,
  isLineQuantities,
  isPersonsBody,
  judgeDraft,
  judgeOf,
  type Money,
  mayDo,
  type NewAct,
  NotAllowed,
  type People,
  type PersonsBody,
  type PriceTerms,
  Principal,
  type ReplyDraft,
  roleOf,
  type StorableBody,
} from "../core/index.ts";

export interface ActDeps {
  readonly people: People;
  /** The bill that the chat has now; absent where there is no graph to ask. */
  readonly billOf?: (id: ConversationId) => Promise<Pick<BillFact, "id" | "due"> | undefined>;
  /** What the assistant would say there; absent where nothing waits for a person's word. */
  readonly draftOf?: (id: ConversationId) => Promise<ReplyDraft | undefined>;
}

/** What a person did, as it is stored, and as it is written down; anything else is stored as it came. */
export async function actOfArrival(
  arrived: InboundBody,
  arrival: { readonly conversationId: ConversationId; readonly at: Date },
  { people, billOf, draftOf }: ActDeps,
): Promise<{ readonly body: StorableBody; readonly act?: NewAct }> {
  const draftId = arrived.kind === "draft_decision" ? arrived.draftId : undefined;
  const body = await asOwnWord(arrived, await (draftId && draftOf?.(arrival.conversationId)));
  if (!isPersonsBody(body)) return { body };
  const { by } = body;
  // Also for callers without types: a name proves nothing.
  if (!Principal.isOne(by)) {
    throw new BadInput(`${body.kind} must come with the person who did it ("by"): hostPrincipal({ id }) makes one.`);
  }
  if (body.kind === "price_agreed" && !isTerms(body.terms)) throw new BadInput("That is no price and no discount.");
  if (body.kind === "order_changed" && !isLineQuantities(body.lines)) throw new BadInput("That is no change of lines.");
  const { proven: person, name } = by;
  const act = actOf(body);
  const role = roleOf(person, people);
  if (!mayDo(role, act)) {
    throw new NotAllowed(
      `${act.replaceAll("_", " ")}: ${person.door} ${person.id} is known as ${role}, and may not. See people.known in the configuration.`,
    );
  }
  const billId = "billId" in body ? body.billId : undefined;
  const bill = billId === undefined ? undefined : await billOf?.(arrival.conversationId);
  const judge = judgeOf(act, { person, at: arrival.at.toISOString(), people });
  return {
    body: { ...body, by: cleanText(name), person },
    act: {
      act,
      person,
      ...amountOf(body, bill?.id === billId ? bill?.due : undefined),
      ...(draftId === undefined
        ? judge && { judge }
        : { draftId, judge: (finds) => judgeDraft(finds, act !== "discard_draft") }),
    },
  };
}

/** What the check stopped is never the assistant's word: a person who sends it says it themselves. */
function asOwnWord(body: InboundBody, draft: ReplyDraft | undefined): InboundBody {
  if (body.kind !== "draft_decision") return body;
  if (body.text?.trim() === "") throw new BadInput("In place of a draft's words there have to be others.");
  if (!body.isSent || draft?.id !== body.draftId || draft.stopped === undefined) return body;
  return { kind: "person_message", text: body.text ?? draft.texts.join("\n\n"), by: body.by };
}

/** What money the act is about, as far as it says so. */
function amountOf(body: PersonsBody, due: Money | undefined): { readonly amount?: Money } {
  const amount = body.kind === "refund_made" ? body.amount : due;
  const price = body.kind === "price_agreed" && body.terms.of === "article" ? body.terms.price : amount;
  return price === undefined ? {} : { amount: price };
}

const isTerms = (terms: PriceTerms): boolean =>
  terms.of === "order" ? isDiscount(terms.percent) : Number.isInteger(terms.price.minor) && terms.price.minor > 0;
