import { badTicketsContract } from "../../contracts/bad-tickets.ts";
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

for (const [name, open] of Object.entries(testVendors)) badTicketsContract(name, open, exceptions[name]);
