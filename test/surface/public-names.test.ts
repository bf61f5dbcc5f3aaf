import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { entries } from "../kit/entries.ts";

/**
 * Every public name, types in front with "type ". A name that is added or taken away shows here, and in the changelog.
 */
const names = (file: string): string[] => {
  const statements = readFileSync(file, "utf8").matchAll(/^export (type )?\{([^}]*)\} from/gm);
  return [...statements]
    .flatMap(([, type, list = ""]) =>
      list
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "")
        .map((name) => (type === undefined ? name : `type ${name}`)),
    )
    .toSorted();
};

describe("the public surface", () => {
  it("has four entries", () => {
    expect(Object.fromEntries(entries)).toMatchInlineSnapshot(`
      {
        "deskgraph": "src/index.ts",
        "deskgraph/graph": "graph/index.ts",
        "deskgraph/nodes": "nodes/index.ts",
        "deskgraph/rehearsal": "integrations/rehearsal/index.ts",
      }
    `);
  });

  it("names what the root exports", () => {
    expect(names("src/index.ts").join("\n")).toMatchInlineSnapshot(`
      "ConfigError
      FailureError
      HomeError
      NotAllowed
      Overloaded
      Secret
      churnTicket
      conversationId
      createApp
      createCatalogue
      createChurnTicket
      createHelpdesk
      customerId
      defineConfig
      demoShop
      homeOf
      hostPrincipal
      inboundId
      loadConfig
      openHome
      turnIdOf
      type Accepted
      type App
      type AppOptions
      type Arrival
      type Attachment
      type Catalogue
      type ChurnCustomer
      type Config
      type Conversation
      type CustomerCard
      type CustomerMemory
      type Deliverer
      type DeliveryContext
      type DeliveryResult
      type Effect
      type EffectKind
      type Failure
      type FileBytes
      type Files
      type Helpdesk
      type HelpdeskConnection
      type HelpdeskPlan
      type HelpdeskVendor
      type Home
      type HomeOptions
      type Inbound
      type InboundBody
      type Language
      type MediaReaders
      type ModelBudget
      type Money
      type NewComment
      type NewTicket
      type Outbox
      type Owner
      type Principal
      type Product
      type Receipt
      type Reply
      type Shop
      type ShopCatalogue
      type ShopConfig
      type Ticket
      type TicketChange
      type TicketComment
      type Turn
      type TurnOutcome
      type VendorCalls"
    `);
  });

  it("names what the other entries export", () => {
    const others = [...entries].filter(([entry]) => entry !== "deskgraph");
    expect(Object.fromEntries(others.map(([entry, file]) => [entry, names(file)]))).toMatchInlineSnapshot(`
      {
        "deskgraph/graph": [
          "DeskState",
          "compileDesk",
          "deskGraph",
          "runTurn",
          "type DeskGraph",
          "type DeskStateValues",
          "type GraphDeps",
          "type Who",
        ],
        "deskgraph/nodes": [
          "AgentSlice",
          "AwaitPaymentSlice",
          "EscalationSlice",
          "FollowUpSlice",
          "GuidedSlice",
          "MediaSlice",
          "MemoryContextSlice",
          "ModerationSlice",
          "PaymentSlice",
          "ToolsSlice",
          "TroubleSlice",
          "agent",
          "awaitPayment",
          "createReplyJudge",
          "defineTool",
          "escalation",
          "followUp",
          "guided",
          "media",
          "memoryContext",
          "moderation",
          "payment",
          "productTools",
          "tools",
          "trouble",
          "type AgentDeps",
          "type Change",
          "type EscalationDeps",
          "type FollowUpDeps",
          "type GuidedDeps",
          "type MediaDeps",
          "type MemoryContextDeps",
          "type ModerationDeps",
          "type PaymentDeps",
          "type PaymentQuestion",
          "type Situation",
          "type Tool",
          "type ToolAnswer",
          "type ToolDeps",
          "type ToolEvidence",
          "type ToolsDeps",
          "type TroubleDeps",
        ],
        "deskgraph/rehearsal": [
          "RehearsalModel",
          "type RehearsalCallOptions",
        ],
      }
    `);
  });

  it.each([...entries])("%s exports by name alone, and nothing else at run time", async (_entry, file) => {
    expect(readFileSync(file, "utf8")).not.toMatch(/export \*|export (?:default|const|function|class)/);
    const atRunTime = Object.keys((await import(pathToFileURL(file).href)) as object);
    expect(atRunTime.toSorted()).toEqual(names(file).filter((name) => !name.startsWith("type ")));
  });

  it("stays small, and keeps internals to itself", () => {
    const all = [...entries.values()].flatMap(names);
    expect(new Set(all).size).toBe(all.length);
    expect(names("src/index.ts").length).toBeLessThanOrEqual(70);
    expect(all.filter((name) => /crash|lane|settle|checkpoint|^(?:type )?Store$/i.test(name))).toEqual([]);
  });
});
