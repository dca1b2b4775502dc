/** More than this slows the page down and is read by nobody. */
export const SHOWN_CHARACTERS = 100_000;

export type ShownPayload = {
  /** Indented when it is JSON, else the text as it came; cut at `SHOWN_CHARACTERS`. */
  text: string;
  isJson: boolean;
  /** Characters that are not shown. */
  hidden: number;
};

/** A payload as a person reads it. Its digits may differ from the original: formatting reads numbers. */
export function readPayload(payload: string): ShownPayload {
  const { text, isJson } = formatJson(payload);
  return {
    text: text.slice(0, SHOWN_CHARACTERS),
    isJson,
    hidden: Math.max(0, text.length - SHOWN_CHARACTERS),
  };
}

function formatJson(payload: string): { text: string; isJson: boolean } {
  try {
    return { text: JSON.stringify(JSON.parse(payload), null, 2), isJson: true };
  } catch {
    return { text: payload, isJson: false };
  }
}
