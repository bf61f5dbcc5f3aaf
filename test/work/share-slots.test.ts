import { expect, it } from "vitest";
import { conversationId, type Lane, laneOf } from "../../src/core/index.ts";
import { shareSlots } from "../../src/work/share-slots.ts";

const { signal: never } = new AbortController();
const hold = (lane: Lane) => ({ lane, stopping: never, lost: never });

it("a place of the staff's that hangs has its share of the slots and no more: the other one's posts go out", async () => {
  const begun: Lane[] = [];
  const aside: Lane[] = [];
  const ends: (() => void)[] = [];
  const work = shareSlots({
    most: 4,
    work: ({ lane }) => {
      begun.push(lane);
      return new Promise((resolve) => ends.push(resolve));
    },
    stepAside: async ({ lane }) => void aside.push(lane),
  });
  const lane = (chat: number, surface?: string) => laneOf(conversationId(`c_${chat}`), "staff.post", surface);
  const hanging = Array.from({ length: 8 }, (_, chat) => work(hold(lane(chat, "second"))));
  const other = work(hold(lane(9)));
  expect(begun).toEqual([...[0, 1, 2, 3].map((chat) => lane(chat, "second")), lane(9)]);
  expect(aside).toEqual([4, 5, 6, 7].map((chat) => lane(chat, "second")));
  for (const end of ends) end();
  await Promise.all([...hanging, other]);
  // What has ended makes room.
  const next = work(hold(lane(10, "second")));
  expect(begun.at(-1)).toBe(lane(10, "second"));
  ends.at(-1)?.();
  await next;
});
