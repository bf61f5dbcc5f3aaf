import type { AgentContext } from "../../nodes/agent/context.ts";
import { nameOfCategory } from "./slots/garments.ts";

/** More than this is a list to read, not a question to answer. */
const mostNamed = 8;

/** The kinds of things the shop has, in the customer's language as far as they are known in it. */
export const kindsOf = ({ categories, language }: AgentContext): string[] =>
  categories.slice(0, mostNamed).map((category) => nameOfCategory(category, language));
