/**
 * A ticket from its opening to its end, at whichever helpdesk the environment names:
 *
 *   TICKETING_PROVIDER=zendesk ZENDESK_SUBDOMAIN=… ZENDESK_EMAIL=… ZENDESK_TOKEN=… npx node examples/tickets.ts
 */
import { fileURLToPath } from "node:url";
import { churnTicket, createHelpdesk, type Helpdesk, type VendorCalls } from "../src/index.ts";

export async function walk(helpdesk: Helpdesk, print: (line: string) => void): Promise<void> {
  const calls: VendorCalls = { signal: AbortSignal.timeout(30_000), slot: async () => undefined };
  const requester = { externalId: "customer-42", name: "Example Customer" };

  const ticket = await helpdesk.tickets.create(
    {
      key: `example-${Date.now()}`,
      subject: "Parcel is late",
      text: "Where is my parcel?",
      priority: "high",
      tags: ["delivery"],
      requester,
    },
    calls,
  );
  print(`opened ${ticket.id}: ${ticket.status}, ${ticket.priority}, ${ticket.url}`);

  await helpdesk.comments.add(
    ticket.id,
    { key: "c-1", text: "Any news?", isPublic: true, from: "customer", requester },
    calls,
  );
  await helpdesk.comments.add(ticket.id, { key: "c-2", text: "VIP", isPublic: false, from: "us", requester }, calls);
  for (const { by, isPublic, text } of await helpdesk.comments.list(
    await helpdesk.tickets.get(ticket.id, calls),
    calls,
  )) {
    print(`${by}${isPublic ? "" : " (internal)"}: ${text}`);
  }

  const open = await helpdesk.tickets.list({ tags: ["delivery"], priority: "high", limit: 10 }, calls);
  print(`of high priority about deliveries: ${open.length}`);

  const closed = await helpdesk.tickets.close(ticket.id, "The parcel arrived", calls);
  print(`closed: ${closed.status}`);

  const churn = churnTicket({ id: "C-7", churnRisk: 0.86, lifetimeValue: 1_234.5, riskLevel: "critical" });
  const made = (await helpdesk.tickets.findByKey(churn.key, calls)) ?? (await helpdesk.tickets.create(churn, calls));
  print(`${made.subject}: ${made.priority}, ${made.tags.join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const helpdesk = createHelpdesk();
  if (helpdesk === undefined) print("Set TICKETING_PROVIDER and what it needs: see docs/helpdesk.md.");
  else await walk(helpdesk, print);
}
