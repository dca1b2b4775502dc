/** What a toast says; `tone` decides whether it interrupts a screen reader. */
export type ToastMessage = {
  id: number;
  title: string;
  description?: string;
  tone: 'done' | 'failed';
  action?: { label: string; onSelect: () => void };
};

type Listener = () => void;

let messages: readonly ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<Listener>();

const publish = (next: readonly ToastMessage[]) => {
  messages = next;
  listeners.forEach((listener) => listener());
};

/** Shows a message for a few seconds; an undo belongs into `action`. Returns its id. */
export function showToast(
  message: Omit<ToastMessage, 'id' | 'tone'> & { tone?: ToastMessage['tone'] },
): number {
  const id = nextId++;
  publish([...messages, { tone: 'done', ...message, id }]);
  return id;
}

/** Takes a message away. */
export const dismissToast = (id: number): void => publish(messages.filter((message) => message.id !== id));

/** For `useSyncExternalStore`. */
export const toastStore = {
  subscribe(listener: Listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => messages,
};
