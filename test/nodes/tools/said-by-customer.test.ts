import { describe, expect, it } from "vitest";
import { saidDigits, saidWords } from "../../../nodes/tools/said-by-customer.ts";

describe("what the customer said", () => {
  it.each([
    ["Київ", "Kyiv, branch 5"],
    ["Київ", "отправьте в Киев"],
    ["Одеса", "я з Одеси"],
    ["Олена Коваль", "Olena Koval 067"],
    ["Львів", "во Львов"],
    ["Харків", "Харьков"],
    ["Щасливцева Юлія", "юлія щасливцева"],
  ])("finds %j in %j", (value, said) => expect(saidWords(value, [said])).toBe(true));

  it.each([
    ["Дніпро", "Київ, відділення 5"],
    ["Іван Франко", "Олена Коваль"],
    ["Олена Шевченко", "Олена Коваль"],
  ])("does not find %j in %j", (value, said) => expect(saidWords(value, [said])).toBe(false));

  it("finds digits whatever stands between them, within one message", () => {
    expect(saidDigits("671234567", ["тел. +38 (067) 123-45-67"])).toBe(true);
    expect(saidDigits("671234567", ["067 123", "45 67"])).toBe(false);
    expect(saidDigits("", ["1"])).toBe(false);
  });
});
