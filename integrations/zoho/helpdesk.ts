import type { Helpdesk } from "../../src/core/index.ts";
import { rememberPeople } from "../helpdesk/people.ts";
import { type Account, accountOf } from "./account.ts";
import type { ZohoAccess } from "./api.ts";
import { zohoComments } from "./comments.ts";
import { maxTextChars } from "./desk.ts";
import { downloadFile, maxFileBytes } from "./files.ts";
import { vendor } from "./oauth.ts";
import { findOrMakeContact } from "./people.ts";
import { zohoTickets } from "./tickets.ts";

export function createZoho(access: ZohoAccess, account: Account = accountOf(access)): Helpdesk {
  const people = rememberPeople(async (requester, calls) =>
    findOrMakeContact((await account.at(calls)).api, requester, calls),
  );
  const desk = { access, account, people };
  return {
    name: vendor,
    can: { maxTextChars, maxFileBytes },
    tickets: zohoTickets(desk),
    comments: zohoComments(desk),
    file: (ref, calls) => downloadFile(ref, access, account, calls),
  };
}
