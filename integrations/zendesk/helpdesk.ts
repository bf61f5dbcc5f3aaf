import type { Helpdesk } from "../../src/core/index.ts";
import { rememberPeople } from "../helpdesk/people.ts";
import { createZendeskApi, vendor, type ZendeskAccess } from "./api.ts";
import { maxTextChars, zendeskComments } from "./comments.ts";
import { downloadFile, maxFileBytes } from "./files.ts";
import { findOrMakeUser } from "./people.ts";
import { zendeskTickets } from "./tickets.ts";

export function createZendesk(access: ZendeskAccess): Helpdesk {
  const api = createZendeskApi(access);
  const people = rememberPeople((requester, calls) => findOrMakeUser(api, requester, calls));
  const desk = { access, api, people };
  return {
    name: vendor,
    can: { maxTextChars, maxFileBytes },
    tickets: zendeskTickets(desk),
    comments: zendeskComments(desk),
    file: (ref, calls) => downloadFile(ref, access, calls),
  };
}
