import type { Helpdesk } from "../../src/core/index.ts";
import { rememberPeople } from "../helpdesk/people.ts";
import { createGorgiasApi, type GorgiasAccess, vendor } from "./api.ts";
import { gorgiasComments } from "./comments.ts";
import { maxTextChars } from "./desk.ts";
import { downloadFile, maxFileBytes } from "./files.ts";
import { findOrMakeCustomer } from "./people.ts";
import { gorgiasTickets } from "./tickets.ts";

export function createGorgias(access: GorgiasAccess): Helpdesk {
  const api = createGorgiasApi(access);
  const people = rememberPeople((requester, calls) => findOrMakeCustomer(api, requester, calls));
  const desk = { access, api, people };
  return {
    name: vendor,
    can: { maxTextChars, maxFileBytes },
    tickets: gorgiasTickets(desk),
    comments: gorgiasComments(desk),
    file: (ref, calls) => downloadFile(ref, access, calls),
  };
}
