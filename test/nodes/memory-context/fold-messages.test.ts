import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { expect, it } from "vitest";
import { foldMessages } from "../../../nodes/memory-context/fold-messages.ts";
import { customerMessage } from "../../../nodes/turn/customer-message.ts";
import { personMessage } from "../../../nodes/turn/person-message.ts";
import { inboundId } from "../../../src/core/index.ts";

const filler = Array.from({ length: 16 }, (_, at) => new HumanMessage({ id: `f_${at}`, content: `далі ${at}` }));
const summaryOf = (old: readonly BaseMessage[], before = ""): string[] =>
  foldMessages([...old, ...filler], before).summary.split("\n");

it("keeps what was agreed, sizes, names of goods and open questions, and drops manners and what the context holds", () => {
  const said = [
    new HumanMessage("Добрий день!"),
    new AIMessage("Вітаю! Рада допомогти. Що шукаєте?"),
    new HumanMessage("сукню доньці, зріст 124"),
    new AIMessage(
      "Ось що є:\n• Сукня «Анна», червона: 1190 грн, розмір 122-128\n• Сукня «Роза», рожева: 1690 грн, розмір 122-128\nЩо додати?",
    ),
    new HumanMessage("Анну беру. а подарункова упаковка є?"),
    new AIMessage("Чудово! Про упаковку інформації немає, запитаю в менеджера."),
    personMessage({ id: inboundId("p"), text: "Упакуємо безкоштовно", by: "Оксана", at: "2026-01-14T10:00:00.000Z" }),
    customerMessage({ id: inboundId("c"), text: "", attachments: [{ kind: "photo", ref: "r", words: "синя сукня" }] }),
    new AIMessage({ id: "t_1/payment/review", content: "Перевірте, будь ласка, замовлення:\n• Сукня «Анна»" }),
    new HumanMessage("Дуже дякую 🙏"),
  ];
  expect(summaryOf(said)).toEqual([
    "customer: сукню доньці, зріст 124",
    "assistant: showed Сукня «Анна», червона: 1190 грн, розмір 122-128; Сукня «Роза», рожева: 1690 грн, розмір 122-128",
    "customer: Анну беру. а подарункова упаковка є?",
    "assistant: Про упаковку інформації немає, запитаю в менеджера.",
    "manager Оксана 2026-01-14: Упакуємо безкоштовно",
    "customer: [photo: синя сукня]",
  ]);
});

it("is bounded: what says least goes first, and a person's word stays longest", () => {
  const agreed = "manager Оксана 2026-01-14: зробимо 1010 зі знижкою";
  const chatter = Array.from(
    { length: 60 },
    (_, at) => new HumanMessage(`ну таке собі, подумаю ще ${"ой ".repeat(9)}${"x".repeat(at)}`),
  );
  const asked = new HumanMessage("а на 134 є?");
  const lines = summaryOf([asked, ...chatter], agreed);
  expect(lines.join("\n").length).toBeLessThanOrEqual(1_200);
  expect(lines.slice(0, 2)).toEqual([agreed, "customer: а на 134 є?"]);
  expect(lines.at(-1)).toContain("x".repeat(59));
});
