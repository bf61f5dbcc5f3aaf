import {
  type ActRefused,
  type InboundBody,
  NotAllowed,
  type PersonAtDoor,
  type Principal,
  type StaffArrival,
  type StaffHost,
  UnknownConversation,
} from "../../src/core/index.ts";
import type { Asked, Press } from "./press.ts";
import { askedBy } from "./presses.ts";
import { actAsked } from "./read-asked.ts";
import { type PlaceWords, staffWords } from "./words.ts";

interface PressHost {
  readonly staff: Pick<StaffHost, "language" | "replay" | "trustAll" | "may">;
  accept(arrival: StaffArrival): Promise<unknown>;
}

/** Who pressed, where, and under which name it is kept, so that it counts once. */
interface PressOf extends Omit<StaffArrival, "body"> {
  readonly by: Principal;
  /** How colleagues call this person; undefined where it cannot be known. */
  readonly nameOf: (person: PersonAtDoor) => Promise<string | undefined>;
  /** How the place speaks of itself. */
  readonly words: Pick<PlaceWords, "done">;
}

/** For whoever pressed. */
export interface PressAnswer {
  readonly text: string;
  readonly isDone: boolean;
}

/** Does what was pressed, if it may be done, and answers what to say. */
export async function carryOutPress(host: PressHost, press: Press, of: PressOf): Promise<PressAnswer> {
  const words = staffWords[host.staff.language];
  try {
    if (!(await carryOut(host, press, of))) return { text: words.notDead, isDone: false };
    return { text: { ...words.done, ...of.words.done }[press.act], isDone: true };
  } catch (error) {
    if (error instanceof UnknownConversation) return { text: words.gone, isDone: false };
    if (!(error instanceof NotAllowed)) throw error;
    return { text: await whyNot(words, error.found, of), isDone: false };
  }
}

/** False where there is nothing left to do. */
async function carryOut(
  host: PressHost,
  press: Press,
  { by, nameOf: _, words: _words, ...arrival }: PressOf,
): Promise<boolean> {
  if (press.act === "replay") return host.staff.replay(press.key);
  // It says how; the words come with the next message.
  if (press.act === "edit_draft") return true;
  if (isAsked(press)) {
    if (!host.staff.may(actAsked[press.act], by)) throw new NotAllowed(press.act);
    return true;
  }
  if (press.act === "trust_auto") {
    await host.staff.trustAll("auto", by);
    return true;
  }
  await host.accept({ ...arrival, body: bodyOf(press, by) });
  return true;
}

const isAsked = (press: Press): press is Extract<Press, { readonly act: Asked }> => askedBy(press) !== undefined;

function bodyOf(
  press: Exclude<Press, { readonly act: "replay" | "edit_draft" | "trust_auto" | Asked }>,
  by: Principal,
): InboundBody {
  switch (press.act) {
    case "take":
      return { kind: "taken_over", by };
    case "undo_take":
      return { kind: "take_undone", by };
    case "give_back":
      return { kind: "given_back", by };
    case "close":
      return { kind: "closed", by };
    case "confirm":
    case "decline":
      return { kind: "payment_decision", billId: press.billId, paid: press.act === "confirm", by };
    case "send_draft":
    case "discard_draft":
      return { kind: "draft_decision", draftId: press.draftId, isSent: press.act === "send_draft", by };
    case "undo_price":
      return { kind: "price_undone", by };
    case "undo_order_change":
      return { kind: "order_change_undone", by };
    case "undo_payment":
      return { kind: "payment_undone", billId: press.billId, by };
  }
}

async function whyNot(
  words: (typeof staffWords)["uk"],
  found: ActRefused | undefined,
  { nameOf }: Pick<PressOf, "nameOf">,
): Promise<string> {
  switch (found?.refused) {
    case undefined:
    case "not_theirs":
      return words.notYours;
    case "nothing_to_undo":
      return words.nothingToUndo;
    case "too_late":
      return words.tooLate;
    case "draft_gone":
      return words.draftGone;
    case "taken":
      return words.taken({ by: found.by && (await nameOf(found.by).catch(() => undefined)) });
  }
}
