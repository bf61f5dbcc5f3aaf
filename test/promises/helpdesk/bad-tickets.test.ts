import { badTicketsContract } from "../../contracts/bad-tickets.ts";
import { helpdesksInTurn } from "../../kit/at-vendors.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";

/** What a vendor cannot do, by its name, each with its reason. */
const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zendesk: {
    "takes a ticket in the trash for deleted: the customer's next word opens another":
      "it answers 404 of a deleted one",
    "takes a ticket in the spam for deleted: the customer's next word opens another": "spam is deleted there",
  },
  zammad: {
    "takes a ticket in the trash for deleted: the customer's next word opens another": "it has no bin",
    "takes a ticket in the spam for deleted: the customer's next word opens another": "it keeps no spam",
  },
};

const triedAt = helpdesksInTurn(exceptions);
for (const [name, open] of Object.entries(testVendors)) badTicketsContract(name, open, triedAt, exceptions[name]);
