import { BadInput } from "../../src/core/index.ts";
import { answerCheckout } from "./answer-checkout.ts";
import { arrive, arriveIfKnown, arrivePress } from "./arrive.ts";
import { askForget, askLanguage, tellPrivacy } from "./ask.ts";
import { decideForget } from "./decide-forget.ts";
import { readUpdate } from "./read-update.ts";
import { connectionIn } from "./reading/connection.ts";
import { servesAccount } from "./serve-account.ts";
import { takeGroupUpdate } from "./staff/take-group-update.ts";
import { inBackground, tryAgain } from "./try-again.ts";
import type { UpdateDeps } from "./update-deps.ts";
import { channelWords } from "./words.ts";

/** Stores what one update says, and shows that it was seen; rejects while that cannot be done. */
export async function takeUpdate(deps: UpdateDeps, update: unknown): Promise<void> {
  try {
    await takeReading(deps, update);
  } catch (error) {
    // It can never be stored, so Telegram is not asked for it again.
    if (!(error instanceof BadInput)) throw error;
  }
}

async function takeReading(deps: UpdateDeps, update: unknown): Promise<void> {
  const { api, host } = deps;
  if (await takeGroupUpdate(deps, update)) return;
  const connection = connectionIn(update);
  // Before a word of it is read.
  if (connection !== undefined && !(await servesAccount(deps, connection, { isChanged: false }))) return;
  const reading = readUpdate(update, host.languages);
  switch (reading.is) {
    case "arrival":
      await arrive(deps, reading, update);
      return;
    case "press":
      return arrivePress(deps, reading, update);
    case "language_asked":
      return askLanguage(deps, reading);
    case "forget_asked":
      return askForget(deps, reading);
    case "privacy_asked":
      return tellPrivacy(deps, reading);
    case "forget_decided":
      return decideForget(deps, reading);
    case "idle_press":
      return inBackground(api.answerCallbackQuery(reading.callbackId));
    case "old_press":
      return inBackground(
        api.answerCallbackQuery(reading.callbackId, { text: channelWords[reading.language].oldButton }),
      );
    case "pre_checkout":
      return answerCheckout(deps, reading);
    case "left":
      return arriveIfKnown(deps, reading, update);
    case "account_changed":
      await servesAccount(deps, reading.connection, { isChanged: true });
      return;
    case "invitation":
      return inBackground(refuseGroup(deps, reading.chatId, channelWords[reading.language].groupRefusal));
    case "ignored":
      return;
  }
}

const refuseGroup = ({ api, host }: UpdateDeps, chatId: number, text: string): Promise<void> =>
  tryAgain(async () => {
    await host.pace();
    await api.sendMessage(chatId, text);
  });
