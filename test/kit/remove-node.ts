import { snake } from "./architecture/spelling.ts";
import type { HouseCopy } from "./house-copy.ts";

/** All that may name a node from outside: its place in the process, its part of the state, its export, its request. */
const register = ["graph/graph.ts", "graph/routes.ts", "graph/state.ts", "nodes/index.ts", "nodes/turn/request.ts"];

const isComment = (line: string): boolean => /^\s*(\/\/|\/?\*)/.test(line);

/**
 * A node's folder, and in the register each line that names it or something out of its folder; in a list or a union the
 * name alone.
 */
export function removeNode(house: HouseCopy, node: string): void {
  house.remove(`nodes/${node}`);
  const name = `"${snake(node)}"`;
  for (const file of register) {
    const taken = house
      .read(file)
      .split("\n")
      .filter((line) => line.includes(`/${node}/`))
      .flatMap((line) =>
        (/\{(.*)\}/.exec(line)?.[1] ?? "")
          .replaceAll("type ", "")
          .split(",")
          .map((each) => each.trim()),
      );
    const namesIt = new RegExp(`${name}|/${node}/|\\b(?:${taken.join("|") || "(?!)"})\\b`);
    house.editLines(file, (line) => {
      const left = line.replace(new RegExp(`(?<=\\[|", )${name}, |${name} \\| | \\| ${name}`), "");
      return !isComment(left) && namesIt.test(left) ? undefined : left;
    });
  }
}
