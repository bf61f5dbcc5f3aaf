import { talkContract } from "../../contracts/helpdesk-talk.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";

for (const [name, open] of Object.entries(testVendors)) talkContract(name, open);
