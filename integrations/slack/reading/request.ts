/** Events come as JSON, presses and modals as a form with JSON in it, commands as a form. Undefined: none of these. */
export function readRequest(raw: Uint8Array): unknown {
  const text = new TextDecoder().decode(raw);
  if (text.trimStart().startsWith("{")) return parsed(text);
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  if (payload !== null) return parsed(payload);
  return form.has("command") || form.has("ssl_check") ? Object.fromEntries(form) : undefined;
}

/** Undefined where it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
