/** Kinds of goods by their ids, each with the id of the wider one. */
export type Kinds = Map<string, { readonly name: string; readonly parent: string }>;

/** More levels than any shop has; a circle ends there. */
const mostLevels = 8;

/** From the widest kind down to this one; empty where it is not known. */
export function kindPath(id: string, kinds: Kinds): string[] {
  const path: string[] = [];
  for (let at = kinds.get(id); at !== undefined && path.length < mostLevels; at = kinds.get(at.parent)) {
    path.unshift(at.name);
  }
  return path;
}
