import type { Helpdesk } from "../../src/core/index.ts";
import { createZammadApi, vendor, type ZammadAccess } from "./api.ts";
import { zammadComments } from "./comments.ts";
import { maxTextChars } from "./desk.ts";
import { downloadFile, maxFileBytes } from "./files.ts";
import { zammadTickets } from "./tickets.ts";

export function createZammad(access: ZammadAccess): Helpdesk {
  const desk = { access, api: createZammadApi(access) };
  return {
    name: vendor,
    can: { maxTextChars, maxFileBytes },
    tickets: zammadTickets(desk),
    comments: zammadComments(desk),
    file: (ref, calls) => downloadFile(ref, access, calls),
  };
}
