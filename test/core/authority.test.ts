import { describe, expect, it } from "vitest";
import {
  type Act,
  acts,
  areSurelyTwo,
  type Confirmation,
  type Door,
  doors,
  fromMajor,
  idFromVendor,
  judgeConfirmation,
  judgeTakeUndo,
  judgeUndo,
  mayDo,
  type PersonAtDoor,
  Principal,
  type ProvenPerson,
  peopleSchema,
  provenPersonSchema,
  type Role,
  roleOf,
  roles,
} from "../../src/core/index.ts";

const start = "2026-01-14T08:00:00.000Z";
const minutesOn = (minutes: number): string => new Date(Date.parse(start) + minutes * 60_000).toISOString();

const host = (id: string): ProvenPerson => ({ door: "host", how: "host_says_so", id, at: start });
const agent = (id: string, surface = "one"): ProvenPerson => ({
  door: "helpdesk",
  how: "author_there",
  surface,
  id,
  at: start,
});
const typed = (id: string): ProvenPerson => ({ door: "command_line", how: "holds_database_url", id, at: start });

/** Olya owns the shop and comes by two doors; Ira is a manager at the helpdesk. */
const people = peopleSchema.parse({
  known: [
    {
      name: "olya",
      role: "owner",
      doors: [
        { door: "host", id: "olya" },
        { door: "command_line", id: "1000" },
      ],
    },
    { name: "ira", role: "manager", doors: [{ door: "helpdesk", surface: "one", id: "7" }] },
  ],
});
const nobodyKnown = peopleSchema.parse({});

describe("what each role may do", () => {
  const table: Readonly<Record<Act, Readonly<Record<Role, boolean>>>> = {
    say: { owner: true, manager: true, agent: true },
    take: { owner: true, manager: true, agent: true },
    give_back: { owner: true, manager: true, agent: true },
    confirm_payment: { owner: true, manager: true, agent: false },
    decline_payment: { owner: true, manager: true, agent: false },
    undo_payment: { owner: true, manager: true, agent: false },
    refund: { owner: true, manager: true, agent: false },
    undo_refund: { owner: true, manager: true, agent: false },
    agree_price: { owner: true, manager: true, agent: false },
    undo_price: { owner: true, manager: true, agent: false },
    change_order: { owner: true, manager: true, agent: false },
    undo_order_change: { owner: true, manager: true, agent: false },
    undo_take: { owner: true, manager: true, agent: true },
    send_draft: { owner: true, manager: true, agent: true },
    discard_draft: { owner: true, manager: true, agent: true },
    close: { owner: true, manager: true, agent: true },
    set_trust: { owner: true, manager: true, agent: false },
  };

  it.each(acts.flatMap((act) => roles.map((role) => [role, act] as const)))("%s: %s", (role, act) => {
    expect(mayDo(role, act)).toBe(table[act][role]);
  });

  it("has a row for every act", () => {
    expect(Object.keys(table)).toEqual([...acts]);
  });
});

describe("the role of a person", () => {
  it.each<[Door, Role]>([
    ["command_line", "owner"],
    ["host", "manager"],
    ["staff_channel", "agent"],
    ["channel", "agent"],
    ["helpdesk", "agent"],
    ["crm", "agent"],
  ])("whom nobody knows is, by the door %s: %s", (door, role) => {
    expect(roleOf({ door, id: "9" }, nobodyKnown)).toBe(role);
  });

  it("has a default for every door there is", () => {
    expect(provenPersonSchema.options.map(({ shape }) => shape.door.value)).toEqual([...doors]);
  });

  it("is what the configuration says, for that id at that door and surface alone", () => {
    expect(roleOf(agent("7"), people)).toBe("manager");
    expect(roleOf(agent("7", "other"), people)).toBe("agent");
    expect(roleOf({ door: "crm", id: "7" }, people)).toBe("agent");
    expect(roleOf(host("olya"), people)).toBe("owner");
  });

  it("is not said twice of one id", () => {
    const doors = [{ door: "host", id: "1" }];
    const known = ["a", "b"].map((name) => ({ name, role: "agent", doors }));
    expect(peopleSchema.safeParse({ known }).success).toBe(false);
  });
});

describe("two people", () => {
  it.each<[string, PersonAtDoor, PersonAtDoor, boolean]>([
    ["two ids at one door", host("a"), host("b"), true],
    ["one id twice", host("a"), host("a"), false],
    ["two ids at one helpdesk", agent("1"), agent("2"), true],
    ["ids of two helpdesks", agent("1"), agent("2", "two"), false],
    ["two doors, and nobody is known", host("a"), agent("1"), false],
    ["two doors of one who is known", host("olya"), typed("1000"), false],
    ["two who are known, by two doors", host("olya"), agent("7"), true],
    ["one who is known and a stranger by another door", host("olya"), agent("8"), false],
    ["two users of the machine", typed("1"), typed("2"), false],
  ])("%s: %s", (_what, one, other, isTwo) => {
    expect(areSurelyTwo(one, other, people)).toBe(isTwo);
    expect(areSurelyTwo(other, one, people)).toBe(isTwo);
  });
});

describe("a confirmation", () => {
  const by = (person?: ProvenPerson): Confirmation =>
    person === undefined ? { by: "somebody", at: start } : { by: person.id, person, at: start };
  const judged = (due: number, earlier: readonly Confirmation[], mine: Confirmation, above: number | "none" = 100) =>
    judgeConfirmation(fromMajor(due, "UAH"), earlier, mine, { secondPersonAbove: above, people });

  it("is enough up to the sum, and above it where the shop says that one person is enough", () => {
    expect(judged(100, [], by(host("a")))).toBe("enough");
    expect(judged(1_000_000, [], by(host("a")), "none")).toBe("enough");
    expect(judged(0.01, [], by(host("a")), 0)).toBe("second_needed");
  });

  it("above the sum counts with that of a second person, who is surely another", () => {
    expect(judged(101, [], by(host("a")))).toBe("second_needed");
    expect(judged(101, [by(host("a"))], by(host("b")))).toBe("enough");
    expect(judged(101, [by(host("a"))], by(host("a")))).toBe("not_surely_two");
    expect(judged(101, [by(host("olya"))], by(typed("1000")))).toBe("not_surely_two");
    expect(judged(101, [by(host("a")), by(host("a"))], by(host("b")))).toBe("enough");
  });

  it("above the sum is never enough where one of the two was not proven", () => {
    expect(judged(101, [by()], by(host("b")))).toBe("not_surely_two");
    expect(judged(101, [by(host("a"))], by())).toBe("not_surely_two");
    expect(judged(100, [], by())).toBe("enough");
  });
});

describe("an undo", () => {
  const done = { person: host("a"), at: start };
  it.each<[string, PersonAtDoor | undefined, number, ReturnType<typeof judgeUndo>]>([
    ["by who did it, in time", host("a"), 10, "undone"],
    ["by who did it, too late", host("a"), 10.01, "too_late"],
    ["by another manager", host("b"), 1, "not_theirs"],
    ["by an owner", host("olya"), 10, "undone"],
    ["by an owner, too late", host("olya"), 11, "too_late"],
    ["by nobody who was proven", undefined, 1, "not_theirs"],
  ])("%s", (_what, person, minutes, verdict) => {
    expect(judgeUndo(done, { person, at: minutesOn(minutes) }, people)).toBe(verdict);
  });

  it("of what was done before people were proven is an owner's", () => {
    expect(judgeUndo({ at: start }, { person: host("a"), at: start }, people)).toBe("not_theirs");
    expect(judgeUndo({ at: start }, { person: host("olya"), at: start }, people)).toBe("undone");
  });

  it("of a take gives the chat back to whose it was, as long as nothing was done since", () => {
    const take = { act: "take", ownerBefore: "waiting", ...done } as const;
    const undo = { person: host("a"), at: minutesOn(1) };
    expect(judgeTakeUndo({ newest: take }, undo, people)).toEqual({ owner: "waiting" });
    expect(judgeTakeUndo({ newest: { ...take, act: "say" } }, undo, people)).toEqual({ refused: "nothing_to_undo" });
    expect(judgeTakeUndo({ newest: undefined }, undo, people)).toEqual({ refused: "nothing_to_undo" });
    expect(judgeTakeUndo({ newest: take }, { ...undo, at: minutesOn(11) }, people)).toEqual({ refused: "too_late" });
    expect(judgeTakeUndo({ newest: take }, { ...undo, person: host("b") }, people)).toEqual({ refused: "not_theirs" });
  });
});

describe("a principal", () => {
  it("is none that only looks like one, nor a copy of one", () => {
    const real = Principal.prove(host("a"), "Olya");
    expect(Principal.isOne(real)).toBe(true);
    const copies = [{ ...real }, structuredClone(real), JSON.parse(JSON.stringify(real)), Object.create(real)];
    for (const copy of [...copies, "manager", null, { proven: host("a"), name: "a" }]) {
      expect(Principal.isOne(copy)).toBe(false);
    }
  });

  it("has an id that can be stored, whatever a vendor calls the person", () => {
    for (const called of ["Ірина", "\u0000", "\ud800", "", " a ", `${"я".repeat(199)} 😀`, "x\u0007"]) {
      const id = idFromVendor(called);
      expect(Principal.prove({ ...host("a"), id }).proven.id).toBe(id);
    }
    for (const id of ["", "\u0000", " a", "x".repeat(201)]) {
      expect(() => Principal.prove({ ...host("a"), id })).toThrow();
    }
  });

  it("does not change once it is made", () => {
    const real = Principal.prove(host("a"));
    expect(() => Object.assign(real, { name: "b" })).toThrow(TypeError);
    expect(() => Object.assign(real.proven, { id: "b" })).toThrow(TypeError);
  });
});
