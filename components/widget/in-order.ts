/**
 * Answers in the order of their questions. One that was overtaken by a newer answer is old; one that only has newer questions behind it is
 * shown: where changes come faster than answers, waiting for the last one would show nothing at all, and keep the last patient's name.
 */
export class InOrder {
  #asked = 0;
  #shown = 0;

  /** The number of a question that is asked now. */
  ask(): number {
    return ++this.#asked;
  }

  /** Whether the answer to this question is newer than all that were shown. If so it counts as shown. */
  shows(question: number): boolean {
    if (question <= this.#shown) return false;
    this.#shown = question;
    return true;
  }
}
