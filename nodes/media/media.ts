import { type BaseMessage, RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type Attachment,
  type CustomerMessage,
  type EffectDraft,
  type Files,
  type Language,
  languageOfTurn,
  type MediaReaders,
  noFiles,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { withDisclosure } from "../texts/disclosure.ts";
import { texts } from "../texts/texts.ts";
import { customerMessage } from "../turn/customer-message.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import { mediaFields, saleFields, turnFields } from "../turn/state.ts";
import { filesOf, isLatePart, isProof, isRestOfAlbum, owesAnswer } from "../turn/turn-signals.ts";
import { readAttachment } from "./read-attachment.ts";
import { isUnheard, unreadOf } from "./unread.ts";

/** An album is over within seconds. */
const keptAlbums = 8;

export const MediaSlice = new StateSchema({ ...turnFields, ...mediaFields, ...saleFields });
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
    const wantsProof = state.bill?.status === "awaiting_proof" || state.bill?.status === "awaiting_confirmation";
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
      inbound.kind === "message" && inbound !== told.inbounds[at] ? [customerMessage(inbound)] : [],
    );
    const isLate = isLatePart(state, turn);
    const albums = [...state.albums, ...newAlbums(state, turn)].slice(-keptAlbums);
    // Without a word and without an answer it is nothing for the model to remember.
    const known: BaseMessage[] = isLate ? wordless(state, turn) : heard;
    const forStaff = isLate ? filesOf(turn) : unreadOf(turn);
    // A person who has the chat already gets the file with the message (escalation); a receipt goes to whoever checks it.
    if (forStaff.length === 0 || turn.owner !== "ai" || isProof(state, turn)) {
      return { patch: { turn, albums, messages: known } };
    }
    // What its beginning asked is answered by the model, which is told of the file.
    const isBeside = isLate || (isRestOfAlbum(state, turn) && owesAnswer(state.messages, turn));
    const said =
      isUnheard(turn) && !isBeside
        ? saying(state, turn, [
            reply(turn, { node: "media", kind: "plain", text: unheardWords(state, shop, language) }),
          ])
        : undefined;
    return {
      patch: { turn, albums, ...(said ?? {}), messages: [...known, ...(said?.messages ?? [])] },
      effects: [
        postOf(forStaff, shop),
        // Only what the customer was told of goes onto the ticket: a note opens a solved one again.
        ...(said !== undefined || isLate ? [noteOf(forStaff, shop)] : []),
      ],
    };
  });
}

const newAlbums = (state: State, turn: Turn): { id: string; turnId: string }[] =>
  [...new Set(turn.inbounds.flatMap((inbound) => (inbound.kind === "message" ? (inbound.group ?? []) : [])))]
    .filter((group) => !state.albums.some(({ id }) => id === group))
    .map((id) => ({ id, turnId: turn.id }));

const wordless = (state: State, turn: Turn): RemoveMessage[] =>
  turn.inbounds
    .filter(({ id }) => state.messages.some((message) => message.id === id))
    .map(({ id }) => new RemoveMessage({ id }));

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

const kindsIn = (sent: readonly Attachment[], shop: Shop): string[] =>
  sent.map(({ kind }) => texts[staffLanguageOf(shop)].staff.fileKinds[kind]);

function postOf(sent: readonly Attachment[], shop: Shop): EffectDraft {
  const text = texts[staffLanguageOf(shop)].staff.unread({ kinds: kindsIn(sent, shop).join(", ") });
  return { kind: "staff.post", payload: { topic: "message", text, files: [...sent], actions: ["take_over"] } };
}

/** On the conversation's ticket, where there is one. No words of the customer's: nobody has screened them yet. */
function noteOf(sent: readonly Attachment[], shop: Shop): EffectDraft {
  const text = kindsIn(sent, shop)
    .map((kind) => `[${kind}]`)
    .join(" ");
  return { kind: "ticket.note", payload: { text, public: true, files: [...sent] } };
}
