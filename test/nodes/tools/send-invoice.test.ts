import { expect, it } from "vitest";
import { money, sku } from "../../../src/core/index.ts";
import { callTool, openBill } from "../../kit/tool-situation.ts";

const line = { sku: sku("A-122"), title: "Сукня", size: "122", price: money(100, "UAH"), quantity: 1 };
const bill = { ...openBill, lines: [line] };
const email = "olena@example.com";

it("makes the document of the bill itself, and asks a person to send it", async () => {
  const { result, change } = await callTool("send_invoice", { email }, { bill, said: [`на ${email}, будь ласка`] });
  expect(result).toEqual({ status: "asked_person" });
  expect(change?.wish).toMatchObject({ act: "send_invoice", becomes: [email] });
  const [document = ""] = change?.wish?.was ?? [];
  for (const words of ["Рахунок 1 від 2026-01-14", "Сукня, 122 × 1", "До сплати", "IBAN", "не фіскальний чек"]) {
    expect(document).toContain(words);
  }
});

it("sends to no address that the customer did not write, and nothing without a bill", async () => {
  expect((await callTool("send_invoice", { email }, { bill, said: ["рахунок"] })).result).toHaveProperty("error");
  expect((await callTool("send_invoice", { email }, { said: [email] })).result).toHaveProperty("error");
  expect((await callTool("send_invoice", { email: "olena" }, { bill, said: ["olena"] })).result).toHaveProperty(
    "error",
  );
});
