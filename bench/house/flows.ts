import { setTimeout } from "node:timers/promises";
import { type Hops, hopsOf } from "./hops.ts";
import type { Kit } from "./kit.ts";
import type { Recorder } from "./recorder.ts";

const customer = 7;
/** Longer than any wait inside a flow; the fakes answer at once. */
const restMs = 2_000;
const restEntries = 20;

/** A customer's first message in Telegram: until the reply is out and the CRM has its status. */
export async function messageToReply(kit: Kit, recorder: Recorder): Promise<Hops> {
  const sitniks = await kit.startSitniks();
  sitniks.managers.splice(0, sitniks.managers.length, { id: 301, fullname: "AI-менеджер" });
  sitniks.addChat({ initialSource: "telegram", userId: `${customer}`, userNickName: `client_${customer}` });
  const at = await kit.telegramApp({
    env: { SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey },
    shop: { managers: { ai: "AI-менеджер" } },
  });
  const isWritten = (): boolean => sitniks.calls.some(({ method }) => method !== "GET");
  await atRest(recorder);
  recorder.start();
  at.telegram.say(customer, { text: "сукня на 122 є?" });
  await at.until(() => at.textsTo(customer).length > 0 && isWritten());
  await atRest(recorder);
  const entries = recorder.stop();
  await at.stop();
  await sitniks.stop();
  return hopsOf(entries);
}

/** An agent's public comment on a ticket: until the customer has it in Telegram. */
export async function commentToCustomer(kit: Kit, recorder: Recorder): Promise<Hops> {
  const zendesk = await kit.startZendesk();
  const at = await kit.telegramApp({
    env: {
      TICKETING_PROVIDER: "zendesk",
      ZENDESK_URL: zendesk.url,
      ZENDESK_EMAIL: zendesk.email,
      ZENDESK_TOKEN: zendesk.token,
      ZENDESK_WEBHOOK_SECRET: kit.signingSecret,
    },
  });
  const post = kit.doors(at.app.helpdesk && kit.helpdeskWebhook(at.app.helpdesk, at.app));
  await at.ask(customer, "Це жах, сукня прийшла порвана! Хочу скаргу");
  await at.until(() => zendesk.tickets.length > 0);
  await atRest(recorder);
  const { id = 0 } = zendesk.tickets[0] ?? {};
  const comment = zendesk.agentReplies(id, "Обміняємо на нову");
  recorder.start();
  await post("/webhooks/zendesk", zendesk.eventOf(id, comment));
  await at.until(() => at.textsTo(customer).includes("Обміняємо на нову"));
  await atRest(recorder);
  const entries = recorder.stop();
  await at.stop();
  await zendesk.stop();
  return hopsOf(entries);
}

/**
 * Little was entered for a while: what the flow set going has ended. Asking for updates goes on: each time is seven
 * functions, twice in these two seconds.
 */
async function atRest(recorder: Recorder): Promise<void> {
  let before = Number.NEGATIVE_INFINITY;
  while (recorder.count() - before > restEntries) {
    before = recorder.count();
    await setTimeout(restMs);
  }
}
