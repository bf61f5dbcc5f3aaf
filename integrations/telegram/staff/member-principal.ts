import { Principal, type Rank } from "../../../src/core/index.ts";
import { surface } from "./surface.ts";

/** A member of the staff's group: Telegram says who wrote or pressed there, and what they are in the group. */
export const memberPrincipal = (
  userId: number,
  { name, rank }: { readonly name: string; readonly rank: Rank },
): Principal =>
  Principal.prove(
    {
      door: "staff_channel",
      how: "signed_event",
      surface,
      id: String(userId),
      rank,
      at: new Date().toISOString(),
    },
    name,
  );
