import { createHash } from "node:crypto";
import { asManager } from "./chat-as-manager.ts";
import { chooseLanguage, forgetMe, sendCommand, tellPrivacy } from "./chat-customer-commands.ts";
import { arrive, type ChatTalk, isReply, restartTalk } from "./chat-talk.ts";
import { describeEffect } from "./describe-effect.ts";
import { describeState } from "./describe-state.ts";
import { dim } from "./print.ts";

const help = `Write as a customer, or:
  /photo [words]              send a photo (for example a receipt)
  /person, /order             call a person; ask where the order is
  /language [uk|en|ru]        in which language to answer
  /privacy, /forget           what is kept of you; erase it
  /as manager confirm         the payment has arrived
  /as manager decline         the payment has not arrived
  /as manager answer WORDS    answer the customer; from now on the AI is silent
  /as manager return          give the conversation back to the AI
  /effects                    everything that would reach a vendor, in order
  /state                      what the conversation knows
  /restart                    end the process state and start again; the conversation stays
  /help, /quit`;

/** A line that begins with "/"; false when the customer leaves. */
export async function runChatCommand(talk: ChatTalk, line: string): Promise<boolean> {
  const [name = "", ...words] = line.split(/\s+/);
  if (name === "/quit" || name === "/exit") return false;
  const run = commands.get(name);
  if (run === undefined) talk.print(`There is no ${name}. /help lists what there is.`);
  else await run(talk, words);
  return true;
}

type ChatCommand = (talk: ChatTalk, words: readonly string[]) => Promise<void> | void;

const commands: ReadonlyMap<string, ChatCommand> = new Map<string, ChatCommand>([
  ["/help", ({ print }) => print(help)],
  ["/effects", showAllEffects],
  ["/state", showState],
  ["/restart", restart],
  ["/as", playPerson],
  ["/photo", sendPhoto],
  ["/person", sendCommand("person")],
  ["/order", sendCommand("order")],
  ["/language", chooseLanguage],
  ["/privacy", tellPrivacy],
  ["/forget", forgetMe],
]);

async function showAllEffects({ app, conversation, print }: ChatTalk): Promise<void> {
  const effects = (await app.store.effects(conversation.id)).filter((each) => !isReply(each));
  if (effects.length === 0) return print("Nothing yet.");
  effects.forEach(({ effect }, index) => {
    print(`${(index + 1).toString().padStart(3)}. ${effect.kind}: ${describeEffect(effect, app.config.shop)}`);
  });
}

async function showState({ app, conversation: { id }, print }: ChatTalk): Promise<void> {
  print(describeState(await app.stateOf(id), await app.store.conversation(id)));
}

async function restart(talk: ChatTalk): Promise<void> {
  await restartTalk(talk);
  talk.print(dim("  · restarted; the conversation goes on"));
}

async function playPerson(talk: ChatTalk, [who, ...words]: readonly string[]): Promise<void> {
  if (who !== "manager") return talk.print('Only "manager" can be played: /as manager …');
  return asManager(talk, words);
}

function sendPhoto(talk: ChatTalk, words: readonly string[]): Promise<void> {
  const ref = photoRef(talk);
  return arrive(talk, { kind: "message", text: words.join(" "), attachments: [{ kind: "photo", ref }] });
}

const photoRef = ({ runId, lineCount }: ChatTalk): string =>
  `terminal:${createHash("sha256").update(`${runId}/${lineCount}`).digest("hex").slice(0, 8)}`;
