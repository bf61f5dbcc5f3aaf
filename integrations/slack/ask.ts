import { z } from "zod";
import { asked } from "../staff/press.ts";
import { sayAsPerson } from "../staff/say-as-person.ts";
import { staffWords } from "../staff/words.ts";
import { anyAnswer } from "./api.ts";
import { plainText } from "./blocks.ts";
import { type SlackDeps, tell } from "./deps.ts";
import { memberPrincipal } from "./member-principal.ts";
import { parsed } from "./reading/request.ts";
import type { Submission } from "./reading/schema.ts";
import { source, surface } from "./surface.ts";
import { slackWords } from "./words.ts";

export const askCallback = "staff_ask";
const block = "answer";
const input = "text";
/** An article and a sum on each of some lines. */
const maxChars = 500;

const answerSchema = z.object({ value: z.string().trim().min(1).max(maxChars) });
const aboutSchema = z.object({ question: z.enum(asked), thread: z.string().min(1) });
type About = z.output<typeof aboutSchema>;

/** A window to answer in. Slack: what opens it is good for three seconds. */
export async function openQuestion({ api, host }: SlackDeps, about: About, trigger: string): Promise<void> {
  const { language } = host.staff;
  const words = slackWords[language];
  const view = {
    type: "modal",
    callback_id: askCallback,
    private_metadata: JSON.stringify(about),
    title: plainText(words.asked[about.question]),
    submit: plainText(words.say),
    close: plainText(words.close),
    blocks: [
      {
        type: "input",
        block_id: block,
        label: plainText(staffWords[language].question[about.question]),
        element: { type: "plain_text_input", action_id: input, multiline: true, max_length: maxChars },
      },
    ],
  };
  await api("views.open", { trigger_id: trigger, view }, anyAnswer);
}

/** What was written there counts once, by the window's own id. */
export async function takeAnswer(deps: SlackDeps, { user, view }: Submission, body: unknown): Promise<void> {
  const text = answerSchema.safeParse(view.state.values[block]?.[input]).data?.value;
  const about = aboutSchema.safeParse(parsed(view.private_metadata)).data;
  if (text === undefined || about === undefined) return;
  const words = slackWords[deps.host.staff.language];
  const answer = await carryOut(deps, { ...about, user: user.id, text, viewId: view.id, body }).catch(
    () => words.failed,
  );
  if (answer !== undefined) await tell(deps, { user: user.id, thread: about.thread, text: answer });
}

interface Answer extends About {
  readonly user: string;
  readonly text: string;
  readonly viewId: string;
  readonly body: unknown;
}

/** Answers what to tell them, if anything: what was done, the staff read in the thread. */
async function carryOut(
  { host, access, members }: SlackDeps,
  { user, text, viewId, thread, question, body }: Answer,
): Promise<string | undefined> {
  const at = { surface, placeId: access.channel, threadId: thread };
  const conversationId = await host.staff.conversationOf(at);
  if (conversationId === undefined) return staffWords[host.staff.language].gone;
  const member = await members(user);
  if (member === undefined) return slackWords[host.staff.language].notMember;
  return sayAsPerson(host, {
    conversationId,
    source,
    externalId: `answer/${viewId}`,
    raw: Buffer.from(JSON.stringify(body)),
    by: memberPrincipal(user, member),
    text,
    files: [],
    answers: question,
  });
}
