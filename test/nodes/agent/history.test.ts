import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { runTurn } from "../../../graph/run-turn.ts";
import { historyOf } from "../../../nodes/agent/history.ts";
import { customerMessage } from "../../../nodes/turn/customer-message.ts";
import { turnInput } from "../../../nodes/turn/turn-input.ts";
import { type Attachment, inboundId } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { deskTurn, saidTurn } from "../../kit/desk-turn.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";

const textsOf = (messages: Parameters<typeof historyOf>[0]): string[] =>
  historyOf(messages, demoShop).map(({ text }) => text);
const said = (text: string, attachments: readonly Attachment[]) =>
  customerMessage({ id: inboundId("i"), text, attachments });

describe("the history as the model reads it", () => {
  it("has words for files, with what a reader saw on them, and the customer's own words before", () => {
    expect(
      textsOf([
        said("", [{ kind: "photo", ref: "r", words: "червона сукня" }]),
        said("ось чек", [{ kind: "document", ref: "r", name: "check.pdf" }]),
        said("", [
          { kind: "voice", ref: "r" },
          { kind: "sticker", ref: "r" },
          { kind: "location", ref: "r" },
        ]),
      ]),
    ).toEqual(["[photo: червона сукня]", "ось чек\n[document: check.pdf]", "[voice]\n[sticker]\n[location]"]);
  });

  it("does not repeat the words of a voice message that are its text", () => {
    expect(textsOf([said("є на 122?", [{ kind: "voice", ref: "r", words: "є на 122?" }])])).toEqual([
      "є на 122?\n[voice]",
    ]);
  });

  it("names the person of the shop who wrote, and when, as the shop's clock shows it", () => {
    const at = "2026-01-14T12:05:00.000Z";
    const { messages } = turnInput(
      deskTurn(1, { kind: "person_message", text: "зробимо 1010", by: "Оксана ]" }, { at }),
      [],
    );
    expect(textsOf(messages)).toEqual(["[manager Оксана, 2026-01-14 10:00] зробимо 1010"]);
    expect(textsOf([new AIMessage({ content: "до кінця дня", name: "person" })])).toEqual(["[manager] до кінця дня"]);
  });

  it("tells a block of the product's by its first line, once something was said after it", () => {
    const block = "До сплати: 200 грн.\n\nРеквізити:\nIBAN: UA1";
    const shown = new AIMessage({ id: "t_1/payment/o_1", content: block });
    const said = new AIMessage({ id: "t_2/agent", content: "один\nдва\nтри\nчотири" });
    expect(textsOf([shown, new HumanMessage("а коли?")])).toEqual([block, "а коли?"]);
    expect(textsOf([shown, new HumanMessage("а коли?"), said, said])).toEqual([
      "До сплати: 200 грн. […]",
      "а коли?",
      said.text,
      said.text,
    ]);
  });

  it("keeps calls of tools with their results, also without a word", () => {
    const call = new AIMessage({ content: "", tool_calls: [{ name: "own_tool", args: {}, id: "1" }] });
    const result = new ToolMessage({ content: "", tool_call_id: "1" });
    expect(historyOf([call, result], demoShop)).toEqual([call, result]);
  });

  it("holds no empty message, whoever's it is", () => {
    expect(textsOf([new HumanMessage(" "), new AIMessage(""), new AIMessage("так")])).toEqual([
      "[empty message]",
      "так",
    ]);
  });
});

it("a file without a word, at any point of a chat, leaves no empty message in what the model is sent", async () => {
  const model = new ScriptedModel(() => ({ text: "Так." }));
  const desk = await deskOf(model);
  const file = (kind: Attachment["kind"]) => ({
    kind: "message" as const,
    text: "",
    attachments: [{ kind, ref: "r" }],
  });
  const turns = [
    saidTurn(1, "добрий день"),
    deskTurn(2, file("photo")),
    deskTurn(3, file("sticker")),
    deskTurn(4, file("location")),
    deskTurn(5, file("voice")),
    saidTurn(6, "то є на 122?"),
  ];
  for (const turn of turns) await runTurn(desk.graph, turn, deskCustomer);
  const sent = model.asked.at(-1)?.map(({ text }) => text) ?? [];
  expect(sent.filter((text) => text.trim() === "")).toEqual([]);
  expect(sent).toEqual(expect.arrayContaining(["[photo]", "[sticker]", "[location]", "[voice]", "то є на 122?"]));
});
