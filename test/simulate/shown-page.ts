import type { Reply } from "../../src/core/index.ts";
import { testChat } from "../kit/app.ts";
import { sendLine } from "./send-line.ts";
import { type ShownTalk, shownTalks } from "./shown-talks.ts";

const hourMs = 3_600_000;
const quoted = (who: string, text: string): string => `**${who}:** ${text.replaceAll("\n", "  \n")}\n`;
const listed = (choices: NonNullable<Reply["choices"]>): string[] =>
  choices.map((choice, at) => `${at + 1} — ${typeof choice === "string" ? choice : choice.label}`);
const names = { uk: ["Клієнт", "Магазин"], en: ["Customer", "Shop"], ru: ["Клиент", "Магазин"] } as const;

async function pageOf({ title, language, steps, showsChoices }: ShownTalk): Promise<string> {
  const chat = await testChat({ isStaffed: true });
  const [customer, shop] = names[language];
  const parts: string[] = [];
  let read = 0;
  /** What was sent since the last look. */
  const answers = async (): Promise<string[]> => {
    const all = await chat.replies();
    const fresh = all.slice(read);
    read = all.length;
    return fresh.map(({ text, choices = [] }) =>
      quoted(shop, [text, ...(showsChoices ? listed(choices) : [])].join("\n")),
    );
  };
  for (const step of steps) {
    if (typeof step === "object" && "waitHours" in step) {
      chat.passTime(step.waitHours * hourMs);
      continue;
    }
    if (typeof step === "object" && "confirms" in step) {
      await chat.decide(step.confirms);
      parts.push(`*${step.confirms ? "✓" : "✗"}*\n`, ...(await answers()));
      continue;
    }
    const said = typeof step === "string" ? step : "photo" in step ? `📷 ${step.photo}`.trim() : step.say;
    await sendLine(chat, step);
    parts.push(quoted(customer, said), ...(await answers()));
  }
  await chat.app.close();
  return `## ${title}\n\n${parts.join("\n")}`;
}

const intro = `# What a customer reads

Ten talks with the demo shop and the model without a network, word for word. A test plays them again and holds this page
to what is really said; \`npx vitest run test/simulate/shown-page.test.ts -u\` writes it anew. ✓ and ✗ mark what a person of
the shop decided about a payment.
`;

export async function shownPage(): Promise<string> {
  const pages: string[] = [];
  for (const talk of shownTalks) pages.push(await pageOf(talk));
  return `${intro}\n${pages.join("\n")}`;
}
