/** Without the line breaks at the end, in time by their number: the usual pattern takes its square. */
export function trimLineEnds(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
