import { expect, it } from "vitest";
import { callTool } from "../../kit/tool-situation.ts";

const said = ["Олена Коваль, 067 123 45 67, Київ, відділення 5"];

it("keeps what the customer said, the phone in one spelling", async () => {
  const args = { name: "Олена Коваль", phone: "0671234567", city: "Київ", branch: "відділення 5" };
  const { result, change, evidence } = await callTool("set_delivery", args, { said });
  const delivery = { ...args, phone: "+380671234567" };
  expect(result).toEqual({ delivery, missing: [], problems: [] });
  expect(change?.draft?.delivery).toEqual(delivery);
  expect(evidence).toEqual({ delivery });
});

it("keeps nothing that the customer did not say, and says what is wrong with each", async () => {
  const args = { name: "1", phone: "12", city: "Львів", branch: "9" };
  const { result, change } = await callTool("set_delivery", args, { said });
  expect(result).toEqual({
    delivery: {},
    missing: ["name", "phone", "city", "branch"],
    problems: [
      { field: "phone", problem: "not_a_phone" },
      { field: "name", problem: "unclear" },
      { field: "city", problem: "not_said_by_customer" },
      { field: "branch", problem: "not_said_by_customer" },
    ],
  });
  expect(change).toBeUndefined();
});
