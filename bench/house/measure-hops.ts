/** A process of its own for one checkout, because what it loads is that checkout's. Prints one line of JSON. */
import { realpathSync } from "node:fs";
import { commentToCustomer, messageToReply } from "./flows.ts";
import { kitOf } from "./kit.ts";
import { recordEntries } from "./recorder.ts";

const root = realpathSync(process.argv[2] ?? ".");
const recorder = recordEntries(root);
const kit = await kitOf(root);
const message = await messageToReply(kit, recorder);
const comment = await commentToCustomer(kit, recorder);
process.stdout.write(`${JSON.stringify({ message, comment })}\n`, () => process.exit(0));
