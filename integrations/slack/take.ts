import { BadInput, Overloaded, type WebhookAnswer } from "../../src/core/index.ts";
import { askCallback, takeAnswer } from "./ask.ts";
import { inBackground, type SlackDeps } from "./deps.ts";
import {
  challengeSchema,
  commandSchema,
  ephemeralPressSchema,
  eventSchema,
  pressSchema,
  submissionSchema,
} from "./reading/schema.ts";
import { takeMessage } from "./take-message.ts";
import { takePress } from "./take-press.ts";
import { takeReaction } from "./take-reaction.ts";
import { answerToCommand, takeCommand, takeTicketPress } from "./tickets/command.ts";
import { takeSubmission } from "./tickets/comment.ts";

/** Slack waits three seconds; people are to see at once that they were heard. */
const answerMs = 900;

/**
 * Takes one thing that Slack sent, whichever way it came. An event is answered when it is stored: until then Slack
 * sends it again, and it counts once. What a person pressed comes once: it is answered at once, and done after that.
 */
export async function take(deps: SlackDeps, body: unknown, answer: (answer: WebhookAnswer) => void): Promise<void> {
  const challenge = challengeSchema.safeParse(body).data?.challenge;
  if (challenge !== undefined) return answer({ json: { challenge } });
  const command = commandSchema.safeParse(body).data;
  answer(command === undefined ? {} : answerToCommand(deps, command));
  const event = eventSchema.safeParse(body).data;
  if (event !== undefined) return inTime(takeEvent(deps, event, body));
  const work = command === undefined ? workOf(deps, body) : () => takeCommand(deps, command);
  if (work !== undefined) void inBackground(work);
}

function workOf(deps: SlackDeps, body: unknown): (() => Promise<unknown>) | undefined {
  const press = pressSchema.safeParse(body).data;
  if (press?.actions[0]?.action_id.startsWith("staff_")) return () => takePress(deps, press, body);
  const ofTicket = ephemeralPressSchema.safeParse(body).data;
  if (ofTicket !== undefined) return () => takeTicketPress(deps, ofTicket);
  const submission = submissionSchema.safeParse(body).data;
  if (submission?.view.callback_id === askCallback) return () => takeAnswer(deps, submission, body);
  return submission && (() => takeSubmission(deps, submission));
}

type Event = ReturnType<typeof eventSchema.parse>;

async function takeEvent(deps: SlackDeps, { event, event_id: eventId }: Event, body: unknown): Promise<void> {
  try {
    if (event.type === "message") await takeMessage(deps, event, body);
    else await takeReaction(deps, event, { eventId, body });
  } catch (error) {
    // It can never be stored, so Slack is not asked for it again.
    if (!(error instanceof BadInput)) throw error;
  }
}

/** It goes on where it takes longer; Slack sends the event again then, and finds it stored. */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Overloaded("It takes longer than Slack waits.")), answerMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
