import type { Actor } from '@/lib/domain/roles';
import { isLive, subscribeLive } from '@/lib/views/live/live-updates';

const AT_MOST_EVERY_MS = 1_000;
const HEARTBEAT_MS = 15_000;

type Change = { kinds: string[]; denials: number; at: string };

/** Streams never end by themselves: a server that stops has to end them. */
const openStreams = new Set<() => void>();
process.once('SIGTERM', () => openStreams.forEach((close) => close()));

/** A stream of `change` events, gathered so that a busy store wakes a screen once a second at most. */
export function streamLive(actor: Actor, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  // How many denials there were says something about zones that the actor may not see.
  const isConfined = actor.zones !== null;
  let cancel = () => undefined as void;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      let gathered: Change | null = null;
      const flush = () => {
        if (!gathered) return;
        const { denials, ...rest } = gathered;
        send(`event: change\ndata: ${JSON.stringify(isConfined ? rest : { ...rest, denials })}\n\n`);
        gathered = null;
      };
      const unsubscribe = subscribeLive(actor, (payload) => {
        gathered = merge(gathered, JSON.parse(payload) as Change);
      });
      const ticker = setInterval(flush, AT_MOST_EVERY_MS);
      // Proxies close silent connections; the screen learns from it whether the store is heard.
      const heartbeat = setInterval(() => send(`event: state\ndata: {"live":${isLive()}}\n\n`), HEARTBEAT_MS);
      let isOpen = true;
      cancel = () => {
        if (!isOpen) return;
        isOpen = false;
        openStreams.delete(cancel);
        unsubscribe();
        clearInterval(ticker);
        clearInterval(heartbeat);
        try {
          controller.close();
        } catch {
          // The other side closed it first.
        }
      };
      signal.addEventListener('abort', cancel, { once: true });
      openStreams.add(cancel);
      send(`retry: 3000\nevent: state\ndata: {"live":${isLive()}}\n\n`);
    },
    cancel: () => cancel(),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

const merge = (left: Change | null, right: Change): Change =>
  left
    ? {
        kinds: [...new Set([...left.kinds, ...right.kinds])],
        denials: left.denials + right.denials,
        at: right.at,
      }
    : right;
