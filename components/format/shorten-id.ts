/** Shortens an id in the middle so that both ends stay readable: "0190a3b2…7f2c9d". */
export function shortenId(id: string, length = 16): string {
  if (id.length <= length) return id;
  const kept = length - 1;
  const head = Math.ceil(kept / 2);
  return `${id.slice(0, head)}…${id.slice(id.length - (kept - head))}`;
}
