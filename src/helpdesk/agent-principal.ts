import { idFromVendor, Principal } from "../core/index.ts";

/** An agent as the helpdesk names the author of a comment, which we read there with the shop's own key. */
export function agentPrincipal(
  helpdesk: string,
  { authorId, authorName }: { readonly authorId?: string | undefined; readonly authorName: string },
): Principal {
  const at = new Date().toISOString();
  // A helpdesk that gives no id for an author knows them by their name.
  const id = idFromVendor(authorId ?? authorName);
  return Principal.prove({ door: "helpdesk", how: "author_there", surface: helpdesk, id, at }, authorName);
}
