import { talkContract } from "../../contracts/helpdesk-talk.ts";
import { helpdesksInTurn } from "../../kit/at-vendors.ts";
import { talkExceptions, testVendors } from "../../kit/helpdesk-vendors.ts";

const triedAt = helpdesksInTurn(talkExceptions);
for (const [name, open] of Object.entries(testVendors)) talkContract(name, open, triedAt);
