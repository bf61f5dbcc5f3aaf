import { describe, expect, it, vi } from "vitest";
import { conversationId } from "../../src/core/index.ts";
import { createTurnGate, type TurnGate } from "../../src/inbox/turn-gate.ts";

const never = new AbortController().signal;

/** A gate by a clock of its own, and who was let in, in order. */
function gateBy(isBusy: () => boolean) {
  let nowMs = 0;
  const gate = createTurnGate({ isBusy, now: () => nowMs });
  const begun: string[] = [];
  const leaves = new Map<string, () => void>();
  const enter = async (name: string, messages = 1, signal: AbortSignal = never): Promise<void> => {
    const leave = await gate.enter({ conversation: conversationId(name), messages }, signal);
    begun.push(leave === undefined ? `${name} gave up` : name);
    if (leave !== undefined) leaves.set(name, leave);
  };
  return {
    begun,
    enter,
    leave: (name: string) => leaves.get(name)?.(),
    turnsLately: (name: string) => gate.turnsLately(conversationId(name)),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

const isNow = (begun: readonly string[], expected: readonly string[]) =>
  vi.waitFor(() => expect(begun).toEqual(expected), { interval: 5, timeout: 60_000 });

describe("who begins a turn", () => {
  it("nobody waits while there is processor to spare", async () => {
    const { begun, enter } = gateBy(() => false);
    await Promise.all(["a", "b", "c", "d"].map((name) => enter(name, 29)));
    expect(begun).toEqual(["a", "b", "c", "d"]);
  });

  it("of those who wait the one who wrote the least goes first", async () => {
    const { begun, enter, leave } = gateBy(() => true);
    await Promise.all([enter("a", 2), enter("b", 3)]);
    const rest = [enter("c", 4), enter("a", 5), enter("d", 1)];
    leave("a");
    await isNow(begun, ["a", "b", "d"]);
    leave("d");
    await isNow(begun, ["a", "b", "d", "c"]);
    leave("b");
    await Promise.all(rest);
    expect(begun.at(-1)).toBe("a");
  });

  it("one question waits for no flood: floods take one place of their own while the process is busy", async () => {
    const { begun, enter, leave } = gateBy(() => true);
    await enter("flood 1", 100);
    const rest = [enter("flood 2", 100), enter("flood 1", 1)];
    await Promise.all([enter("one question"), enter("another")]);
    expect(begun).toEqual(["flood 1", "one question", "another"]);
    leave("flood 1");
    await isNow(begun, ["flood 1", "one question", "another", "flood 2"]);
    leave("flood 2");
    await Promise.all(rest);
  });

  it("four floods at most begin in one moment, before anybody can see that the process is busy", async () => {
    const { begun, enter, leave } = gateBy(() => false);
    const floods = ["a", "b", "c", "d", "e"].map((name) => enter(name, 100));
    await Promise.all(floods.slice(0, 4));
    await enter("one question");
    expect(begun).toEqual(["a", "b", "c", "d", "one question"]);
    leave("b");
    await Promise.all(floods);
  });

  it("what a chat wrote is forgotten after five minutes", async () => {
    const { begun, enter, leave, pass } = gateBy(() => true);
    await Promise.all([enter("a", 10), enter("b", 1)]);
    leave("a");
    pass(300_001);
    await enter("c", 1);
    const rest = [enter("d", 3), enter("a", 2)];
    leave("c");
    await isNow(begun, ["a", "b", "c", "a"]);
    leave("b");
    await Promise.all(rest);
  });

  it("knows how many turns a chat had in the last minute", async () => {
    const { enter, turnsLately, pass } = gateBy(() => false);
    await enter("a", 100);
    pass(30_000);
    await Promise.all([enter("a"), enter("b")]);
    expect([turnsLately("a"), turnsLately("b"), turnsLately("c")]).toEqual([2, 1, 0]);
    pass(30_001);
    expect([turnsLately("a"), turnsLately("b")]).toEqual([1, 1]);
    pass(30_001);
    expect([turnsLately("a"), turnsLately("b")]).toEqual([0, 0]);
  });

  it("somebody begins now and then, however long those who run take", async () => {
    const { begun, enter, pass } = gateBy(() => true);
    await Promise.all([enter("a"), enter("b")]);
    const rest = [enter("c"), enter("d")];
    pass(501);
    await isNow(begun, ["a", "b", "c"]);
    pass(501);
    await Promise.all(rest);
    expect(begun).toEqual(["a", "b", "c", "d"]);
  });

  it("who stops waiting takes no place", async () => {
    const { begun, enter, leave } = gateBy(() => true);
    await Promise.all([enter("a"), enter("b")]);
    const stopping = new AbortController();
    const given = enter("c", 1, stopping.signal);
    const rest = enter("d", 5);
    stopping.abort();
    await given;
    leave("a");
    leave("a");
    await rest;
    expect(begun).toEqual(["a", "b", "c gave up", "d"]);
    await enter("e", 1, AbortSignal.abort());
    expect(begun.at(-1)).toBe("e gave up");
  });

  it("a process that only computes is busy, one that waits is not", async () => {
    const gate: TurnGate = createTurnGate();
    const enter = () => gate.enter({ conversation: conversationId("a"), messages: 1 }, never);
    await vi.waitFor(async () => expect(await Promise.race([enter(), pending()])).not.toBe("waits"), {
      timeout: 60_000,
    });
    for (let count = 0; count < 3; count += 1) await enter();
    const endMs = performance.now() + 300;
    while (performance.now() < endMs);
    expect(await Promise.race([enter(), pending()])).toBe("waits");
  });
});

/** Resolves after everything that is already resolved. */
const pending = (): Promise<"waits"> => new Promise((resolve) => setImmediate(() => resolve("waits")));
