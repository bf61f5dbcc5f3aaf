import { createStaffPlaces } from "../../supabase/store/staff-places.ts";
import type { Output } from "../console/output.ts";
import { BadInput, drawStaffCode, type StaffPlaces, staffCodeMs } from "../core/index.ts";
import { printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";

const verbs = ["show", "code", "disconnect"] as const;

export const staffCommand = productCommand({
  name: "staff",
  summary: "connect the group of the shop's people",
  details:
    "A group of the shop's people in the channel that customers write in: each customer has a topic there. Make the group a " +
    "forum (Topics), add the bot as an administrator who may manage topics, and send the code there: see docs/people.md.",
  words: [
    { name: "ACTION", about: `${verbs.join(", ")} (default: show)`, isOptional: true },
    { name: "SURFACE", about: "for disconnect: which one, as show names it", isOptional: true },
  ],
  options: { json: { about: "show: print JSON, for scripts" } },
  examples: [
    { line: "staff code", about: "a code that connects one group, good for an hour" },
    { line: "staff", about: "which group is connected" },
    { line: "staff disconnect SURFACE", about: "nothing is posted there any more" },
  ],
  work: async (product, { words: [verb = "show", surface = ""], options }, out) => {
    const { pool, tenant } = await product.home();
    const places = createStaffPlaces({ pool, tenant, now: () => new Date() });
    switch (verbs.find((each) => each === verb)) {
      case "show":
        if (options.json === undefined) await show(places, out);
        else await printJson(await places.places(), out);
        return 0;
      case "code":
        await giveCode(places, out);
        return 0;
      case "disconnect":
        await disconnect(places, surface, out);
        return 0;
      case undefined:
        throw new BadInput(`staff can ${verbs.join(", ")}; not "${verb}".`);
    }
  },
});

async function show(places: StaffPlaces, { print }: Output): Promise<void> {
  const all = await places.places();
  for (const { surface, title } of all) print(`${surface}: ${title}`);
  if (all.length === 0) print('No group is connected. "deskgraph staff code" makes a code for one.');
}

async function giveCode(places: StaffPlaces, { print, dim }: Output): Promise<void> {
  const code = drawStaffCode();
  await places.keepCode(code, new Date(Date.now() + staffCodeMs));
  print(`/connect ${code}`);
  print(dim("Send this line in the group, as one of its administrators, within an hour. It works once."));
}

async function disconnect(places: StaffPlaces, surface: string, { print }: Output): Promise<void> {
  if (!(await places.disconnectPlace(surface))) {
    const known = (await places.places()).map((each) => each.surface);
    throw new BadInput(
      known.length === 0 ? "No group is connected." : `staff disconnect takes one of: ${known.join(", ")}.`,
    );
  }
  print("Disconnected. What was to be posted there is shown in the log from now on.");
}
