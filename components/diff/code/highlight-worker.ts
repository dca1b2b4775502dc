import { highlightCode } from './highlight-code';
import { packTokens } from './packed-tokens';
import type { HighlightAnswer, HighlightRequest } from './request-tokens';

// A text of ten thousand lines takes a good part of a second: not in the thread of the page.
addEventListener('message', ({ data }: MessageEvent<HighlightRequest>) => {
  const { id, from, to, grammar } = data;
  const tokens = {
    from: packTokens(highlightCode(from, grammar)),
    to: packTokens(highlightCode(to, grammar)),
  };
  const buffers = [tokens.from, tokens.to].flatMap(({ ends, parts }) => [ends.buffer, parts.buffer]);
  postMessage({ id, tokens } satisfies HighlightAnswer, { transfer: buffers });
});
