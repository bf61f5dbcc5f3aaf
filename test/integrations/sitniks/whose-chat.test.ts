import { describe, expect, it } from "vitest";
import type { SitniksApi } from "../../../integrations/sitniks/api.ts";
import { createDictionaries } from "../../../integrations/sitniks/dictionaries.ts";
import { lookFor } from "../../../integrations/sitniks/find-chat.ts";
import { sitniksSettings } from "../../../integrations/sitniks/settings.ts";
import { type Conversation, conversationId, customerId, tenantId, unpaced } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { addChat, chatRoutes } from "../../fakes/sitniks/chats.ts";
import { isoOf, type World } from "../../fakes/sitniks/world.ts";
import { firstWorld } from "../../fakes/sitniks.ts";
import { inSmall } from "../../kit/in-small.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const worldCount = inSmall(1_000, 10_000);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** When the customer in question wrote. */
const wroteMs = Date.parse("2026-03-01T12:00:00.000Z");
/** When they are looked for: as the first touch does, or once, when an outage is over. */
const looksMs = [0, 5_000, 20_000, 65_000, 185_000, 485_000];
/** Whoever gives a name up is not followed at once. */
const nameRestsMs = 20 * minuteMs;

/** Some look alike and are others; some differ in case alone and are one. */
const names = ["olena", "оlena", "olenа", "olena_", "olena.k", "ivan", "Ivanka"];
const channels = ["telegram", "instagram"];

interface Person {
  readonly id: string;
  readonly channel: string;
}
interface Held {
  readonly by: Person;
  readonly fromMs: number;
  readonly untilMs: number;
}

describe("whose chat it is", () => {
  it(`${worldCount} shops with namesakes, look-alikes, changed and missing names and ids, late chats, other clocks: never a wrong one`, async () => {
    const random = seededRandom(7);
    const chance = (of: number): boolean => random() < of;
    const between = (from: number, to: number): number => from + random() * (to - from);
    const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
    const counts = { found: 0, none: 0, several: 0, byName: 0 };

    for (let n = 0; n < worldCount; n += 1) {
      const hasChannelIds = chance(0.7);
      const people = channels.flatMap((channel) =>
        Array.from({ length: 12 }, (_, at): Person => ({ channel, id: `${channel.length}${at + 1}` })),
      );
      // In one channel a name is one person's at any one time.
      const held = new Map<string, readonly Held[]>();
      for (const channel of channels) {
        const here = people.filter((person) => person.channel === channel);
        for (const name of names) {
          const turns: Held[] = [];
          for (let atMs = wroteMs - 30 * hourMs; atMs < wroteMs + 2 * hourMs; ) {
            const untilMs = atMs + (chance(0.5) ? between(minuteMs, hourMs) : between(hourMs, 40 * hourMs));
            turns.push({ by: one(here), fromMs: atMs, untilMs });
            atMs = untilMs + nameRestsMs;
          }
          held.set(`${channel}/${name}`, turns);
        }
      }
      const nameOf = ({ channel, id }: Person, atMs: number): string | undefined =>
        names.find((name) =>
          held
            .get(`${channel}/${name}`)
            ?.some(({ by, fromMs, untilMs }) => by.id === id && fromMs <= atMs && atMs < untilMs),
        );

      const clock = { ms: wroteMs };
      const world: World = firstWorld(() => clock.ms, counter());
      const skewMs = between(-2 * minuteMs, 2 * minuteMs);
      const truth = new Map<string, Person>();
      const chatFor = (person: Person, madeMs: number, firstMs: number): void => {
        const name = chance(0.15) ? undefined : nameOf(person, madeMs);
        const { id, ...chat } = addChat(world, {
          initialSource: person.channel,
          userId: chance(hasChannelIds ? 0.75 : 1) ? (hasChannelIds ? person.id : `in-${n}-${person.id}`) : "",
          userNickName: name !== undefined && chance(0.3) ? name.toUpperCase() : name,
          createdAt: isoOf(madeMs + skewMs),
          firstMessageCreatedAt: isoOf(firstMs + skewMs),
        });
        const late = Math.max(madeMs, firstMs) + between(0, chance(0.2) ? 10 * minuteMs : 20_000);
        const made = { ...chat, id, appearsAt: late };
        if (chance(0.1)) Object.assign(made, { initialSource: undefined });
        world.chats.set(id, made);
        truth.set(id, person);
      };

      const me = one(people);
      for (const person of people) {
        if (person === me || chance(0.3)) continue;
        const firstMs = chance(0.5) ? wroteMs + between(-20, 40) * minuteMs : wroteMs + between(-30, 2) * hourMs;
        // Some chats were made long before anybody wrote in them.
        chatFor(person, chance(0.2) ? firstMs - between(0, 20 * hourMs) : firstMs, firstMs);
      }
      if (chance(0.9)) chatFor(me, wroteMs - between(0, chance(0.2) ? 20 * hourMs : 4 * minuteMs), wroteMs);
      // A busy hour: several pages of people who never come here again.
      for (let at = 0; at < (chance(0.05) ? 110 : 0); at += 1) {
        chatFor({ channel: "telegram", id: `9${at}` }, wroteMs + between(-4, 2) * minuteMs, wroteMs);
      }

      const conversation: Conversation = {
        id: conversationId("c"),
        tenant: tenantId("t"),
        customerId: customerId("u"),
        owner: "ai",
        epoch: 0,
        channel: me.channel,
        channelChatId: me.id,
      };
      const username = nameOf(me, wroteMs) ?? null;
      const api = apiOf(world);
      const deps = {
        api,
        originApi: api,
        dictionaries: createDictionaries(api),
        mappings: nothing,
        host: nothing,
        shop: demoShop,
        settings: sitniksSettings.parse({ hasChannelIds }),
      };
      const looks = chance(0.8) ? looksMs : [between(0, 30 * minuteMs)];
      for (const [at, ageMs] of looks.entries()) {
        clock.ms = wroteMs + ageMs;
        const isLast = at === looks.length - 1;
        const sought = { conversation, username, writtenMs: wroteMs };
        const picked = await lookFor(deps, sought, isLast, unpaced(new AbortController().signal));
        if (picked.is === "none" && !isLast) continue;
        counts[picked.is] += 1;
        if (picked.is === "found") {
          if (truth.get(picked.chat.id) !== me)
            throw new Error(`world ${n}: ${JSON.stringify({ picked, me, username })}`);
          if (picked.chat.userId !== me.id) counts.byName += 1;
        }
        break;
      }
    }
    expect(counts.found).toBeGreaterThan(worldCount / 3);
    expect(counts.byName).toBeGreaterThan(worldCount / 50);
    expect(counts.several).toBeGreaterThan(0);
    expect(counts.none).toBeGreaterThan(0);
  });
});

const nothing = undefined as never;

const counter = () => {
  let last = 0;
  return () => ++last;
};

/** The fake's own lists, without the way over the network. */
function apiOf(world: World): SitniksApi {
  const list = chatRoutes.find(([method, path]) => method === "GET" && path === "/open-api/chats")?.[2];
  if (list === undefined) throw new Error("the fake has no list of chats");
  return {
    get: async (path, query, schema) => {
      const asked = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
      return schema.parse(
        JSON.parse(JSON.stringify(list(world, { method: "GET", path, id: "", query: asked, body: {} }).body)),
      );
    },
    send: async () => {
      throw new Error("nothing is written here");
    },
  };
}
