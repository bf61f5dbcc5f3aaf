import type { People } from "../helpdesk/people.ts";
import type { Account } from "./account.ts";
import type { ZohoAccess } from "./api.ts";

/** What tickets and comments of one account have in common. */
export interface ZohoDesk {
  readonly access: ZohoAccess;
  readonly account: Account;
  readonly people: People;
}

/** A comment holds 32,000 characters, a description 65,535 of HTML. */
export const maxTextChars = 30_000;
export const pageSize = 50;
