import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectLiveStream, parseLiveChange, type LiveState } from './live-stream';

class FakeSource extends EventTarget {
  readyState = 0;
  closed = false;
  close() {
    this.closed = true;
  }
  say(type: string, data?: unknown) {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data) }));
  }
}

const setup = () => {
  const sources: FakeSource[] = [];
  const states: LiveState[] = [];
  const onChange = vi.fn();
  const onGap = vi.fn();
  const close = connectLiveStream({
    open: () => {
      const source = new FakeSource();
      sources.push(source);
      return source as unknown as EventSource;
    },
    onChange,
    onGap,
    onState: (state) => states.push(state),
  });
  return { sources, states, onChange, onGap, close };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('passes changes on and ignores what it cannot read', () => {
  const { sources, onChange, states } = setup();
  sources[0]!.say('open');
  sources[0]!.say('change', { kinds: ['decision'], denials: 3, at: '2026-11-21T10:00:00Z' });
  sources[0]!.say('change', { nonsense: true });
  expect(onChange).toHaveBeenCalledExactlyOnceWith({
    kinds: ['decision'],
    denials: 3,
    at: '2026-11-21T10:00:00Z',
  });
  expect(states).toEqual(['connecting', 'live']);
  expect(parseLiveChange('not json')).toBeNull();
});

it('polls every 30 s while the stream is down and says so', () => {
  const { sources, states, onGap } = setup();
  sources[0]!.say('error');
  expect(states.at(-1)).toBe('polling');
  vi.advanceTimersByTime(60_000);
  expect(onGap).toHaveBeenCalledTimes(2);
});

it('opens a new stream when the server refused the first, and asks once for what was missed', () => {
  const { sources, states, onGap } = setup();
  sources[0]!.say('open');
  sources[0]!.readyState = 2;
  sources[0]!.say('error');
  vi.advanceTimersByTime(30_000);
  expect(sources).toHaveLength(2);
  sources[1]!.say('open');
  expect(states.at(-1)).toBe('live');
  expect(onGap).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(90_000);
  expect(onGap).toHaveBeenCalledTimes(2);
});

it('closing ends the stream and the polling', () => {
  const { sources, states, onGap, close } = setup();
  sources[0]!.say('error');
  close();
  vi.advanceTimersByTime(120_000);
  expect(sources[0]!.closed).toBe(true);
  expect(states.at(-1)).toBe('paused');
  expect(onGap).not.toHaveBeenCalled();
});
