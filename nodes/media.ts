import { HumanMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type CustomerMessage,
  type EffectDraft,
  type Files,
  type Language,
  languageOfTurn,
  type MediaReaders,
  noFiles,
  type Shop,
  type Turn,
} from "../src/core/index.ts";
import { defineNode, type NodeDeps, type Thought } from "./define-node.ts";
import { withDisclosure } from "./disclosure.ts";
import { readAttachment } from "./media/read-attachment.ts";
import { isUnheard, unreadOf } from "./media/unread.ts";
import { reply, saying } from "./outcome.ts";
import { saleFields, turnFields } from "./state.ts";
import { texts } from "./texts/texts.ts";
import { isProof } from "./turn-signals.ts";

export const MediaSlice = new StateSchema({ ...turnFields, ...saleFields });
type State = typeof MediaSlice.State;

export interface MediaDeps extends NodeDeps {
  readonly shop: Shop;
  /** Where the customers' files are fetched from. */
  readonly files?: Files;
  /** Who can hear and see; each of them may be absent. */
  readonly readers?: MediaReaders;
}

/**
 * Turns what the customer sent into words, before anything else reads the turn: a voice message is screened like a typed one.
 * What nobody here can read goes to a person, and the customer is told so.
 */
export function media(deps: MediaDeps): GraphNode<typeof MediaSlice> {
  const { shop, files = noFiles, readers = {} } = deps;
  return defineNode("media", deps, async (state: State, told): Promise<Thought<typeof MediaSlice.Update>> => {
    if (!told.inbounds.some((inbound) => inbound.kind === "message" && inbound.attachments.length > 0)) {
      return { patch: {} };
    }
    const language = languageOfTurn(state.language ?? undefined, told, shop.languages);
    const wantsProof = state.bill?.status === "awaiting_proof";
    const inbounds = await Promise.all(
      told.inbounds.map(async (inbound) =>
        inbound.kind === "message"
          ? withWords(
              inbound,
              await Promise.all(
                inbound.attachments.map((each) => readAttachment(each, { files, readers, language, wantsProof })),
              ),
            )
          : inbound,
      ),
    );
    const turn: Turn = { ...told, inbounds };
    const heard = inbounds.flatMap((inbound, at) =>
      inbound.kind === "message" && inbound !== told.inbounds[at]
        ? [new HumanMessage({ id: inbound.id, content: inbound.text })]
        : [],
    );
    const unread = unreadOf(turn);
    // A person who has the chat already gets the file with the message (escalation); a receipt goes to whoever checks it.
    if (unread.length === 0 || turn.owner !== "ai" || isProof(state, turn)) return { patch: { turn, messages: heard } };
    const said = isUnheard(turn)
      ? saying(state, turn, [
          reply(turn, {
            node: "media",
            kind: "plain",
            text: unheardWords(state, shop, language),
          }),
        ])
      : undefined;
    return {
      patch: { turn, ...(said ?? {}), messages: [...heard, ...(said?.messages ?? [])] },
      effects: [fileForStaff(turn, shop)],
    };
  });
}

/** A voice message says its words; what is on a photo stays beside the text, as data. */
function withWords(message: CustomerMessage, attachments: CustomerMessage["attachments"]): CustomerMessage {
  if (attachments.every((each, at) => each === message.attachments[at])) return message;
  const spoken = attachments.flatMap(({ kind, words }) =>
    (kind === "voice" || kind === "video") && words !== undefined ? [words] : [],
  );
  const text = [message.text, ...spoken].filter((part) => part.trim() !== "").join("\n");
  return { ...message, text, attachments };
}

function unheardWords(state: State, shop: Shop, language: Language): string {
  const isFirst = !state.messages.some((message) => message.getType() === "ai");
  return withDisclosure(texts[language].unread, isFirst, shop, language);
}

function fileForStaff(turn: Turn, shop: Shop): EffectDraft {
  const { staff } = texts[shop.languages[0] ?? "uk"];
  const files = unreadOf(turn);
  const text = staff.unread({ kinds: files.map(({ kind }) => staff.fileKinds[kind]).join(", ") });
  return { kind: "staff.post", payload: { topic: "message", text, files: [...files], actions: ["take_over"] } };
}
