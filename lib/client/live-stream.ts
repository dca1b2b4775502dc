import { z } from 'zod';

/** What `GET /api/v1/stream` sends as event `change`: which kinds of events became visible. */
export const liveChangeSchema = z.object({
  kinds: z.array(z.string()),
  denials: z.number().catch(0),
  at: z.string(),
});
export type LiveChange = z.infer<typeof liveChangeSchema>;

/** live: the stream is open. polling: it failed, pages ask every 30 s. paused: hidden or switched off. */
export type LiveState = 'live' | 'polling' | 'paused' | 'connecting';

/** Reads one message of the stream; null for what is not a change. */
export function parseLiveChange(data: string): LiveChange | null {
  try {
    const parsed = liveChangeSchema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export type StreamPorts = {
  open: () => EventSource;
  onChange: (change: LiveChange) => void;
  onState: (state: LiveState) => void;
  /** Called when events may have been missed, and at every poll while the stream is down. */
  onGap: () => void;
};

const POLL_MS = 30_000;

/**
 * Keeps one stream open; while it is down asks every 30 s instead and tries to open it again at the
 * same pace. Returns what closes it.
 */
export function connectLiveStream({ open, onChange, onState, onGap }: StreamPorts): () => void {
  let source: EventSource;
  let poll: ReturnType<typeof setInterval> | null = null;
  let opened = false;

  const stopPolling = () => {
    if (poll) clearInterval(poll);
    poll = null;
  };
  const startPolling = () => {
    onState('polling');
    poll ??= setInterval(() => {
      onGap();
      // The browser reconnects by itself unless the server refused; then only a new source can.
      if (source.readyState === 2) source = start();
    }, POLL_MS);
  };

  function start(): EventSource {
    const next = open();
    next.addEventListener('open', () => {
      stopPolling();
      if (opened) onGap();
      opened = true;
      onState('live');
    });
    next.addEventListener('change', (event) => {
      const change = parseLiveChange(String((event as MessageEvent).data));
      if (change) onChange(change);
    });
    next.addEventListener('error', () => {
      if (next === source) startPolling();
    });
    return next;
  }

  onState('connecting');
  source = start();
  return () => {
    stopPolling();
    source.close();
    onState('paused');
  };
}
