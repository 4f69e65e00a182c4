/** Answers that need not be found twice. */

/** How many answers are kept of one function. */
const LIMIT = 4096;

/**
 * The function, which must be pure, with its answers remembered: scenarios are played again and again, and ask for the same
 * sizes, digests and ids each time. What it throws is not kept.
 */
export function remembering<Answer>(answerTo: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = answerTo(text);
    if (answers.size >= LIMIT) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
