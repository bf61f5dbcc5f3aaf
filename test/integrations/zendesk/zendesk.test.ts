import { createZendesk } from "../../../integrations/zendesk/index.ts";
import { Secret } from "../../../src/core/index.ts";
import { helpdeskContract } from "../../contracts/helpdesk.ts";
import { startZendesk } from "../../fakes/zendesk.ts";

helpdeskContract("Zendesk", async () => {
  const zendesk = await startZendesk();
  const restarted = () => createZendesk({ url: zendesk.url, email: zendesk.email, token: new Secret(zendesk.token) });
  return {
    helpdesk: restarted(),
    restarted,
    fault: (decide) => {
      zendesk.fault = decide;
    },
    ticketCount: () => zendesk.tickets.length,
    fieldName: "360001",
    fieldOf: (id, name) =>
      zendesk.tickets.find((each) => each.id === Number(id))?.custom_fields.find((each) => each.id === Number(name))
        ?.value,
    personCount: () => zendesk.users.length,
    agentReplies: (id, text) => void zendesk.agentReplies(Number(id), text),
    agentNotes: (id, text) => void zendesk.agentNotes(Number(id), text),
    closes: (id) => zendesk.closes(Number(id)),
    secrets: [zendesk.token, Buffer.from(`${zendesk.email}/token:${zendesk.token}`).toString("base64")],
    stop: zendesk.stop,
  };
});
