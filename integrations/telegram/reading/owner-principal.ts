import { Principal } from "../../../src/core/index.ts";

/** The owner of the connected account: Telegram names them as the writer, in an update that came from Telegram. */
export const ownerPrincipal = (userId: number | string): Principal =>
  Principal.prove(
    {
      door: "channel",
      how: "owner_of_account",
      surface: "telegram",
      id: String(userId),
      at: new Date().toISOString(),
    },
    "owner",
  );
