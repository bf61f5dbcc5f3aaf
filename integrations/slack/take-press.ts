import type { ConversationId, PersonAtDoor } from "../../src/core/index.ts";
import { carryOutPress, type PressAnswer } from "../staff/carry-out-press.ts";
import type { Press } from "../staff/press.ts";
import { askedBy, isQuestion, pressesAfter, readPress } from "../staff/presses.ts";
import { staffWords } from "../staff/words.ts";
import { anyAnswer } from "./api.ts";
import { openQuestion } from "./ask.ts";
import { actions } from "./blocks.ts";
import { inBackground, type SlackDeps, tell } from "./deps.ts";
import { memberPrincipal } from "./member-principal.ts";
import type { SlackPress } from "./reading/schema.ts";
import { source, surface } from "./surface.ts";
import { slackWords } from "./words.ts";

/** A button under a post of ours. */
export async function takePress(deps: SlackDeps, pressed: SlackPress, body: unknown): Promise<void> {
  const [action] = pressed.actions;
  const { user, channel, message } = pressed;
  const press = readPress(action?.value ?? "");
  if (action === undefined || press === undefined || channel.id !== deps.access.channel) return;
  const thread = message.thread_ts ?? message.ts;
  const externalId = `press/${message.ts}/${user.id}/${action.action_ts}`;
  const words = staffWords[deps.host.staff.language];
  const failed = { text: slackWords[deps.host.staff.language].failed, isDone: false };
  // Slack sends it to us once: whoever pressed is to know what came of it.
  const act = actOn(deps, press, { user: user.id, thread, externalId, body });
  const answer = (await act.catch(() => failed)) ?? { text: words.gone, isDone: false };
  const question = answer.isDone ? askedBy(press) : undefined;
  if (question !== undefined) return inBackground(() => openQuestion(deps, { question, thread }, pressed.trigger_id));
  // Who only asks how to edit has decided nothing: Send and Discard stay.
  if (answer.isDone && !isQuestion(press)) await showNext(deps, press, pressed);
  await tell(deps, { user: user.id, thread, text: answer.text });
}

interface ActBy {
  readonly user: string;
  readonly thread: string;
  readonly externalId: string;
  readonly body: unknown;
}

/** Undefined where the thread is about nobody. */
export async function actOn(
  deps: SlackDeps,
  press: Press,
  { user, thread, externalId, body }: ActBy,
): Promise<PressAnswer | undefined> {
  const { host, access, members } = deps;
  const words = slackWords[host.staff.language];
  const at = { surface, placeId: access.channel, threadId: thread };
  const conversationId: ConversationId | undefined = await host.staff.conversationOf(at);
  if (conversationId === undefined) return undefined;
  const member = await members(user);
  if (member === undefined) return { text: words.notMember, isDone: false };
  const raw = Buffer.from(JSON.stringify(body));
  const by = memberPrincipal(user, member);
  const nameOf = (person: PersonAtDoor) => nameAt(deps, person);
  return carryOutPress(host, press, { conversationId, source, externalId, raw, by, nameOf, words });
}

async function nameAt({ members }: SlackDeps, { door, surface: at, id }: PersonAtDoor): Promise<string | undefined> {
  return door === "staff_channel" && at === surface ? (await members(id))?.name : undefined;
}

/** Buttons for what can be done now take the place of those that were pressed. */
const showNext = ({ api, access, host }: SlackDeps, press: Press, { message }: SlackPress): Promise<void> =>
  inBackground(() =>
    api(
      "chat.update",
      {
        channel: access.channel,
        ts: message.ts,
        text: message.text,
        blocks: [
          ...message.blocks.filter(({ type }) => type !== "actions"),
          ...actions(pressesAfter(press), host.staff.language),
        ],
      },
      anyAnswer,
    ),
  );
