import { type BaseMessage, RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type Attachment,
  type EffectDraft,
  type Files,
  isAis,
  type Language,
  type MediaReaders,
  noFiles,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { fileWords } from "../handoff/file-words.ts";
import { isOpenBill } from "../sale/bill.ts";
import { saleFields } from "../sale/sale-state.ts";
import { withDisclosure } from "../texts/disclosure.ts";
import { nextWording } from "../texts/next-wording.ts";
import { texts } from "../texts/texts.ts";
import { customerMessage } from "../turn/customer-message.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { spokenLanguage } from "../turn/spoken-language.ts";
import { albumFields, languageFields, turnFields, wordingFields } from "../turn/state.ts";
import { filesOf, isAwaited, isLatePart, isProof, isRestOfAlbum, owesAnswer } from "../turn/turn-signals.ts";
import { unreadFiles } from "../turn/unread-files.ts";
import { isUnreadOnly } from "./only-unread.ts";
import { readTurnFiles } from "./read-turn-files.ts";

/** An album is over within seconds. */
const keptAlbums = 8;

export const MediaSlice = new StateSchema({
  ...turnFields,
  ...languageFields,
  ...albumFields,
  ...saleFields,
  ...wordingFields,
});
type State = typeof MediaSlice.State;
type Patch = typeof MediaSlice.Update;

export interface MediaDeps extends NodeDeps {
  readonly shop: Shop;
  /** Where the customers' files are fetched from. */
  readonly files?: Files;
  /** Who can hear and see; each of them may be absent. */
  readonly readers?: MediaReaders;
  /** What the chat model can hear and see in this turn; the shop's own readers go before it. */
  readonly modelReaders?: (turn: Turn) => MediaReaders;
}

/**
 * Turns what the customer sent into words, before anything else reads the turn: a voice message is screened like a
 * typed one. What no reader here can read goes to a person, and the customer is told so.
 */
export function media(deps: MediaDeps): GraphNode<typeof MediaSlice> {
  const { shop, files = noFiles, modelReaders } = deps;
  return defineNode("media", deps, async (state: State, received): Promise<Thought<Patch>> => {
    if (filesOf(received).length === 0) return { patch: {} };
    const language = spokenLanguage(state, received, shop.languages);
    const wantsProof = isOpenBill(state.bill);
    const readers = { ...modelReaders?.(received), ...deps.readers };
    const turn = await readTurnFiles(received, { files, readers, language, wantsProof });
    const isLate = isLatePart(state, turn);
    const albums = [...state.albums, ...newAlbums(state, turn)].slice(-keptAlbums);
    // Without a word and without an answer it is nothing for the model to remember.
    const messages = isLate ? forgetMessages(state, turn) : changedMessages(received, turn);
    // A person who has the chat already gets the file with the message (escalation); a receipt goes to who checks it.
    if (!isAis(turn.owner) || isProof(state, turn)) return { patch: { turn, albums, messages } };
    const forStaff = isLate ? filesOf(turn) : unreadFiles(turn);
    const notice = isLate ? undefined : noticeFor(state, turn, shop, language);
    // Only what the customer was told of goes onto the ticket: a note opens a solved one again. A person who is awaited
    // gets every file, with the words beside it once they are screened (memory_context).
    const isForTicket = !isAwaited(turn) && (notice !== undefined || isLate);
    return {
      patch: { turn, albums, ...(notice ?? {}), messages: [...messages, ...(notice?.messages ?? [])] },
      effects: [
        ...(forStaff.length === 0 ? [] : [staffPost(forStaff, shop)]),
        ...(isForTicket && forStaff.length > 0 ? [ticketNote(forStaff, shop)] : []),
      ],
    };
  });
}

const newAlbums = (state: State, turn: Turn): { id: string; turnId: string }[] =>
  [...new Set(turn.inbounds.flatMap((inbound) => (inbound.kind === "message" ? (inbound.group ?? []) : [])))]
    .filter((group) => !state.albums.some(({ id }) => id === group))
    .map((id) => ({ id, turnId: turn.id }));

const changedMessages = (before: Turn, after: Turn): BaseMessage[] =>
  after.inbounds.flatMap((inbound, at) =>
    inbound.kind === "message" && inbound !== before.inbounds[at] ? [customerMessage(inbound)] : [],
  );

const forgetMessages = (state: State, turn: Turn): BaseMessage[] =>
  turn.inbounds
    .filter(({ id }) => state.messages.some((message) => message.id === id))
    .map(({ id }) => new RemoveMessage({ id }));

/**
 * Said when only unreadable files came. What the beginning of an album asked is answered by the model, which knows of
 * it.
 */
function noticeFor(
  state: State,
  turn: Turn,
  shop: Shop,
  language: Language,
): (ReturnType<typeof sayReplies> & Pick<Patch, "timesSaid">) | undefined {
  const isAskedAlready = isRestOfAlbum(state, turn) && owesAnswer(state.messages, turn);
  if (!isUnreadOnly(turn) || isAskedAlready) return undefined;
  const isFirst = !state.messages.some((message) => message.getType() === "ai");
  const { noted, unread, inOtherWords } = texts[language];
  const said = isAwaited(turn)
    ? nextWording(state.timesSaid, "noted", [noted, ...inOtherWords.noted])
    : nextWording(state.timesSaid, "unread", [unread, ...inOtherWords.unread]);
  const text = withDisclosure(said.text, isFirst, shop, language);
  const answer = reply(turn, { node: "media", kind: "plain", text });
  return { ...sayReplies(state, turn, [answer]), timesSaid: said.timesSaid };
}

function staffPost(sent: readonly Attachment[], shop: Shop): EffectDraft {
  const { staff } = texts[staffLanguageOf(shop)];
  const text = staff.unread({ kinds: sent.map(({ kind }) => staff.fileKinds[kind]).join(", ") });
  return { kind: "staff.post", payload: { topic: "message", text, files: [...sent], actions: ["take_over"] } };
}

/** On the conversation's ticket, where there is one. No words of the customer's: they are not screened yet. */
function ticketNote(sent: readonly Attachment[], shop: Shop): EffectDraft {
  const text = fileWords(sent, texts[staffLanguageOf(shop)].staff);
  return { kind: "ticket.note", payload: { text, public: true, files: [...sent] } };
}
