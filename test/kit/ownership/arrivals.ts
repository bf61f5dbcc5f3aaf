import {
  type Act,
  holdingActs,
  type Inbound,
  inboundId,
  isSameSpeaker,
  judgeOf,
  type LadderTimer,
  type Owner,
  ownerAfter,
  type ProvenPerson,
} from "../../../src/core/index.ts";
import { modelShop, wish } from "./mind.ts";
import { modelChat, modelStartMs, type Who, type World } from "./world.ts";

/** What a person can do in the model. `money` stands for every act that says nothing about who has the chat. */
export const personsMoves = ["take", "undo", "back", "close", "word", "money"] as const;
export type PersonsMove = (typeof personsMoves)[number];

const actOfMove: Readonly<Record<PersonsMove, Act>> = {
  take: "take",
  undo: "undo_take",
  back: "give_back",
  close: "close",
  word: "say",
  money: "confirm_payment",
};

/** An administrator of the staff's channel, and no owner: what others did is not theirs to undo. */
const personAt = (id: Who): ProvenPerson => ({
  door: "staff_channel",
  how: "signed_event",
  surface: "model",
  rank: "admin",
  id,
  at: new Date(modelStartMs).toISOString(),
});
const persons = { ann: personAt("ann"), bob: personAt("bob") } as const satisfies Record<Who, ProvenPerson>;

const times = new Map<number, string>();

/** A millisecond lies between two arrivals: no two calls are made in the same moment. */
export function timeOf({ count, atMs }: Pick<World, "count" | "atMs">): string {
  const known = times.get(atMs + count);
  if (known !== undefined) return known;
  const time = new Date(atMs + count).toISOString();
  times.set(atMs + count, time);
  return time;
}

function personsInbound(move: PersonsMove, who: Who, { count, atMs }: Pick<World, "count" | "atMs">): Inbound {
  const at = timeOf({ count, atMs });
  const base = { id: inboundId(`i${count}`), conversationId: modelChat, at, by: who, person: persons[who] };
  switch (move) {
    case "take":
      return { ...base, kind: "taken_over" };
    case "undo":
      return { ...base, kind: "take_undone" };
    case "back":
      return { ...base, kind: "given_back" };
    case "close":
      return { ...base, kind: "closed" };
    case "word":
      return { ...base, kind: "person_message", text: "Вітаю" };
    case "money":
      return { ...base, kind: "payment_decision", billId: "b", paid: true };
  }
}

export function customersInbound(asks: boolean, { count, atMs }: Pick<World, "count" | "atMs">): Inbound {
  const at = timeOf({ count, atMs });
  const text = asks ? wish : "Яка ціна?";
  return { kind: "message", id: inboundId(`i${count}`), conversationId: modelChat, at, text, attachments: [] };
}

export const timersInbound = (timer: LadderTimer, { count, atMs }: Pick<World, "count" | "atMs">): Inbound => ({
  kind: "timer",
  id: inboundId(`i${count}`),
  conversationId: modelChat,
  at: timeOf({ count, atMs }),
  timer,
});

/** It is stored, and the chat has the owner that it has from now on. */
export function arrive(world: World, inbound: Inbound, judged?: Owner): World {
  const owner = ownerAfter(inbound.kind, world.owner, judged);
  return changeOwner(
    {
      ...world,
      waiting: [...world.waiting, inbound],
      count: world.count + 1,
      isSeenClosed: inbound.kind === "closed" || (world.isSeenClosed && inbound.kind !== "message"),
    },
    owner,
  );
}

/** Somebody else speaks from now on: what the assistant has not begun to say is not said any more. */
export function changeOwner(world: World, owner: Owner): World {
  if (owner === world.owner) return world;
  if (isSameSpeaker(world.owner, owner)) return { ...world, owner };
  const outbox = world.outbox.map((each) =>
    each.state === "waiting" && each.by === "ai" ? ({ ...each, state: "withheld" } as const) : each,
  );
  return { ...world, owner, epoch: world.epoch + 1, outbox };
}

/** A person does something, if it may be done as the chat is now. */
export function personActs(world: World, move: PersonsMove, who: Who): World {
  const inbound = personsInbound(move, who, world);
  const { at } = inbound;
  const person = persons[who];
  const act = actOfMove[move];
  const { newest, newestHolding, owner } = world;
  const judged = judgeOf(act, { person, at, people: modelShop.people })?.({ newest, newestHolding, owner }) ?? {};
  if ("refused" in judged) return world;
  const done = { act, person, at, ownerBefore: owner };
  return {
    ...arrive(world, inbound, judged.owner),
    newest: done,
    newestHolding: holdingActs.includes(act) ? done : newestHolding,
    ...heldAfter(world, move, who),
  };
}

/** Who was told that they have the chat: by the words that the shop's people read, and by nothing of the product's. */
function heldAfter({ holder, heldBefore }: World, move: PersonsMove, who: Who): Pick<World, "holder" | "heldBefore"> {
  switch (move) {
    case "take":
    case "word":
      return { holder: who, heldBefore: holder };
    case "undo":
      return { holder: heldBefore, heldBefore: undefined };
    case "back":
    case "close":
      return { holder: undefined, heldBefore: undefined };
    case "money":
      return { holder, heldBefore };
  }
}
