import { Principal, type Standing } from "../../../src/core/index.ts";
import { surface } from "./surface.ts";

/** A member of the staff's group: Telegram says who wrote or pressed there, and what they are in the group. */
export const memberPrincipal = (
  userId: number,
  { name, standing }: { readonly name: string; readonly standing: Standing },
): Principal =>
  Principal.prove(
    {
      door: "staff_channel",
      how: "signed_event",
      surface,
      id: String(userId),
      standing,
      at: new Date().toISOString(),
    },
    name,
  );
