/** Few enough that memory stays small, whatever the questions. */
const MOST_ANSWERS = 10_000;
const MOST_CHARACTERS = 16_000_000;

/** Remembers answers to the same question. When it is full it starts again, so that its memory is bounded. */
export class AnswerCache<T> {
  readonly #answers = new Map<string, T>();
  #characters = 0;

  get(question: string, answer: () => T): T {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const fresh = answer();
    if (this.#answers.size >= MOST_ANSWERS || this.#characters + question.length > MOST_CHARACTERS) {
      this.#answers.clear();
      this.#characters = 0;
    }
    this.#answers.set(question, fresh);
    this.#characters += question.length;
    return fresh;
  }
}
