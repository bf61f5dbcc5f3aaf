import { Principal } from "../../src/core/index.ts";
import type { Member } from "./members.ts";
import { surface } from "./surface.ts";

/** A member of the staff's channel: Slack signed the event that names them, and says what they are in the workspace. */
export const memberPrincipal = (userId: string, { name, rank }: Member): Principal =>
  Principal.prove(
    { door: "staff_channel", how: "signed_event", surface, id: userId, rank, at: new Date().toISOString() },
    name,
  );
