import { readEdits } from "../../supabase/store/draft-edits.ts";
import type { App } from "../app.ts";
import type { Output } from "../console/output.ts";
import { BadInput, clip, type InboundBody, type ReplyDraft } from "../core/index.ts";
import { acceptWord } from "./accept-word.ts";
import { commandLinePrincipal } from "./command-line-principal.ts";
import { jsonOption, printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";

const verbs = ["list", "send", "edit", "discard", "examples"] as const;
const mostExamples = 1_000;

export const draftsCommand = productCommand({
  name: "drafts",
  summary: "see answers that wait for a person's word, and decide about them",
  details:
    "Answers wait where the assistant is trusted with drafts alone (`deskgraph trust`), and where the check stopped one. " +
    "Whoever discards a draft has the chat. It stands under your user of this machine.",
  words: [
    { name: "ACTION", about: `${verbs.join(", ")} (default: list)`, isOptional: true },
    { name: "DRAFT", about: "its id, or the beginning of it, as list shows it", isOptional: true },
  ],
  options: {
    ...jsonOption,
    text: { value: "TEXT", about: "for edit: what is said in place of the draft's words" },
  },
  examples: [
    { line: "drafts", about: "what waits, the oldest first" },
    { line: "drafts send d_4f1c", about: "the customer gets it as it is" },
    { line: 'drafts edit d_4f1c --text "Yes, in blue, too."', about: "in better words" },
    { line: "drafts examples", about: "how people changed them, as JSON" },
    { line: "drafts discard d_4f1c", about: "nothing is sent, and the chat is yours" },
  ],
  work: async (product, { words: [verb = "list", draft = ""], options: { text, json } }, out) => {
    const action = verbs.find((each) => each === verb);
    if (action === undefined) throw new BadInput(`drafts can ${verbs.join(", ")}; not "${verb}".`);
    if (action === "examples") {
      for (const edit of await readEdits(await product.home(), mostExamples)) out.print(JSON.stringify(edit));
      return 0;
    }
    const app = await product.app();
    if (action === "list") {
      if (json === undefined) await list(app, out);
      else await printJson(await app.store.replyDrafts(), out);
      return 0;
    }
    if ((text === undefined) === (action === "edit")) throw new BadInput("--text goes with edit, and edit needs it.");
    const { id: draftId, conversationId } = await draftMeant(app, draft);
    const by = commandLinePrincipal(app.home);
    const said = text === undefined ? {} : { text };
    const body: InboundBody = { kind: "draft_decision", draftId, isSent: action !== "discard", ...said, by };
    await acceptWord(app, product, { conversationId, body, noted: action }, out);
    return 0;
  },
});

async function draftMeant({ store }: App, written: string): Promise<ReplyDraft> {
  const found = (await store.replyDrafts()).filter(({ id }) => written !== "" && id.startsWith(written));
  const [first, second] = found;
  if (first === undefined) throw new BadInput(`No draft "${written}" waits: "deskgraph drafts" lists them.`);
  if (second !== undefined) throw new BadInput(`Several drafts begin with "${written}".`);
  return first;
}

async function list({ store }: App, { print, dim }: Output): Promise<void> {
  const drafts = await store.replyDrafts();
  for (const { id, conversationId, asked, texts, stopped, waitsSince } of drafts) {
    print(`${id}  ${dim(`${waitsSince.slice(0, 16).replace("T", " ")}  ${conversationId}`)}`);
    print(`  > ${line(asked)}`);
    for (const text of texts) print(`  ${line(text)}`);
    if (stopped !== undefined) print(dim(`  The check stopped it: ${line(stopped)}`));
  }
  if (drafts.length === 0) print("Nothing waits for a person's word.");
}

const line = (text: string): string => clip(text.replace(/\s+/g, " "), 300);
